import { mkdir, writeFile } from 'node:fs/promises';
import { mailSamples } from './mail-samples.ts';

/* Writes the mails that the tests check into out/mail, to be looked at: `node test/render/mail/write-mails.ts`. */

const folder = process.argv[2] ?? 'out/mail';
await mkdir(folder, { recursive: true });
for (const [name, { mail }] of mailSamples()) {
  await writeFile(`${folder}/${name}.html`, mail.html);
  await writeFile(`${folder}/${name}.txt`, mail.text);
  console.log(name, `${Buffer.byteLength(mail.html)} bytes of HTML`);
}
