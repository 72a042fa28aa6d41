import { limits, type Monday, simulateMonday } from './simulate-monday.ts';
import { stackLimits, weighStack } from './weigh-stack.ts';

/*
 * Five hundred firms at seven on Monday in one account, by a made clock, and how many reports one stack holds:
 *
 *     node test/bench/many-firms.ts
 */
const clock = (seconds: number) =>
  `07:${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
/** As the mailer waits: functions/deliver/mail/ses-mailer.ts. */
const waits = [1, 2, 4, 8, 15, 30];

const lines = [
  '| Firms, readers each | Starts spread over | Last mail | Mails given up | Refused as too fast | Runs at once | Writes a second at most |',
  '| --- | --- | --- | --- | --- | --- | --- |',
];
const play = (monday: Omit<Monday, 'waits'>) => {
  const told = simulateMonday({ ...monday, waits });
  const { firms, readers, spreadSeconds } = monday;
  lines.push(
    `| ${firms}, ${readers} | ${spreadSeconds / 60} min | ${clock(told.lastMail)} | ${told.givenUp} of ${firms * readers} | ${told.refusals} | ${told.mostRuns} | ${told.mostWrites} |`,
  );
};
for (const firms of [10, 50, 100, 200]) play({ firms, readers: 10, spreadSeconds: 0 });
for (const spreadSeconds of [0, 300, 420, 600, 900]) play({ firms: 500, readers: 10, spreadSeconds });
for (const spreadSeconds of [0, 120]) play({ firms: 500, readers: 3, spreadSeconds });
console.log(lines.join('\n'));
console.log(`\nSES: ${limits.mailsPerSecond} mails a second; Lambda: ${limits.lambdaConcurrency} at once.\n`);

const [one, many] = [weighStack(1), weighStack(21)];
const each = <K extends keyof typeof one>(key: K) => (many[key] - one[key]) / 20;
const most = (key: 'resources' | 'templateBytes') => Math.floor((stackLimits[key] - one[key]) / each(key)) + 1;
for (const key of ['resources', 'templateBytes'] as const) {
  console.log(
    `${key}: ${one[key]} with one report, ${each(key).toFixed(1)} for each more, at most ${stackLimits[key]}: ${most(key)} reports`,
  );
}
console.log(`settings: ${Math.round(each('settingsBytes'))} bytes for each report`);
