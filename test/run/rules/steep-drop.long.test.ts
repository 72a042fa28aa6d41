import { expect, test } from 'vitest';
import { leastDrop } from '../../../functions/run/rules/steep-drop.ts';
import { generateFirm } from '../../sandbox/plannr/generate-firm.ts';

/*
 * The limits of docs/reliance.md, held against the truth of ordinary firms: what was really deleted in each week, and how
 * much there was.
 */

const week = 7 * 86_400_000;
const firms = 40;
const weeks = 52;

test.each([5, 50, 500, 5_000])('40 years of firms of %i cases set no alarm off', (cases) => {
  let alarms = 0;
  let mostShare = 0;
  const least = { open: 0, completed: 0 };
  for (let seed = 1; seed <= firms; seed += 1) {
    const firm = generateFirm({ seed, cases, clients: Math.max(2, Math.ceil(cases / 4)) });
    for (let each = weeks; each >= 1; each -= 1) {
      const from = new Date(Date.parse(firm.asAt) - each * week).toISOString();
      const to = new Date(Date.parse(from) + week).toISOString();
      const historyFrom = new Date(Date.parse(from) - 52 * week).toISOString();
      const then = firm.at(from).cases;
      const open = then.filter(({ completedAt }) => completedAt === undefined).length;
      const completed = then.filter(({ completedAt = '' }) => completedAt >= historyFrom).length;
      const known = new Map(then.map((one) => [one.uuid, one]));
      const gone = firm
        .events(from, to)
        .flatMap(({ kind, caseUuid }) => (kind === 'deleted' ? (known.get(caseUuid) ?? []) : []));
      const goneOpen = gone.filter(({ completedAt }) => completedAt === undefined).length;
      const goneCompleted = gone.filter(({ completedAt = '' }) => completedAt >= historyFrom).length;
      if (goneOpen >= leastDrop(open, 1) || goneCompleted >= leastDrop(completed, 1)) alarms += 1;
      if (open + completed > 0 && goneOpen + goneCompleted === open + completed) alarms += 1;
      if (open > 0) mostShare = Math.max(mostShare, goneOpen / leastDrop(open, 1));
      if (each === 1) Object.assign(least, { open: leastDrop(open, 1), completed: leastDrop(completed, 1) });
    }
    if (seed === 1) {
      const now = firm.at(firm.asAt).cases;
      const open = now.filter(({ completedAt }) => completedAt === undefined).length;
      process.stdout.write(
        `${cases} cases: ${open} open, alarm from ${least.open} open or ${least.completed} completed\n`,
      );
    }
  }
  process.stdout.write(
    `${cases} cases: ${alarms} alarms; the worst week came to ${Math.round(mostShare * 100)} % of one\n`,
  );
  expect(alarms).toBe(0);
});
