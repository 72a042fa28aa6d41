import type { Day, Instant } from './case.ts';
import { type ForecastOutcome, type ForecastRecord, forecastEnd } from './forecast/record.ts';
import { type Amounts, addAmounts } from './money.ts';
import type { WorkByPerson } from './people/people.ts';
import type { Workload } from './people/workload.ts';
import type { Period } from './period.ts';
import type { Service } from './service/service.ts';
import { conversionOf, type Lost } from './standing/lost.ts';

/** What a month's page for the board shows that no other part of the report has. */
export type Board = {
  readonly types: BoardTable;
  readonly people: BoardTable;
  /** Of each horizon the forecast that came due last, if that was in the month or since: of cases, then of value. */
  readonly forecasts: readonly BoardForecast[];
  /** Over all stages with a target; absent where no stage has one. */
  readonly service?: Pick<
    Service['levels'][number],
    'ended' | 'within' | 'past' | 'unclear' | 'share' | 'open' | 'openPast'
  >;
};

/** `rows + others - countedAgain = firm`, figure by figure. */
export type BoardTable = {
  /** Of those with most completed value in the first currency, then most completed and most open. */
  readonly rows: readonly BoardRow[];
  /** All that there is no row for; absent where there is one for each. */
  readonly others?: BoardFigures & { readonly of: number };
  /** A case of several people counts under each; absent where none is, and of types. */
  readonly countedAgain?: BoardFigures;
  readonly firm: BoardFigures;
};

export type BoardRow = BoardFigures & {
  /** Absent of types. */
  readonly kind?: WorkByPerson['people'][number]['kind'];
  readonly uuid?: string;
  readonly name?: string;
};

export type BoardFigures = {
  readonly completed: number;
  readonly completedValue: Amounts;
  readonly lost: number;
  /** completed / (completed + lost), 0 to 1; absent where no case ended, or the firm did not say which are lost. */
  readonly conversion?: number;
  readonly openCases: number;
  readonly openValue: Amounts;
};

export type BoardForecast = Pick<ForecastOutcome, 'run' | 'asAtDay' | 'weeks' | 'currency' | 'ranges' | 'actual'> & {
  readonly untilDay: Day;
  /** In which of its ranges the outcome lies, or on which side of both. */
  readonly held: 'likely' | 'wide' | 'below' | 'above';
};

export type BoardInput = {
  readonly people: WorkByPerson;
  readonly service?: Service;
  readonly forecast: { readonly record: ForecastRecord };
  readonly currencies: readonly string[];
  readonly lost?: Lost;
  readonly period: Pick<Period, 'kind' | 'firstDay'>;
  readonly localDay: (instant: Instant) => Day;
};

/** So many rows of types, and of people, leave room for the rest on two pages. */
const mostRows = 8;

/** `undefined` in a report on a week. */
export function findBoard(input: BoardInput): Board | undefined {
  const { people, service, forecast, currencies, period, localDay, lost } = input;
  if (period.kind !== 'month') return undefined;
  const [currency = 'GBP'] = currencies;
  const { firm, countedAgain } = people.reconciliation;
  const tellsLost = lost !== undefined;
  const again = figuresOf(countedAgain, tellsLost);
  const hasAgain = again.completed + again.lost + again.openCases > 0;
  return {
    types: { ...largest(people.types, currency, tellsLost), firm: figuresOf(firm, tellsLost) },
    people: {
      ...largest(people.people, currency, tellsLost),
      countedAgain: hasAgain ? again : undefined,
      firm: figuresOf(firm, tellsLost),
    },
    forecasts: lastDue(forecast.record.outcomes, { period, localDay }),
    service: service && overAll(service),
  };
}

type Shown = Pick<BoardRow, 'kind' | 'uuid' | 'name'> & { readonly work: Workload };

function largest(all: readonly Shown[], currency: string, tellsLost: boolean): Pick<BoardTable, 'rows' | 'others'> {
  const rows = all
    .map(({ kind, uuid, name, work }): BoardRow => ({ kind, uuid, name, ...figuresOf(work, tellsLost) }))
    .filter(({ completed, lost, openCases }) => completed + lost + openCases > 0)
    .sort(
      (a, b) =>
        (b.completedValue[currency] ?? 0) - (a.completedValue[currency] ?? 0) ||
        b.completed - a.completed ||
        (b.openValue[currency] ?? 0) - (a.openValue[currency] ?? 0) ||
        b.openCases - a.openCases,
    );
  // One row more takes no more room than a row of one other.
  if (rows.length <= mostRows + 1) return { rows };
  const left = rows.slice(mostRows);
  return { rows: rows.slice(0, mostRows), others: { of: left.length, ...added(left, tellsLost) } };
}

function figuresOf(work: Workload, tellsLost: boolean): BoardFigures {
  const { completedInPeriod: completed, completedValueInPeriod: completedValue, lostInPeriod: lost } = work;
  const { openCases, openValue } = work;
  const conversion = tellsLost ? conversionOf(completed, lost).conversion : undefined;
  return { completed, completedValue, lost, conversion, openCases, openValue };
}

function added(rows: readonly BoardFigures[], tellsLost: boolean): BoardFigures {
  const sum = (of: (row: BoardFigures) => number) => rows.reduce((all, row) => all + of(row), 0);
  const [completed, lost] = [sum((row) => row.completed), sum((row) => row.lost)];
  return {
    completed,
    completedValue: addAmounts(rows.map((row) => row.completedValue)),
    lost,
    conversion: tellsLost ? conversionOf(completed, lost).conversion : undefined,
    openCases: sum((row) => row.openCases),
    openValue: addAmounts(rows.map((row) => row.openValue)),
  };
}

/** @param outcomes the latest first */
function lastDue(
  outcomes: readonly ForecastOutcome[],
  { period, localDay }: Pick<BoardInput, 'period' | 'localDay'>,
): readonly BoardForecast[] {
  const byHorizon = Map.groupBy(outcomes, ({ weeks, currency = '' }) => `${currency} ${String(weeks).padStart(2)}`);
  return [...byHorizon]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, [last]]) => {
      if (last === undefined) return [];
      const untilDay = localDay(forecastEnd(last));
      if (untilDay < period.firstDay) return [];
      const { run, asAtDay, weeks, currency, ranges, actual } = last;
      return [{ run, asAtDay, weeks, currency, ranges, actual, untilDay, held: heldIn(ranges, actual) }];
    });
}

function heldIn({ likely, wide }: ForecastOutcome['ranges'], actual: number): BoardForecast['held'] {
  if (actual >= likely.low && actual <= likely.high) return 'likely';
  if (actual < wide.low) return 'below';
  return actual > wide.high ? 'above' : 'wide';
}

function overAll({ levels }: Service): Board['service'] {
  const all = levels.filter(({ type }) => type === undefined);
  if (all.length === 0) return undefined;
  const sum = (of: (level: Service['levels'][number]) => number) => all.reduce((whole, level) => whole + of(level), 0);
  const [within, past] = [sum((level) => level.within), sum((level) => level.past)];
  return {
    ended: sum(({ ended }) => ended),
    within,
    past,
    unclear: sum(({ unclear }) => unclear),
    share: within + past === 0 ? undefined : within / (within + past),
    open: sum(({ open }) => open),
    openPast: sum(({ openPast }) => openPast),
  };
}
