import type { Attention } from '../attention/attention.ts';
import type { OpenCaseRow } from '../case-lists/case-rows.ts';
import type { DatedCase } from '../cases/dated-case.ts';
import { type BroughtLately, broughtLately } from '../forecast/brought-lately.ts';
import { horizons } from '../forecast/simulation/horizons.ts';
import { type Amounts, sumByCurrency } from '../money.ts';
import { groupByPerson } from '../people/group-by-person.ts';
import type { HistoryWindow } from '../period.ts';
import { pickKnown } from '../pick-known.ts';

/** What the heads of mail and Summary tell beside the totals. */
export type Headline = {
  /** Open cases that have surely been in their stage for longer than is usual there (`OpenCaseRow.daysOver`). */
  readonly late: { readonly cases: number; readonly value: Amounts };
  /** The cases to act on that are told first, and how many more each person has. */
  readonly first: {
    readonly cases: number;
    /** Of the ten people with most; nobody's last. */
    readonly others: readonly OthersToActOn[];
    /** How many more those people have who are not among `others`. */
    readonly further: number;
    /** Whether a case is counted under two of them, so that they come to more than there are. */
    readonly isShared: boolean;
  };
  /**
   * What was completed in as many weeks before the as-at day as the nearest forecast looks ahead. Absent where completed
   * cases were not read so far back.
   */
  readonly lately?: BroughtLately;
};

/** Without a name: the cases that nobody holds, or of which Plannr did not say who does. */
export type OthersToActOn = { readonly uuid?: string; readonly name?: string; readonly cases: number };

/** As many as a phone shows on its first screen, with who holds each and why. */
const mostFirst = 5;

/** What stands at the head of mail and Summary. Source: docs/design.md, section 10. */
export function findHeadline(given: {
  readonly openCases: readonly OpenCaseRow[];
  readonly attention: Attention;
  readonly cases: readonly DatedCase[];
  readonly history: HistoryWindow;
}): Headline {
  const late = given.openCases.filter(({ daysOver }) => daysOver !== undefined);
  return {
    late: { cases: late.length, value: sumByCurrency(pickKnown(late, ({ value }) => value)) },
    first: firstOf(given.attention),
    lately: broughtLately(given.cases, given.history, Math.min(...horizons)),
  };
}

const mostPeople = 10;

/** A case is theirs who hold it, as on the sheet People: whoever is assigned, else the clients' own advisers. */
function firstOf({ listed }: Attention): Headline['first'] {
  const left = listed.slice(mostFirst);
  const groups = groupByPerson(left, ({ heldBy }) => heldBy).map(({ person, own }) => ({ person, cases: own.length }));
  const people = groups
    .flatMap(({ person, cases }) => (person.kind === 'person' ? { uuid: person.uuid, name: person.name, cases } : []))
    .sort((a, b) => b.cases - a.cases);
  const nobodys = groups.reduce((sum, { person, cases }) => (person.kind === 'person' ? sum : sum + cases), 0);
  const sumOf = (of: readonly { readonly cases: number }[]) => of.reduce((sum, { cases }) => sum + cases, 0);
  return {
    cases: listed.length - left.length,
    others: [...people.slice(0, mostPeople), ...(nobodys === 0 ? [] : [{ cases: nobodys }])],
    further: sumOf(people.slice(mostPeople)),
    isShared: sumOf(groups) > left.length,
  };
}
