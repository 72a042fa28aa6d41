import type { FirmState, TruthCase, TruthMoney } from '../sandbox/plannr/firm.ts';

/*
 * What a report should say, worked out from the sandbox's truth and docs/design.md, section 7, in the plainest way and with
 * none of the code under test: days by Intl, periods as ranges of local days, sums and percentiles by hand.
 */

export type Question = {
  readonly timezone: string;
  /** First and last local day of the period, written down by the test. */
  readonly firstDay: string;
  readonly lastDay: string;
  readonly asAt: string;
  readonly historyWeeks: number;
  readonly clients?: readonly string[];
  readonly types?: readonly string[];
  readonly statuses?: readonly string[];
  readonly plans?: readonly string[];
  /** When a case entered the stage that it is in. */
  readonly enteredStage: (caseUuid: string) => string;
};

export type ExpectedCase = TruthCase & {
  readonly openedDay: string;
  readonly completedDay?: string;
  readonly reviewDay?: string;
  readonly ageDays: number;
  readonly daysInStage: number;
  readonly daysToComplete?: number;
  readonly inPeriod: boolean;
  readonly stageName: string;
  readonly stagePosition?: number;
  readonly typeName?: string;
};

export type Sums = Readonly<Record<string, number>>;

export function expectedReport(state: FirmState, question: Question) {
  const { timezone, firstDay, lastDay, asAt, historyWeeks } = question;
  const dayOf = localDays(timezone);
  const asAtDay = dayOf(asAt);
  const weeksBack = addDays(asAtDay, -7 * historyWeeks);
  const historyFrom = weeksBack < firstDay ? weeksBack : firstDay;
  const stages = new Map(state.stages.map((each) => [each.uuid, each]));
  const types = new Map(state.types.map((each) => [each.uuid, each]));
  const wanted = (list: readonly string[] | undefined, has: readonly (string | undefined)[]) =>
    list === undefined || list.some((uuid) => has.includes(uuid));
  const within = (day: string | undefined) => day !== undefined && day >= firstDay && day <= lastDay;

  const all: ExpectedCase[] = state.cases
    .filter(
      (each) =>
        wanted(question.clients, each.clientUuids) &&
        wanted(question.types, [each.typeUuid]) &&
        wanted(question.statuses, [each.statusUuid]) &&
        wanted(question.plans, each.planUuids),
    )
    .map((each) => {
      const openedDay = dayOf(each.createdAt);
      const completedDay = each.completedAt === undefined ? undefined : dayOf(each.completedAt);
      const stage = each.statusUuid === undefined ? undefined : stages.get(each.statusUuid);
      return {
        ...each,
        openedDay,
        completedDay,
        reviewDay: each.reviewAt === undefined || each.reviewAt.length === 10 ? each.reviewAt : dayOf(each.reviewAt),
        ageDays: daysFrom(openedDay, asAtDay),
        daysInStage: daysFrom(dayOf(question.enteredStage(each.uuid)), asAtDay),
        daysToComplete: completedDay === undefined ? undefined : daysFrom(openedDay, completedDay),
        inPeriod: within(completedDay),
        stageName: stage?.name ?? 'Unknown stage',
        stagePosition: stage?.position,
        typeName: each.typeUuid === undefined ? undefined : types.get(each.typeUuid)?.name,
      };
    });

  const open = all.filter((each) => each.completedDay === undefined);
  const history = all.filter(
    ({ completedDay }) => completedDay !== undefined && completedDay >= historyFrom && completedDay <= asAtDay,
  );
  const figures = (cases: readonly ExpectedCase[]) => figuresOf(cases, { within, history: new Set(history) });
  const used = [...open, ...history];

  const clientUuids = question.clients ?? [...new Set(used.flatMap((each) => each.clientUuids))];
  const names = new Map(state.clients.map((each) => [each.uuid, each.name]));
  const people = new Map([...state.employees, ...state.externals].map((each) => [each.uuid, each.name]));

  return {
    open,
    history,
    asAtDay,
    firm: figures(all),
    stages: [...new Set(used.map((each) => each.stageName))].map((name) => {
      const inStage = used.filter((each) => each.stageName === name);
      return { name, position: inStage[0]?.stagePosition, ...figures(inStage) };
    }),
    clients: clientUuids.map((uuid) => {
      const theirs = all.filter((each) => each.clientUuids.includes(uuid));
      const theirOpen = theirs.filter((each) => each.completedDay === undefined);
      return {
        uuid,
        name: used.some((each) => each.clientUuids.includes(uuid)) ? (names.get(uuid) ?? '') : undefined,
        shared: theirOpen.filter((each) => new Set(each.clientUuids).size > 1).length,
        ...figures(theirs),
      };
    }),
    timeToCompleteByType: [...new Set(history.map((each) => each.typeName))].map((type) => ({
      type,
      ...percentilesOf(history.filter((each) => each.typeName === type).map((each) => each.daysToComplete ?? 0)),
    })),
    faults: faultsOf({ open, inPeriod: all.filter((each) => each.inPeriod), state, asAtDay }),
    nameOfClient: (uuid: string) => names.get(uuid) ?? '',
    nameOfPerson: (uuid: string) => people.get(uuid) ?? '',
  };
}

export type Figures = ReturnType<typeof figuresOf>;

type Windows = {
  readonly within: (day: string | undefined) => boolean;
  readonly history: ReadonlySet<ExpectedCase>;
};

function figuresOf(cases: readonly ExpectedCase[], { within, history }: Windows) {
  const open = cases.filter((each) => each.completedDay === undefined);
  const completed = cases.filter((each) => each.inPeriod);
  const opened = cases.filter((each) => within(each.openedDay));
  const positioned = open.flatMap((each) => (each.stagePosition === undefined ? [] : [each.stagePosition]));
  const furthest = open
    .filter((each) => each.stagePosition !== undefined)
    .sort((a, b) => (b.stagePosition ?? 0) - (a.stagePosition ?? 0))[0];
  const board = open.map((each) => each.statusPosition).sort((a, b) => a - b);
  return {
    openCases: open.length,
    openValue: sumsOf(open.map((each) => each.value)),
    withValue: open.filter((each) => each.value !== undefined).length,
    openedInPeriod: opened.length,
    completedInPeriod: completed.length,
    completedValue: sumsOf(completed.map((each) => each.value)),
    age: percentilesOf(open.map((each) => each.ageDays)),
    timeToComplete: percentilesOf(
      cases.filter((each) => history.has(each)).map((each) => each.daysToComplete ?? Number.NaN),
    ),
    meanPosition: positioned.length === 0 ? undefined : positioned.reduce((a, b) => a + b, 0) / positioned.length,
    weightedMeanPosition: weightedMean(open),
    furthestStage: furthest?.stageName,
    lowestBoard: board[0],
    medianBoard: board[Math.ceil(board.length / 2) - 1],
    highestBoard: board.at(-1),
  };
}

function weightedMean(open: readonly ExpectedCase[]): number | undefined {
  let weighted = 0;
  let weight = 0;
  for (const { value, stagePosition } of open) {
    if (value === undefined || value.currency !== 'GBP' || value.minor <= 0 || stagePosition === undefined) continue;
    weighted += value.minor * stagePosition;
    weight += value.minor;
  }
  return weight === 0 ? undefined : weighted / weight;
}

function sumsOf(values: readonly (TruthMoney | undefined)[]): Sums {
  const sums: Record<string, number> = {};
  for (const value of values) {
    if (value !== undefined) sums[value.currency] = (sums[value.currency] ?? 0) + value.minor;
  }
  return sums;
}

function percentilesOf(values: readonly number[]) {
  const sorted = [...values].sort((a, b) => a - b);
  // The smallest value with at least p percent of the values at or below it.
  const rank = (p: number) => sorted.find((_, index) => (index + 1) * 100 >= p * sorted.length);
  return { n: sorted.length, p50: rank(50), p85: rank(85), p95: rank(95), most: sorted.at(-1) };
}

function faultsOf(from: {
  readonly open: readonly ExpectedCase[];
  readonly inPeriod: readonly ExpectedCase[];
  readonly state: FirmState;
  readonly asAtDay: string;
}) {
  const { open, inPeriod, state, asAtDay } = from;
  const stages = new Map(state.stages.map((each) => [each.uuid, each]));
  const both = [...open, ...inPeriod];
  const marked = (each: ExpectedCase) => stages.get(each.statusUuid ?? '')?.isTypeCompleted;
  return {
    'no-value': both.filter((each) => each.value === undefined).length,
    'no-type': both.filter((each) => each.typeUuid === undefined).length,
    'nobody-assigned': open.filter((each) => each.assigneeUuids.length === 0).length,
    'review-past': open.filter((each) => each.reviewDay !== undefined && each.reviewDay < asAtDay).length,
    'unknown-stage': both.filter((each) => each.statusUuid === undefined).length,
    'stage-disagrees':
      open.filter((each) => marked(each) === true).length + inPeriod.filter((each) => marked(each) === false).length,
  };
}

function localDays(timezone: string) {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: timezone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return (instant: string) => format.format(new Date(instant));
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function daysFrom(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
