import { describe, expect, test } from 'vitest';
import { analyse } from '../../functions/analyse/analyse.ts';
import type { Case } from '../../functions/analyse/case.ts';
import { aCase, euros, pounds } from '../builders/a-case.ts';
import { aClient } from '../builders/a-client.ts';
import { aCoverage } from '../builders/a-coverage.ts';
import { aPeriod } from '../builders/a-period.ts';
import { aReport } from '../builders/a-report.ts';
import { aScope } from '../builders/a-scope.ts';
import { aStage } from '../builders/a-stage.ts';
import { aUuid } from '../builders/a-uuid.ts';

const cases = (...each: Partial<Case>[]) => each.map((given, index) => aCase({ uuid: aUuid(index + 1), ...given }));

test('a report says what it is of: run, firm, period, as-at and history', () => {
  const report = aReport({ run: 'weekly-cases.2026-W47.2', asAt: '2026-11-23T07:00:00Z' });
  expect(report).toMatchObject({
    version: 1,
    run: 'weekly-cases.2026-W47.2',
    reportId: 'weekly-cases',
    firm: 'Harbour Wealth',
    timezone: 'Europe/London',
    period: { name: '2026-W47', firstDay: '2026-11-16', lastDay: '2026-11-22' },
    asAt: '2026-11-23T07:00:00.000Z',
    asAtDay: '2026-11-23',
    history: { firstDay: '2025-11-24', lastDay: '2026-11-23', weeks: 52 },
  });
});

test('the as-at day is that of the report’s zone', () => {
  const asAt = '2026-11-23T03:00:00Z';
  expect(aReport({ asAt, scope: { timezone: 'America/New_York' } }).asAtDay).toBe('2026-11-22');
  expect(aReport({ asAt }).asAtDay).toBe('2026-11-23');
});

test('an as-at that is no instant is refused', () => {
  expect(() => aReport({ asAt: 'now' })).toThrow(RangeError);
});

describe('whether the period is over', () => {
  test.each([
    ['2026-11-22T23:59:59.999Z', true],
    ['2026-11-23T00:00:00Z', false],
    ['2026-11-23T00:00:00+01:00', true],
  ])('as at %s: unfinished %s', (asAt, periodUnfinished) => {
    expect(aReport({ asAt })).toMatchObject({ periodUnfinished });
  });
});

test('a month is counted whole', () => {
  const report = aReport({
    period: '2026-10',
    asAt: '2026-11-02T07:00:00Z',
    cases: cases(
      // The first and the last half-hour of October, in London.
      { createdAt: '2026-09-30T23:00:00Z' },
      { createdAt: '2026-10-31T23:30:00Z' },
      { createdAt: '2026-09-30T22:59:59Z', completedAt: '2026-10-31T23:59:59Z' },
      { createdAt: '2026-11-01T00:00:00Z' },
    ),
  });
  expect(report.totals).toMatchObject({ openCases: 3, openedInPeriod: 2, completedInPeriod: 1 });
});

describe('completeness', () => {
  test('follows the gaps of the reading, which is shown whole', () => {
    expect(aReport()).toMatchObject({ completeness: 'complete' });
    const report = aReport({ coverage: { gaps: ['2 clients could not be read'], received: 7 } });
    expect(report.completeness).toBe('partial');
    expect(report.coverage).toEqual(aCoverage({ gaps: ['2 clients could not be read'], received: 7 }));
  });

  test('is not lost by a note', () => {
    expect(aReport({ coverage: { notes: ['Plannr refused the include “tags”'] } }).completeness).toBe('complete');
  });
});

describe('currencies', () => {
  const currencies = (...each: Partial<Case>[]) => aReport({ cases: cases(...each) }).currencies;
  const dollars = { minor: 1, currency: 'AUD' };

  test('pounds are there for a firm without values', () => {
    expect(currencies()).toEqual(['GBP']);
    expect(currencies({ value: undefined })).toEqual(['GBP']);
  });

  test('others follow by alphabet, each once', () => {
    expect(
      currencies(
        { value: { minor: 0, currency: 'USD' } },
        { value: euros(1) },
        { value: dollars, completedAt: '2026-02-02T09:00:00Z' },
        { value: pounds(1) },
        { value: euros(2) },
      ),
    ).toEqual(['GBP', 'AUD', 'EUR', 'USD']);
  });

  test('are those in which the report has a figure', () => {
    const opened = { createdAt: '2026-11-17T09:00:00Z' };
    expect(currencies({ value: dollars, completedAt: '2020-01-01T09:00:00Z', ...opened })).toEqual(['GBP']);
    expect(currencies({ value: dollars, completedAt: '2026-12-01T09:00:00Z' })).toEqual(['GBP']);
    expect(currencies({ value: dollars, completedAt: '2026-12-01T09:00:00Z', ...opened })).toEqual(['GBP', 'AUD']);
  });
});

test('every case is accounted for: open, completed in the history, before it, or after the as-at day', () => {
  const report = aReport({
    cases: cases(
      {},
      {},
      {},
      { completedAt: '2026-11-23T23:59:59Z' },
      { completedAt: '2025-11-24T00:00:00Z' },
      { completedAt: '2025-11-23T23:59:59Z' },
      { completedAt: '2026-11-24T00:00:00Z' },
      { completedAt: '2026-12-24T00:00:00Z' },
      { completedAt: '2027-12-24T00:00:00Z' },
      { completedAt: '2027-12-25T00:00:00Z' },
    ),
  });
  expect(report.accountedFor).toEqual({
    used: 10,
    open: 3,
    completedInHistory: 2,
    lostInHistory: 0,
    completedBeforeHistory: 1,
    completedAfterAsAt: 4,
    completedUndated: 0,
    leftOut: 0,
  });
});

describe('what the report was narrowed to', () => {
  test('is nothing, unless the settings say so', () => {
    expect(aReport().narrowedTo).toEqual({ clients: [], types: [], statuses: [], plans: [] });
    expect(aReport({ scope: { only: {} } }).narrowedTo).toEqual({ clients: [], types: [], statuses: [], plans: [] });
  });

  test('is shown by the names of the cases read, in the order of the settings', () => {
    const plan = { uuid: aUuid(5001), name: 'ISA 4711' };
    const report = aReport({
      scope: {
        clients: [aUuid(99), aClient(1).uuid],
        only: { types: [aUuid(7001)], statuses: [aStage(2).uuid, aUuid(98)], plans: [plan.uuid, aUuid(97)] },
      },
      cases: [aCase({ plans: [{ uuid: aUuid(5002), name: 'Other' }, plan] }), aCase({ uuid: aUuid(2) })],
    });
    expect(report.narrowedTo).toEqual({
      clients: [
        { uuid: aUuid(99), name: '' },
        { uuid: aClient(1).uuid, name: 'Client 1' },
      ],
      types: [{ uuid: aUuid(7001), name: 'Pension' }],
      statuses: [
        { uuid: aStage(2).uuid, name: 'Research' },
        { uuid: aUuid(98), name: '' },
      ],
      plans: [
        { uuid: plan.uuid, name: 'ISA 4711' },
        { uuid: aUuid(97), name: '' },
      ],
    });
  });

  test('is found whether or not the uuid is typed in capitals', () => {
    const uuid = 'edeca343-8b56-4079-8e16-620fe8145712';
    const upper = uuid.toUpperCase();
    const report = aReport({
      scope: { only: { types: [upper], statuses: [upper], plans: [upper] } },
      cases: [aCase({ type: { uuid, name: 'A type' }, stage: aStage(1, { uuid }), plans: [{ uuid, name: 'A plan' }] })],
    });
    expect(report.narrowedTo).toMatchObject({
      types: [{ name: 'A type' }],
      statuses: [{ name: 'Fact find' }],
      plans: [{ name: 'A plan' }],
    });
  });
});

test('what is analysed is not changed, and can be written as JSON and read back the same', () => {
  const given = Object.freeze(cases({ createdAt: '2026-11-20T09:00:00Z' }, { createdAt: '2026-11-01T09:00:00Z' }));
  const report = analyse({
    scope: aScope(),
    run: 'weekly-cases.2026-W47',
    period: aPeriod(),
    asAt: '2026-11-23T07:00:00Z',
    cases: given,
    coverage: aCoverage(),
  });
  expect(given.map(({ uuid }) => uuid)).toEqual([aUuid(1), aUuid(2)]);
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
});

test('names are taken as they come, however odd', () => {
  const odd = ['=1+1', 'x'.repeat(300), '👩‍👩‍👧 O’Brien & "Söhne" <b>', '\u0000tab\t', ''];
  const report = aReport({ cases: cases(...odd.map((name, index) => ({ name, clients: [aClient(index, name)] }))) });
  expect(report.openCases.map(({ name }) => name)).toEqual(odd);
  expect(report.clients.map(({ name }) => name).toSorted()).toEqual(odd.toSorted());
});
