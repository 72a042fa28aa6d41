import type { OpenCaseRow } from '../case-lists/case-rows.ts';
import type { DatedCase } from '../cases/dated-case.ts';
import type { Holder } from '../cases/holders.ts';
import { compareTypes, uuidKey } from '../compare.ts';
import type { CaseFault } from '../data-quality/faults.ts';
import { addDays } from '../day.ts';
import type { HistoryWindow, Period } from '../period.ts';
import { groupByPerson, type Person } from './group-by-person.ts';
import { type Lately, measuresOf, type WorkCase, type Workload, type WorkMeasures, workloadOf } from './workload.ts';

/** What each person has in hand and has done, and each type of case; and how the people come to the firm. */
export type WorkByPerson = {
  /** By name; nobody's cases, and those of which Plannr did not say, last. Only those who have a case of any figure. */
  readonly people: readonly PersonRow[];
  /** Most open cases first, then by name; the cases without a type last. */
  readonly types: readonly TypeWorkRow[];
  /** The last 13 weeks up to the end of the period; absent where completed cases were not read so far back. */
  readonly lately?: Lately;
  /**
   * A case of several people counts under each of them and once in the firm's: `people - countedAgain = firm`, for each
   * figure.
   */
  readonly reconciliation: {
    readonly people: Workload;
    readonly countedAgain: Workload;
    readonly firm: Workload;
  };
  /** Open cases that nobody is assigned to: how many their clients' own advisers hold, and how many nobody. */
  readonly unassigned: { readonly adviser: number; readonly nobody: number };
};

export type PersonRow = Pick<Person, 'kind'> & {
  /** Absent where no UUID came, and for the cases of nobody. */
  readonly uuid?: string;
  readonly name?: string;
  readonly work: Workload;
  readonly measures: WorkMeasures;
  /** How many of the open cases this person holds as the client's own adviser, since nobody is assigned. */
  readonly asAdviser: number;
};

export type TypeWorkRow = {
  readonly uuid?: string;
  readonly name?: string;
  readonly work: Workload;
  readonly measures: WorkMeasures;
};

export type PeopleInput = {
  readonly cases: readonly DatedCase[];
  readonly openCases: readonly OpenCaseRow[];
  readonly faults: ReadonlyMap<DatedCase, readonly CaseFault[]>;
  readonly holdersOf: (of: DatedCase['case']) => readonly Holder[] | undefined;
  readonly period: Pick<Period, 'lastDay'>;
  readonly history: HistoryWindow;
};

const daysLately = 13 * 7;

export function findPeopleWork(input: PeopleInput): WorkByPerson {
  const { cases, openCases, faults, holdersOf, period, history } = input;
  const rows = new Map(openCases.map((row) => [row.uuid, row]));
  const all = cases
    .filter(({ state }) => state !== 'completed-before-history')
    .map(
      (dated): WorkCase => ({
        dated,
        row: dated.state === 'open' ? rows.get(dated.case.uuid) : undefined,
        faults: faults.get(dated)?.length ?? 0,
      }),
    );
  const firstDay = addDays(period.lastDay, 1 - daysLately);
  const lately = firstDay < history.firstDay ? undefined : { firstDay, lastDay: period.lastDay };
  const rules = { asAtDay: history.lastDay, lately };
  const holders = ({ dated }: WorkCase) => holdersOf(dated.case);
  const groups = groupByPerson(all, holders);
  const again = all.flatMap((each) => (holders(each) ?? []).slice(1).map(() => each));
  const byType = Map.groupBy(all, ({ dated: { type } }) => (type === undefined ? '' : uuidKey(type.uuid)));
  return {
    people: groups.map(({ person, own }) => ({
      ...person,
      work: workloadOf(own, rules),
      measures: measuresOf(own),
      asAdviser: own.filter((each) => each.row !== undefined && isAsAdviser(each, person, holders)).length,
    })),
    types: [...byType]
      .map(([key, own]) => ({
        uuid: key === '' ? undefined : own[0]?.dated.type?.uuid,
        name: key === '' ? undefined : own[0]?.dated.type?.name,
        work: workloadOf(own, rules),
        measures: measuresOf(own),
      }))
      .sort(compareWork),
    lately,
    reconciliation: {
      // Added up from the rows themselves, so that a fault of theirs shows.
      people: workloadOf(
        groups.flatMap(({ own }) => own),
        rules,
      ),
      countedAgain: workloadOf(again, rules),
      firm: workloadOf(all, rules),
    },
    unassigned: {
      adviser: openCases.filter(({ heldBy }) => heldBy?.some(({ isAdviser }) => isAdviser === true)).length,
      nobody: openCases.filter(({ heldBy }) => heldBy?.length === 0).length,
    },
  };
}

function isAsAdviser(
  each: WorkCase,
  person: Person,
  holders: (of: WorkCase) => readonly Holder[] | undefined,
): boolean {
  if (person.kind !== 'person') return false;
  return holders(each)?.some(({ uuid, isAdviser }) => isAdviser === true && uuid === person.uuid) === true;
}

function compareWork(a: TypeWorkRow, b: TypeWorkRow): number {
  return (
    Number(a.uuid === undefined) - Number(b.uuid === undefined) ||
    b.work.openCases - a.work.openCases ||
    compareTypes(a, b)
  );
}
