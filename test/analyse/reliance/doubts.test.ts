import { expect, test } from 'vitest';
import type { Case } from '../../../functions/analyse/case.ts';
import { type DoubtInput, findDoubts } from '../../../functions/analyse/reliance/doubts.ts';
import { relianceInMail } from '../../../functions/render/words/mail/reliance-facts.ts';
import { reasonsForCare } from '../../../functions/render/words/reliance-words.ts';
import { coverageFacts } from '../../../functions/render/words/workbook/about-facts.ts';
import { aCase, pounds } from '../../builders/a-case.ts';
import { aReport } from '../../builders/a-report.ts';
import { aSnapshot } from '../../builders/a-snapshot.ts';
import { aStage } from '../../builders/a-stage.ts';
import { aUuid } from '../../builders/a-uuid.ts';

const some = (count: number, from: number, more: Partial<Case> = {}) =>
  Array.from({ length: count }, (_, index) => aCase({ uuid: aUuid(from + index), value: pounds(1_000), ...more }));

const reliance = (cases: readonly Case[], more: Parameters<typeof aReport>[0] = {}) =>
  aReport({ cases, ...more }).reliance;

test('values that are missing are sized by the median of their own type', () => {
  const pension = { uuid: aUuid(7001), name: 'Pension' };
  const mortgage = { uuid: aUuid(7002), name: 'Mortgage' };
  // 276 with values; 53 without, of which 50 are worth 2,000 and 3 are worth 300 if they are like their type.
  const found = reliance([
    ...some(200, 1, { type: pension, value: pounds(2_000) }),
    ...some(76, 300, { type: mortgage, value: pounds(300) }),
    ...some(50, 400, { type: pension, value: undefined }),
    ...some(3, 500, { type: mortgage, value: undefined }),
  ]);
  expect(found.verdict).toBe('with-care');
  expect(found.cautions).toEqual(['values-missing']);
  expect(found.doubts).toEqual([
    { kind: 'values-missing', cases: 53, of: 329, estimate: { GBP: 50 * 200_000 + 3 * 30_000 } },
  ]);
});

test('a few that are missing raise no alarm, unless they are worth much', () => {
  expect(reliance([...some(100, 1), ...some(4, 200, { value: undefined })]).verdict).toBe('whole');
  const large = { uuid: aUuid(7003), name: 'Large' };
  const found = reliance([
    ...some(97, 1),
    ...some(1, 200, { type: large, value: pounds(50_000) }),
    ...some(2, 300, { type: large, value: undefined }),
  ]);
  expect(found.doubts).toEqual([{ kind: 'values-missing', cases: 2, of: 100, estimate: { GBP: 10_000_000 } }]);
});

test('open value in a stage that counts as completed is told with its size', () => {
  const over = { ...aStage(5), isTypeCompleted: true };
  const found = reliance([...some(90, 1), ...some(10, 200, { stage: over })]);
  expect(found.doubts).toEqual([{ kind: 'open-in-completed-stage', cases: 10, of: 100, value: { GBP: 1_000_000 } }]);
  expect(reliance([...some(99, 1), ...some(1, 200, { stage: over })]).verdict).toBe('whole');
});

test('what could not be read is told from one case in a hundred on', () => {
  const unreadable = [{ field: 'review_at', came: '0000-00-00' }];
  expect(reliance([...some(99, 1), ...some(1, 200, { unreadable })]).doubts).toEqual([
    { kind: 'unreadable', cases: 1, of: 100 },
  ]);
  expect(reliance([...some(199, 1), ...some(1, 300, { unreadable })]).verdict).toBe('whole');
});

test('people whom the account may not see are sized by cases and by heads, and told once', () => {
  const note = 'Of 2 cases more people take part than Plannr sent.';
  const notes = { notes: [note], notesToldElsewhere: 1 };
  const cases = [
    ...some(98, 1),
    ...some(1, 200, { unseenParticipants: 1 }),
    ...some(1, 300, { unseenParticipants: 2 }),
  ];
  const report = aReport({ cases, coverage: notes });
  expect(report.reliance).toMatchObject({ verdict: 'with-care', cautions: ['participants-unseen'] });
  expect(report.reliance.doubts).toEqual([{ kind: 'participants-unseen', cases: 2, of: 100, people: 3 }]);
  expect(reasonsForCare(report)).toEqual([
    '2 of 100 cases have participants whom the account does not see (3 in all): clients, and what they share, may be missing there',
  ]);
  const mail = relianceInMail(report).facts.map(({ text }) => text);
  const about = coverageFacts(report).map(([, words]) => words);
  for (const words of [mail, about]) expect(words.filter((text) => text.includes('participants whom'))).toHaveLength(1);
  // One of many is named under Data quality.
  expect(reliance([...some(199, 1), ...some(1, 300, { unseenParticipants: 1 })], { coverage: notes }).verdict).toBe(
    'whole',
  );
});

test('so are those to whom cases are assigned, where they did not come, or not by name', () => {
  const cases = [
    ...some(97, 1),
    ...some(1, 200, { assignedTo: undefined }),
    ...some(2, 300, { assignedTo: ['name not read'] }),
  ];
  const report = aReport({ cases });
  expect(report.reliance.doubts).toEqual([{ kind: 'assignees-unseen', cases: 3, of: 100 }]);
  expect(reasonsForCare(report)).toEqual(['3 of 100 open cases came without the names of those they are assigned to']);
  expect(reliance([...some(99, 1), ...some(1, 200, { assignedTo: [] })]).verdict).toBe('whole');
});

test('completions that come late are told with the share that they are', () => {
  const then = some(3, 1);
  const now = then.map((each, index) =>
    index === 2 ? each : { ...each, completedAt: `2026-11-${index === 0 ? 13 : 18}T10:00:00.000Z` },
  );
  expect(reliance(now, { previous: aSnapshot(then) }).doubts).toEqual([
    { kind: 'entered-late', cases: 1, of: 2, value: { GBP: 100_000 } },
  ]);
});

test('forecasts that have been too narrow are told once there are enough of them', () => {
  const doubts = (inWide: number, forecasts: number) => {
    const hits = [{ weeks: 4, forecasts, inLikely: 0, inWide }];
    const input: DoubtInput = { cases: [], movement: { state: 'no-baseline' }, record: { hits } };
    return findDoubts(input);
  };
  expect(doubts(6, 10)).toEqual([{ kind: 'forecasts-too-narrow', weeks: 4, held: 6, of: 10 }]);
  expect(doubts(7, 10)).toEqual([]);
  expect(doubts(0, 9)).toEqual([]);
});
