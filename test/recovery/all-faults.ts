import { awsFaults, type Call, type Fault, lastings, parts, plannrFaults, type Service } from './faults.ts';
import { type Played, playRun } from './play-run.ts';

export type Trial = { readonly fault: Fault; readonly call: Call; readonly played: Played };

/** Every way in which each of these calls can go wrong. */
export function allFaults(calls: readonly Call[]): readonly Omit<Trial, 'played'>[] {
  return calls.flatMap((call, index) =>
    (call.service === 'Plannr' ? plannrFaults : awsFaults).flatMap((how) =>
      lastings.map((lasting) => ({ call, fault: { call: index, how, lasting } })),
    ),
  );
}

/** Plays them, a few side by side: most of a run is waiting for the loopback. */
export async function playAll(faults: readonly Omit<Trial, 'played'>[]): Promise<readonly Trial[]> {
  const trials: Trial[] = [];
  const left = [...faults];
  const work = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      trials.push({ ...next, played: await playRun(next.fault) });
    }
  };
  await Promise.all(Array.from({ length: 3 }, work));
  return trials;
}

/** A trial in a line, for people. */
export function inWords({ fault, call, played }: Trial): string {
  const { end, madeGood, faults } = played;
  const after = end === 'whole' ? '' : madeGood ? ', then made good' : ', and not made good';
  return `call ${fault.call} (${call.service}, ${call.part}) ${fault.how} ${fault.lasting}: ${end}${after} ${faults.join('; ')}`;
}

/** What came of them, as tables in Markdown. */
export function tablesOf(trials: readonly Trial[]): string {
  const services: readonly Service[] = ['DynamoDB', 'S3', 'SES', 'SSM', 'Lambda', 'Plannr'];
  const byFault = services.flatMap((service) =>
    (service === 'Plannr' ? plannrFaults : awsFaults).map((how) =>
      row(
        [service, how],
        trials.filter(({ call, fault }) => call.service === service && fault.how === how),
      ),
    ),
  );
  const byPart = parts.map((part) =>
    row(
      [part],
      trials.filter(({ call }) => call.part === part),
    ),
  );
  const columns = '| Once: whole | told | Two minutes: whole | told | Silent | Mail twice |\n';
  const rule = (count: number) => `|${' --- |'.repeat(count)}\n`;
  return (
    `| Service | Fault | Calls ${columns}${rule(9)}${byFault.join('\n')}\n\n` +
    `| The run is at | Calls ${columns}${rule(8)}${[...byPart, row(['**all**'], trials)].join('\n')}\n`
  );
}

function row(names: readonly string[], trials: readonly Trial[]): string {
  const count = (lasting: string, end: string) =>
    trials.filter(({ fault, played }) => fault.lasting === lasting && played.end === end).length;
  const cells = [
    new Set(trials.map(({ fault }) => fault.call)).size,
    ...lastings.flatMap((lasting) => [count(lasting, 'whole'), count(lasting, 'told')]),
    trials.filter(({ played }) => played.end === 'silent').length,
    trials.filter(({ played }) => played.doubled > 0).length,
  ];
  return `| ${[...names, ...cells].join(' | ')} |`;
}
