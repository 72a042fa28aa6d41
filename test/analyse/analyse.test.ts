import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Scope } from '../../functions/analyse/analysis-input.ts';
import type { Case } from '../../functions/analyse/case.ts';
import type { Amounts } from '../../functions/analyse/money.ts';
import { aClient } from '../builders/a-client.ts';
import { aReport } from '../builders/a-report.ts';
import { someCases } from '../builders/some-cases.ts';

const clients = fc.constantFrom<Scope['clients']>('all', 'all', [aClient(1).uuid, aClient(4).uuid, aClient(9).uuid]);
const timezone = fc.constantFrom('Europe/London', 'America/New_York', 'Asia/Kolkata');
const asAt = fc.constantFrom('2026-11-23T07:00:00Z', '2026-11-18T12:00:00Z', '2026-11-30T23:30:00Z');

const anyFirm = fc.record({ cases: someCases(), clients, timezone, asAt });
type AnyFirm = { cases: readonly Case[]; clients: Scope['clients']; timezone: string; asAt: string };

const reportOf = (firm: AnyFirm, cases = firm.cases) =>
  aReport({ scope: { clients: firm.clients, timezone: firm.timezone }, asAt: firm.asAt, cases });

const currencies = ['GBP', 'EUR', 'AUD'];
const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
const total = (all: readonly Amounts[], currency: string) => sum(all.map((amounts) => amounts[currency] ?? 0));

test('clients − counted again + without a client = firm, in cases and in value of each currency', async () => {
  await fc.assert(
    fc.property(anyFirm, (firm) => {
      const { reconciliation, totals } = reportOf(firm);
      const { clients: summed, countedAgain, withoutClient } = reconciliation;
      for (const figure of ['openCases', 'completedInPeriod'] as const) {
        expect(summed[figure] - countedAgain[figure] + withoutClient[figure]).toBe(totals[figure]);
        expect(reconciliation.firm[figure]).toBe(totals[figure]);
      }
      for (const figure of ['openValue', 'completedValueInPeriod'] as const) {
        expect(reconciliation.firm[figure]).toEqual(totals[figure]);
        for (const currency of currencies) {
          const explained =
            total([summed[figure], withoutClient[figure]], currency) - total([countedAgain[figure]], currency);
          expect(explained).toBe(total([totals[figure]], currency));
        }
      }
    }),
  );
});

test('the order in which the cases came changes nothing', async () => {
  await fc.assert(
    fc.property(
      anyFirm.chain((firm) =>
        fc.record({
          firm: fc.constant(firm),
          shuffled: fc.shuffledSubarray(firm.cases, { minLength: firm.cases.length }),
        }),
      ),
      ({ firm, shuffled }) => {
        expect(JSON.stringify(reportOf(firm, shuffled))).toBe(JSON.stringify(reportOf(firm)));
      },
    ),
  );
});

test('every case is accounted for, once', async () => {
  await fc.assert(
    fc.property(anyFirm, (firm) => {
      const report = reportOf(firm);
      const { used, open, completedInHistory, completedBeforeHistory, completedAfterAsAt, leftOut } =
        report.accountedFor;
      expect(open + completedInHistory + completedBeforeHistory + completedAfterAsAt).toBe(used);
      expect(used + leftOut).toBe(firm.cases.length);
      if (firm.clients === 'all') expect(leftOut).toBe(0);
      expect(report.openCases).toHaveLength(open);
      expect(report.completedCases).toHaveLength(completedInHistory);
      expect(report.totals).toMatchObject({ openCases: open, completedInHistory });
      const listed = [...report.openCases, ...report.completedCases].map(({ uuid }) => uuid);
      expect(new Set(listed).size).toBe(listed.length);
    }),
  );
});

test('stages add up to the totals', async () => {
  await fc.assert(
    fc.property(anyFirm, (firm) => {
      const { stages, totals } = reportOf(firm);
      expect(sum(stages.map(({ openCases }) => openCases))).toBe(totals.openCases);
      expect(sum(stages.map(({ withValue }) => withValue))).toBe(totals.openWithValue);
      expect(sum(stages.map(({ completedInPeriod }) => completedInPeriod))).toBe(totals.completedInPeriod);
      expect(sum(stages.map(({ age }) => age.n))).toBe(totals.age.n);
      expect(sum(stages.map(({ boardPositions }) => boardPositions.n))).toBe(totals.boardPositions.n);
      expect(sum(stages.map(({ shareOfCases }) => shareOfCases ?? 0))).toBeCloseTo(totals.openCases > 0 ? 1 : 0, 10);
      for (const currency of currencies) {
        const value = totals.openValue[currency] ?? 0;
        expect(
          total(
            stages.map(({ openValue }) => openValue),
            currency,
          ),
        ).toBe(value);
        expect(
          total(
            stages.map(({ shareOfValue }) => shareOfValue),
            currency,
          ),
        ).toBeCloseTo(value > 0 ? 1 : 0, 10);
      }
    }),
  );
});

test('types add up to the cases completed in the history window', async () => {
  await fc.assert(
    fc.property(anyFirm, (firm) => {
      const { timeToComplete, totals } = reportOf(firm);
      expect(sum(timeToComplete.map(({ days }) => days.n))).toBe(totals.timeToComplete.n);
    }),
  );
});

test('the firm’s figures are those counted the plain way, by a calendar of the zone', async () => {
  await fc.assert(
    fc.property(anyFirm, (firm) => {
      const report = reportOf(firm);
      const { format } = new Intl.DateTimeFormat('sv-SE', { timeZone: firm.timezone });
      const dayOf = (instant: string) => format(new Date(instant));
      const daysFrom = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
      const today = dayOf(firm.asAt);
      const { firstDay } = report.history;

      const used = firm.cases.filter(
        (each) => firm.clients === 'all' || each.clients.some(({ uuid }) => firm.clients.includes(uuid)),
      );
      const open = used.filter(({ completedAt }) => completedAt === undefined);
      const completed = used.filter(
        ({ completedAt }) => completedAt !== undefined && dayOf(completedAt) >= firstDay && dayOf(completedAt) <= today,
      );
      // The period is a week of local days, so a day tells whether an instant is in it.
      const isInWeek = (instant = '1900-01-01T00:00:00Z') =>
        dayOf(instant) >= '2026-11-16' && dayOf(instant) <= '2026-11-22';
      const inPeriod = completed.filter(({ completedAt }) => isInWeek(completedAt));
      const pence = (cases: readonly Case[]) =>
        sum(cases.map(({ value }) => (value?.currency === 'GBP' ? value.minor : 0)));

      expect(report.totals.openCases).toBe(open.length);
      expect(report.totals.openValue.GBP ?? 0).toBe(pence(open));
      expect(report.totals.openWithValue).toBe(open.filter(({ value }) => value !== undefined).length);
      expect(sum(Object.values(report.totals.openWithValueBy))).toBe(report.totals.openWithValue);
      expect(report.totals.completedInPeriod).toBe(inPeriod.length);
      expect(report.totals.completedValueInPeriod.GBP ?? 0).toBe(pence(inPeriod));
      expect(report.totals.completedInHistory).toBe(completed.length);
      expect(report.totals.completedValueInHistory.GBP ?? 0).toBe(pence(completed));
      const opened = used.filter(
        ({ createdAt, completedAt }) =>
          isInWeek(createdAt) && (completedAt === undefined || dayOf(completedAt) >= firstDay),
      );
      expect(report.totals.openedInPeriod).toBe(opened.length);
      expect(report.totals.openedValueInPeriod.GBP ?? 0).toBe(pence(opened));

      const ages = open.map(({ createdAt = '' }) => daysFrom(dayOf(createdAt), today)).toSorted((a, b) => a - b);
      expect(report.openCases.map(({ ageDays = Number.NaN }) => ageDays).toSorted((a, b) => a - b)).toEqual(ages);
      expect(report.totals.age.n).toBe(ages.filter((age) => age >= 0).length);
      expect(report.totals.age.most).toBe(ages.findLast((age) => age >= 0));
      const took = completed.map((each) => daysFrom(dayOf(each.createdAt ?? ''), dayOf(each.completedAt ?? '')));
      expect(report.completedCases.map(({ daysToComplete }) => daysToComplete).toSorted()).toEqual(took.toSorted());
    }),
  );
});

test('a client’s figures are those of a firm that has its cases alone', async () => {
  await fc.assert(
    fc.property(anyFirm, (firm) => {
      for (const row of reportOf(firm).clients) {
        const own = firm.cases.filter(({ clients: of }) => of.some(({ uuid }) => uuid === row.uuid));
        // Stages keep their latest version from the whole firm, so that their positions are compared by count.
        const { position, ...alone } = reportOf({ ...firm, clients: 'all' }, own).totals;
        const { position: shown, ...totals } = row.totals;
        expect(totals).toEqual(alone);
        expect(shown.n).toBe(position.n);
      }
    }),
  );
});

test('flags on the rows of open cases are the faults on the list', async () => {
  await fc.assert(
    fc.property(anyFirm, (firm) => {
      const { openCases, dataQuality } = reportOf(firm);
      for (const { uuid, flags } of openCases) {
        expect(dataQuality.faults.filter((fault) => fault.uuid === uuid).map(({ kind }) => kind)).toEqual(flags);
      }
      for (const { kind, cases } of dataQuality.counts) {
        expect(dataQuality.faults.filter((fault) => fault.kind === kind)).toHaveLength(cases);
      }
    }),
  );
});
