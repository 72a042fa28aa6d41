import { expect, test } from 'vitest';
import { analyse } from '../../functions/analyse/analyse.ts';
import type { Case } from '../../functions/analyse/case.ts';
import type { Snapshot } from '../../functions/analyse/snapshot/snapshot.ts';
import { takeSnapshot } from '../../functions/analyse/take-snapshot.ts';
import { aCase } from '../builders/a-case.ts';
import { aCoverage } from '../builders/a-coverage.ts';
import { aPeriod } from '../builders/a-period.ts';
import { aScope } from '../builders/a-scope.ts';
import { aUuid } from '../builders/a-uuid.ts';
import { comparedIn } from './year-of-runs.ts';

const weeks = { '2026-W45': '2026-11-09', '2026-W46': '2026-11-16', '2026-W47': '2026-11-23' } as const;

function runOf(
  period: keyof typeof weeks,
  cases: readonly Case[],
  given: { gaps?: string[]; previous?: Snapshot } = {},
) {
  const input = {
    scope: aScope(),
    run: `weekly-cases.${period}`,
    period: aPeriod(period),
    asAt: `${weeks[period]}T07:00:00.000Z`,
    cases,
    coverage: aCoverage({ gaps: given.gaps ?? [] }),
    previous: given.previous,
  };
  const report = analyse(input);
  return { report, kept: takeSnapshot(input, report) };
}

test('a case that an incomplete run saw completed before the history is told once, and not carried over as open', () => {
  const [stays, ends] = [aCase({ uuid: aUuid(1) }), aCase({ uuid: aUuid(2), createdAt: '2024-02-01T09:00:00Z' })];
  const ended = { ...ends, completedAt: '2024-04-13T12:00:00.000Z' };
  const before = runOf('2026-W45', [stays, ends]);
  const partial = runOf('2026-W46', [stays, ended], { gaps: ['A list was not whole.'], previous: before.kept });
  const after = runOf('2026-W47', [stays], { previous: partial.kept });

  const lines = ({ report }: typeof after) =>
    comparedIn(report).bridge.lines.flatMap(({ kind, items }) => items.map(({ uuid }) => [kind, uuid]));
  expect(lines(partial)).toEqual([['completed', aUuid(2)]]);
  expect(partial.kept.cases.map(({ uuid }) => uuid)).toEqual([aUuid(1)]);
  expect(lines(after)).toEqual([]);
});

test('what each run found withdrawn is kept, of the weeks of which it is known to be of that week alone', () => {
  const three = [1, 2, 3].map((number) => aCase({ uuid: aUuid(number) }));
  const first = runOf('2026-W45', three);
  const second = runOf('2026-W46', three.slice(1), { previous: first.kept });
  expect(first.kept.withdrawn).toEqual([]);
  expect(second.kept.withdrawn).toEqual([{ period: '2026-W46', cases: 1 }]);
  expect(runOf('2026-W47', [], { previous: second.kept }).kept.withdrawn).toEqual([
    { period: '2026-W46', cases: 1 },
    { period: '2026-W47', cases: 2 },
  ]);
  // A week was missed; and one was not read whole.
  expect(runOf('2026-W47', [], { previous: first.kept }).kept.withdrawn).toEqual([]);
  const partial = runOf('2026-W46', three.slice(1), { previous: first.kept, gaps: ['A list was not whole.'] });
  expect(partial.kept.withdrawn).toEqual([]);
  expect(runOf('2026-W47', three.slice(2), { previous: partial.kept }).kept.withdrawn).toEqual([]);
});
