import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunRecord } from '../../functions/deliver/ledger/run-record.ts';
import { readStartArguments, usage } from './start-arguments.ts';
import { type Sandbox, startSandbox } from './start-sandbox.ts';

/*
 * `npm start`: Casebook and all that it needs, on this machine, until Ctrl-C. The report that was due last is made at
 * once, so that there is something to look at; the next is made when it is due.
 */

const print = (text: string) => process.stdout.write(`${text}\n`);
const folder = 'out';

async function main(): Promise<void> {
  const { help, ...options } = readStartArguments(process.argv.slice(2));
  if (help) {
    print(usage);
    return;
  }
  // What the functions log and measure is for CloudWatch; here only what goes wrong is of interest.
  Object.assign(process.env, { POWERTOOLS_LOG_LEVEL: 'ERROR', POWERTOOLS_METRICS_DISABLED: 'true' });
  print('The invented firm lives through six weeks first, so that there is something to compare with.');
  const sandbox = await startSandbox({ ...options, onRun: (run) => print(describeRun(run)), onFailure: print });
  await writeFiles(sandbox);
  print(welcome(sandbox));
  const stop = () => {
    print('\nStopping.');
    // What is still under way has nothing left to go on with.
    sandbox.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  await sandbox.fireLastDue();
}

/** What a program of its own, such as the doctor, needs to find this world. */
async function writeFiles({ cloud, settings }: Sandbox): Promise<void> {
  await mkdir(folder, { recursive: true });
  const lines = Object.entries(cloud.environment).map(([name, value]) => `${name}=${value}\n`);
  await writeFile(join(folder, 'sandbox.env'), lines.join(''));
  await writeFile(join(folder, 'sandbox-reports.json'), `${JSON.stringify(settings, undefined, 2)}\n`);
}

function welcome({ url, world, cloud, settings: { reports } }: Sandbox): string {
  const ids = reports.map(({ id }) => id);
  return `
The firm is invented, and nothing leaves this machine.

  URL       ${url}
  Mailbox   ${cloud.ses.url}
  Plannr    ${world.plannr.url}  (token ${world.plannr.token})
  API key   ${cloud.apiKey}

Ask for a report, sent to you alone:

  curl -i ${url}/reports/${ids[0]}/runs -H "Authorization: Bearer ${cloud.apiKey}" \\
    -H "Content-Type: application/json" -d '{"to":"you@harbour.example"}'

See how it goes, and fetch its workbook (with the run that Location named):

  curl ${url}/runs -H "Authorization: Bearer ${cloud.apiKey}"
  curl -L -OJ ${url}/runs/${ids[0]}.…/workbook -H "Authorization: Bearer ${cloud.apiKey}"

Look whether anything is missing:

  env $(cat ${folder}/sandbox.env) npm run doctor -- --reports ${folder}/sandbox-reports.json

Ctrl-C ends it. The report that was due last is being made now.
`;
}

function describeRun({ run, state, askedBy, deliveries, error }: RunRecord): string {
  const readers = deliveries.map(({ email, state: how }) => `${email} ${how}`).join(', ');
  const rest = error === undefined ? readers : `${error.happened} ${error.whatToDo}`;
  return `Run ${run}, asked for by ${askedBy}: ${state}${rest === '' ? '' : ` (${rest})`}`;
}

main().catch((error: unknown) => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const said = error instanceof Error ? error.message : String(error);
  const whatToDo =
    code === 'EADDRINUSE' ? 'Stop what uses the port, or give another one: npm start -- --port 4400' : usage;
  process.stderr.write(`${said}\n${whatToDo}\n`);
  process.exit(1);
});
