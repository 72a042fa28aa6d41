import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Case } from '../../../functions/analyse/case.ts';
import type { Report } from '../../../functions/analyse/report.ts';
import { findSentences } from '../../../functions/analyse/sentences/sentences.ts';
import { aCase, euros, pounds } from '../../builders/a-case.ts';
import { aFirm } from '../../builders/a-firm.ts';
import { aReport } from '../../builders/a-report.ts';
import { aSnapshot } from '../../builders/a-snapshot.ts';
import { aStage } from '../../builders/a-stage.ts';
import { aSteadyFirm, weeksAgo } from '../../builders/a-steady-firm.ts';
import { aUuid } from '../../builders/a-uuid.ts';
import { inWords } from '../../builders/in-words.ts';
import { someCases } from '../../builders/some-cases.ts';
import { generateFirm } from '../../sandbox/plannr/generate-firm.ts';
import { yearOfRuns } from '../year-of-runs.ts';

type Given = Parameters<typeof aReport>[0];

const told = (given: Given) => aReport(given).sentences.map(inWords);
const opened = '2026-11-18T09:00:00Z';

/** So many open cases in a stage, opened on 2 November, numbered from `first`. */
const waiting = (count: number, position: number, first: number): Case[] =>
  Array.from({ length: count }, (_, index) => aCase({ uuid: aUuid(first + index), stage: aStage(position) }));

describe('what completed and was opened', () => {
  const sentence = (cases: readonly Case[], given: Given = {}) => told({ cases, ...given })[0];
  const done = (given: Partial<Case> = {}) => aCase({ completedAt: '2026-11-18T09:00:00Z', ...given });

  test('several, one and none', () => {
    expect(
      sentence([
        done({ uuid: aUuid(1), value: pounds(100) }),
        done({ uuid: aUuid(2), value: pounds(50) }),
        aCase({ uuid: aUuid(3), createdAt: opened }),
        aCase({ uuid: aUuid(4), createdAt: opened }),
      ]),
    ).toBe('2 cases completed in the week to 2026-11-22, worth GBP 15000, and 2 were opened.');
    expect(sentence([done({ createdAt: opened })])).toBe(
      '1 case completed in the week to 2026-11-22, worth GBP 150000, and 1 was opened.',
    );
    expect(sentence([aCase()])).toBe('No case completed in the week to 2026-11-22, and none was opened.');
    expect(sentence([])).toBe('No case completed in the week to 2026-11-22, and none was opened.');
  });

  test('in more than one currency, and without a value', () => {
    const [first, second, third] = [pounds(100), euros(7), { minor: 5, currency: 'AUD' }].map((value, index) =>
      done({ uuid: aUuid(index + 1), value }),
    );
    if (first === undefined || second === undefined || third === undefined) throw new Error('three cases');
    const without = done({ uuid: aUuid(9), value: undefined });
    expect(sentence([first, second, without])).toBe(
      '3 cases completed in the week to 2026-11-22, worth GBP 10000 and EUR 700 (2 have a value), and none was opened.',
    );
    expect(sentence([first, second, third])).toContain(', worth GBP 10000, AUD 5 and EUR 700, and');
    expect(sentence([first, without])).toContain(', worth GBP 10000 (1 has a value), and');
    expect(sentence([without])).toContain('1 case completed in the week to 2026-11-22, without a value, and');
    expect(sentence([without, done({ uuid: aUuid(8), value: undefined })])).toContain(', none with a value, and');
  });

  test('in a month, and in a period that is not over', () => {
    expect(sentence([], { period: '2026-10', asAt: '2026-11-02T07:00:00Z' })).toContain('in the month to 2026-10-31');
    expect(sentence([], { asAt: '2026-11-20T07:00:00Z' })).toContain(
      'No case completed so far in the week to 2026-11-22',
    );
  });
});

describe('what is open', () => {
  const sentence = (given: Given) => told(given)[1];
  const before = aSnapshot(waiting(3, 2, 1));

  test('against the last run', () => {
    expect(sentence({ cases: waiting(5, 2, 1), previous: before })).toBe(
      '5 cases are open, worth GBP 750000, up from 3 on 2026-11-16.',
    );
    expect(sentence({ cases: waiting(1, 2, 1), previous: before })).toBe(
      '1 case is open, worth GBP 150000, down from 3 on 2026-11-16.',
    );
    expect(sentence({ cases: waiting(3, 2, 1), previous: before })).toBe(
      '3 cases are open, worth GBP 450000, as many as on 2026-11-16.',
    );
    expect(sentence({ cases: waiting(2, 2, 1), previous: aSnapshot([]) })).toBe(
      '2 cases are open, worth GBP 300000, up from none on 2026-11-16.',
    );
    expect(sentence({ cases: [], previous: before })).toBe('No case is open, down from 3 on 2026-11-16.');
    expect(sentence({ cases: [], previous: aSnapshot([]) })).toBe('No case is open, as on 2026-11-16.');
  });

  test('after missed runs, how long ago that was', () => {
    const previous = aSnapshot(waiting(3, 2, 1), { period: '2026-W44', asAt: '2026-11-02T07:00:00.000Z' });
    expect(sentence({ cases: waiting(4, 2, 1), previous })).toBe(
      '4 cases are open, worth GBP 600000, up from 3 on 2026-11-02, 3 weeks ago.',
    );
  });

  test('against a run that did not read every case', () => {
    const previous = aSnapshot(waiting(3, 2, 1), { gaps: ['1 client could not be read'] });
    expect(sentence({ cases: waiting(4, 2, 1), previous })).toBe(
      '4 cases are open, worth GBP 600000, up from 3 on 2026-11-16, when not everything could be read.',
    );
  });

  test('while there is nothing to compare with', () => {
    expect(sentence({ cases: [aCase({ value: undefined })] })).toBe(
      '1 case is open; there is no earlier report to compare with yet.',
    );
    const previous = aSnapshot([], { scope: { clients: [aUuid(9001)] } });
    expect(sentence({ cases: [], previous })).toBe(
      'No case is open; the last report was about something else, so the two are not compared.',
    );
  });
});

describe('the queues', () => {
  const sentence = (now: readonly Case[], before: readonly Case[]) =>
    told({ cases: now, previous: aSnapshot(before) }).find((each) => each.includes('queue'));

  test('that grew and fell most', () => {
    const before = [...waiting(3, 1, 1), ...waiting(5, 2, 11), ...waiting(1, 3, 21), ...waiting(2, 4, 31)];
    const now = [...waiting(5, 1, 1), ...waiting(1, 2, 11), ...waiting(4, 3, 21)];
    expect(sentence(now, before)).toBe(
      'The queue at Recommendation grew from 1 to 4, and that at Research fell from 5 to 1.',
    );
  });

  test('of those that changed alike, the later stage', () => {
    const before = [...waiting(2, 1, 1), ...waiting(2, 2, 11)];
    const now = [...waiting(4, 1, 1), ...waiting(4, 2, 11)];
    expect(sentence(now, before)).toBe('The queue at Research grew from 2 to 4.');
  });

  test('to or from none', () => {
    expect(sentence(waiting(2, 3, 1), [])).toBe('The queue at Recommendation grew from none to 2.');
    expect(sentence([], waiting(2, 3, 1))).toBe('The queue at Recommendation fell from 2 to none.');
  });

  test('are not told where none changed by two', () => {
    expect(sentence(waiting(4, 2, 1), waiting(3, 2, 1))).toBeUndefined();
  });

  test('are not told where one of the runs did not read every case', () => {
    const gaps = ['1 client could not be read'];
    const queue = (given: Given) => told(given).find((each) => each.includes('queue'));
    expect(queue({ cases: waiting(5, 2, 1), previous: aSnapshot(waiting(2, 2, 1), { gaps }) })).toBeUndefined();
    expect(
      queue({ cases: waiting(2, 2, 1), previous: aSnapshot(waiting(5, 2, 1)), coverage: { gaps } }),
    ).toBeUndefined();
  });

  test('of cases without a stage', () => {
    const nowhere = [1, 2].map((number) => aCase({ uuid: aUuid(number), stage: undefined }));
    expect(sentence(nowhere, [])).toBe('The queue without a stage grew from none to 2.');
  });

  test('of a stage whose name is blank', () => {
    const blank = [1, 2].map((number) => aCase({ uuid: aUuid(number), stage: aStage(2, { name: ' ' }) }));
    expect(sentence(blank, [])).toBe('The queue at (no name) grew from none to 2.');
  });

  test('without a run to compare with, the longest, if there are some', () => {
    const longest = (cases: readonly Case[]) => told({ cases }).find((each) => each.includes('queue'));
    expect(longest([...waiting(2, 1, 1), ...waiting(3, 2, 11)])).toBe(
      'The longest queue is at Research: 3 of 5 open cases.',
    );
    expect(longest(waiting(3, 2, 11))).toBeUndefined();
    expect(longest([...waiting(1, 1, 1), ...waiting(1, 2, 11)])).toBeUndefined();
    expect(longest([])).toBeUndefined();
  });
});

describe('how many cases to look at', () => {
  const sentence = (count: number) =>
    told({
      cases: Array.from({ length: count }, (_, index) => aCase({ uuid: aUuid(index + 1), reviewAt: '2026-01-01' })),
    }).find((each) => each.includes('look') || each.includes('usual here'));

  test.each([
    [1, '1 open case needs a look; it is listed under Attention.'],
    [15, '15 open cases need a look; they are listed under Attention.'],
    [16, '16 open cases need a look; the most urgent are listed under Attention.'],
    [0, undefined],
  ])('%i', (count, words) => expect(sentence(count)).toBe(words));

  test('none of those that are open', () => {
    expect(told({ cases: [aCase()] })).toContain('No open case is known to wait for longer than is usual here.');
  });
});

describe('the forecast', () => {
  const last = (given: Given) => told(given).at(-1);

  test('is told with its range', () => {
    // Cases that take from two to nine weeks.
    const cases = [2, 4, 7, 9].flatMap((weeksToComplete, index) =>
      aSteadyFirm({ perWeek: 2, weeksToComplete, firstUuid: 1_000 * (index + 1) }),
    );
    const report = aReport({ cases });
    if (report.forecast.state !== 'shown') throw new Error('there is no forecast');
    const [four] = report.forecast.horizons;
    const [{ low, high } = { low: 0, high: 0 }, value] = [four?.cases.wide, four?.value.GBP?.wide];
    expect(low).toBeLessThan(high);
    expect(last({ cases })).toBe(
      `By 2026-12-21, ${low} to ${high} more cases are likely to complete, worth GBP ${value?.low} to GBP ${value?.high} (the 85% range).`,
    );
  });

  test('from nought on is told by its upper end', () => {
    const report = aReport({ cases: aSteadyFirm() });
    if (report.forecast.state !== 'shown') throw new Error('there is no forecast');
    const [four] = report.forecast.horizons;
    if (four === undefined) throw new Error('there is a horizon');
    const upTo = (high: number) => ({ median: 0, likely: { low: 0, high: 1 }, wide: { low: 0, high } });
    const horizons = [{ ...four, cases: upTo(3), value: { GBP: upTo(250) } }];
    expect(findSentences({ ...report, forecast: { ...report.forecast, horizons } }).map(inWords)).toContain(
      'By 2026-12-21, up to 3 more cases are likely to complete, worth up to GBP 250 (the 85% range).',
    );
  });

  test('of clockwork is told with narrow ranges', () => {
    expect(last({ cases: aSteadyFirm() })).toMatch(
      /^By 2026-12-21, (3[789]|40) to 4[0123] more cases are likely to complete, worth GBP 5\d{6} to GBP 6\d{6} \(the 85% range\)\.$/,
    );
  });

  test('says in the same sentence that earlier ranges held too seldom', () => {
    // Each forecast said exactly 50; 40 completed.
    const ranges = { likely: { low: 50, high: 50 }, wide: { low: 50, high: 50 } };
    const forecasts = Array.from({ length: 12 }, (_, index) => {
      const asAt = weeksAgo(20 - index);
      return { run: `weekly-cases.${index}`, asAt, asAtDay: asAt.slice(0, 10), weeks: 4, cases: ranges, value: {} };
    });
    const cases = aSteadyFirm();
    expect(last({ cases, previous: { ...aSnapshot(cases), forecasts } })).toContain(
      '(the 85% range, made wider: of 12 earlier ones only 0 held).',
    );
  });

  test('is not made from too little', () => {
    expect(last({ cases: [] })).toBe(
      'There is no forecast yet: it takes 30 completed cases over 26 weeks; so far none is completed.',
    );
    const completed = (number: number) => aCase({ uuid: aUuid(number), completedAt: '2026-11-18T09:00:00Z' });
    expect(last({ cases: [completed(1)] })).toMatch(/; so far 1 is completed, over (less than a week|\d+ weeks?)\.$/);
    expect(last({ cases: [completed(1), completed(2)] })).toMatch(/; so far 2 are completed, over/);
  });

  test('of nothing says so', () => {
    // All that the firm ever did is done.
    const over = aSteadyFirm({ weeks: 60 }).filter(({ createdAt = '' }) => createdAt < '2026-05-01');
    expect(last({ cases: over })).toBe('By 2026-12-21, no case is likely to complete (the 85% range).');
  });
});

test('a report that is not whole says so first', () => {
  const partial = (coverage: NonNullable<Given>['coverage']) =>
    told({ coverage: { gaps: ['2 clients could not be read'], ...coverage } })[0];
  expect(partial({ received: 7 })).toBe('Not everything could be read, so figures may be too low: 7 of 9 cases came.');
  expect(partial({ received: 0, expected: 1 })).toBe(
    'Not everything could be read, so figures may be too low: 0 of 1 case came.',
  );
  expect(partial({ received: 9 })).toBe('Not everything could be read, so figures may be too low.');
  expect(partial({ expected: undefined })).toBe('Not everything could be read, so figures may be too low.');
});

test('stages that were renamed are told, and crowd out nothing that is always told', () => {
  const now = [...waiting(5, 2, 1), ...waiting(1, 3, 11)].map((each) => ({
    ...each,
    reviewAt: '2026-11-01',
    stage: {
      ...each.stage,
      ...aStage(each.stage?.position ?? 1),
      name: `${each.stage?.name} (new)`,
      updatedAt: opened,
    },
  }));
  const previous = aSnapshot([...waiting(2, 2, 1), ...waiting(1, 3, 11)]);
  const sentences = told({ cases: now, previous, coverage: { gaps: ['2 clients could not be read'] } });
  expect(sentences.map((each) => each.split(' ').slice(0, 4).join(' '))).toEqual([
    'Not everything could be',
    'No case completed in',
    '6 cases are open,',
    '2 stages were renamed',
    'There is no forecast',
  ]);
  const whole = told({ cases: now, previous });
  expect(whole).toHaveLength(5);
  expect(whole[2]).toBe('2 stages were renamed or moved since the last report; each is compared with itself.');
  expect(whole[3]).toBe('The queue at Research (new) grew from 2 to 5.');
});

/** Every figure in a sentence stands in the report where the sentence says, and there is no other number in it. */
function checkFigures(report: Report): void {
  expect(report.sentences.length).toBeGreaterThanOrEqual(3);
  expect(report.sentences.length).toBeLessThanOrEqual(5);
  const names = new Set([...report.stages, ...(report.queues ?? [])].map(({ name }) => name));
  for (const { parts } of report.sentences) {
    for (const part of parts) {
      if (typeof part === 'string') {
        if (!names.has(part)) expect(part.replace('85%', '')).not.toMatch(/\d/);
        continue;
      }
      expect(part.from).toBeDefined();
      expect([part.from, part.value]).toEqual([part.from, valueAt(report, part.from ?? '')]);
      if (part.kind === 'money') expect(part.from).toContain(`.${part.currency}`);
    }
  }
}

/** @param path `queues[2].now` */
function valueAt(report: Report, path: string): unknown {
  let value: unknown = report;
  for (const key of path.split(/[.[\]]+/).filter((each) => each !== '')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value =
      new Map<string, unknown>(Object.entries(value)).get(key) ??
      (key === 'length' && Array.isArray(value) ? value.length : undefined);
  }
  return value;
}

describe('each number is one of the report’s', () => {
  test('for any two weeks of any firm', async () => {
    await fc.assert(
      fc.property(someCases(), someCases(), fc.boolean(), (before, now, isPartial) => {
        const gaps = isPartial ? ['2 clients could not be read'] : [];
        checkFigures(aReport({ cases: now, previous: aSnapshot(before), coverage: { gaps, received: 4 } }));
        checkFigures(aReport({ cases: now }));
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    ['a usual firm, a missed run between', { seed: 1, cases: 300, clients: 80 }, 1],
    ['a firm of 30 stages', { seed: 2, cases: 300, clients: 80, stages: 30 }, undefined],
    [
      'renamed stages',
      { seed: 3, cases: 120, clients: 30, stagesReorganisedAt: '2026-11-18T09:00:00.000Z' },
      undefined,
    ],
    ['a firm of one case', { seed: 4, cases: 1, clients: 1 }, undefined],
    ['a firm without a case', { seed: 5, cases: 0, clients: 1 }, undefined],
  ])('%s', (_, options, missed) => {
    const runs = yearOfRuns({ firm: generateFirm(options), weeks: 3, isMissed: (week) => week === missed });
    for (const { report } of runs) checkFigures(report);
  });
});

test('a case is called worth something only where the firm says what its values are', () => {
  const inAll = (valueMeans: string | undefined) =>
    aReport({ cases: aFirm(), scope: { valueMeans } })
      .sentences.flatMap(({ parts }) => parts.filter((part) => typeof part === 'string'))
      .join('');
  expect(inAll('expected fee income')).toContain(', worth ');
  expect(inAll(undefined)).toContain(', expected value ');
  expect(inAll(undefined)).not.toContain('worth');
});
