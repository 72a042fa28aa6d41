import { expect, test } from 'vitest';
import type { Case } from '../../../functions/analyse/case.ts';
import { mergeStages } from '../../../functions/analyse/stage-history/merge-stages.ts';
import { noteStages } from '../../../functions/analyse/stage-history/note-stages.ts';
import type { StageHistory } from '../../../functions/analyse/stage-history/stage-history.ts';
import { aCase } from '../../builders/a-case.ts';
import { aUuid } from '../../builders/a-uuid.ts';

const at = (hour: number) => `2026-11-23T${String(hour).padStart(2, '0')}:00:00.000Z`;
const [seven, eight, nine, ten] = [at(7), at(8), at(9), at(10)];

const inStage = (stage: number, updatedAt: string): Case =>
  aCase({ uuid: aUuid(1), stage: { uuid: aUuid(8000 + stage), name: `Stage ${stage}`, position: stage }, updatedAt });

const sees = (known: StageHistory | undefined, asAt: string, ...cases: Case[]) =>
  noteStages(known, { cases, asAt, isComplete: true, isHistory: () => true });

const visitsIn = (history: StageHistory) =>
  history.cases.map(({ seenAt, visits }) => ({ seenAt, stages: visits.map(({ stage }) => stage), visits }));

const base = sees(undefined, seven, inStage(1, '2026-11-20T07:00:00.000Z'));

test('an earlier sight noted after a later one changes nothing: no move back, no interval that ends before it begins', () => {
  const later = sees(base, nine, inStage(2, '2026-11-23T08:30:00.000Z'));

  expect(sees(later, eight, inStage(1, '2026-11-20T07:00:00.000Z'))).toEqual(later);
  // Nor does a later sight's case go, because an earlier one that was whole did not have it.
  expect(sees(later, eight)).toEqual(later);
});

test.each([true, false])(
  'two histories of the same one are put together to what one after the other had made (%s)',
  (turned) => {
    const moved = inStage(2, '2026-11-23T07:30:00.000Z');
    const again = inStage(3, '2026-11-23T09:30:00.000Z');
    const [early, late] = [sees(base, eight, moved), sees(base, ten, again)];

    const merged = turned ? mergeStages(late, early) : mergeStages(early, late);

    expect(visitsIn(merged)).toEqual(visitsIn(sees(early, ten, again)));
    const [{ visits } = { visits: [] }] = visitsIn(merged);
    expect(visits.at(-1)?.from).toEqual({ known: 'between', after: eight, by: ten });
  },
);

test('where both saw the case in the same stage the nearer bound stays', () => {
  const moved = inStage(2, '2026-11-23T07:30:00.000Z');
  const merged = mergeStages(sees(base, ten, moved), sees(base, eight, moved));

  expect(visitsIn(merged)).toMatchObject([{ seenAt: ten, stages: [aUuid(8001), aUuid(8002)] }]);
  expect(merged.cases[0]?.visits.at(-1)?.from).toEqual({ known: 'between', after: seven, by: eight });
});

test('a case that only one of them has stays', () => {
  const other = sees(undefined, eight, aCase({ uuid: aUuid(2) }));

  expect(mergeStages(base, other).cases.map(({ uuid }) => uuid)).toEqual([aUuid(1), aUuid(2)]);
});

test('audits that reach further tell it all', () => {
  const audited = [{ uuid: aUuid(1), visits: [{ stage: aUuid(8009), from: { known: 'exact' as const, at: eight } }] }];
  const seen = { cases: [inStage(9, eight)], isComplete: true, isHistory: () => true };
  const told = noteStages(base, { ...seen, asAt: ten, audited });

  expect(mergeStages(sees(base, nine, inStage(2, eight)), told)).toEqual(told);
});
