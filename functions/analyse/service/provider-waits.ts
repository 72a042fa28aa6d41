import type { WorkingDays } from '../calendar/working-days.ts';
import { type DatedCase, isOpen } from '../cases/dated-case.ts';
import { compareNames, uuidKey } from '../compare.ts';
import { type Percentiles, percentilesOf } from '../percentiles.ts';
import type { KeptStay } from './kept-stays.ts';
import { isWaitedIn, type RuleOf } from './stage-map.ts';
import { addWaits, daysOfStay, noWaits, type WaitDays } from './waits.ts';

/** How long was waited for one provider, over the stays that ended in the history window. */
export type ProviderWait = WaitDays & {
  /** As most cases spell it; small letters, capitals and blanks tell no providers apart. */
  readonly name: string;
  /** Cases with such a stay. */
  readonly cases: number;
  /** Of the stays, those known within bounds only: they count the most that they can have been. */
  readonly notExact: number;
  /** Working days of a stay. */
  readonly stay: Percentiles;
  /** Open cases that wait there now. */
  readonly open: number;
};

export type ProviderWaits = {
  /** `not-sent`: no case read names a provider, so that nothing can be ranked. */
  readonly state: 'ranked' | 'not-sent';
  /** Cases read whose plans came, and of these those that name a provider. */
  readonly casesWithPlans: number;
  readonly casesWithProvider: number;
  /** Every stay in a stage that waits on a provider, exact or not. */
  readonly all: WaitDays;
  /** Those of `all` in cases whose plans name no provider. */
  readonly unnamed: WaitDays;
  /** What counts more than once, under each of several providers: the rows and `unnamed`, less this, are `all`. */
  readonly shared: WaitDays;
  /** The most days waited first. */
  readonly rows: readonly ProviderWait[];
};

export type ProviderWaitsInput = {
  readonly stays: Iterable<KeptStay>;
  readonly cases: readonly DatedCase[];
  readonly ruleOf: RuleOf;
  readonly workingDays: Pick<WorkingDays, 'between'>;
};

type Found = { sum: WaitDays; cases: Set<string>; notExact: number; stays: number[]; open: number };

/**
 * Ranks the providers of the cases' plans by the days that were waited for them. A case with plans of several providers
 * counts under each, since nobody knows for which of them it waits.
 */
export function findProviderWaits({ stays, cases, ruleOf, workingDays }: ProviderWaitsInput): ProviderWaits {
  const nameOf = spellings(cases);
  const found = new Map<string, Found>();
  const under = (key: string): Found => {
    const own = found.get(key) ?? { sum: noWaits, cases: new Set(), notExact: 0, stays: [], open: 0 };
    found.set(key, own);
    return own;
  };
  let [all, unnamed, shared] = [noWaits, noWaits, noWaits];
  for (const each of stays) {
    const stay = daysOfStay(each, workingDays);
    if (stay === undefined || ruleOf(each.stage)?.waitsOn !== 'provider') continue;
    const keys = providersOf(each.case);
    all = addWaits(all, stay);
    if (keys.length === 0) unnamed = addWaits(unnamed, stay);
    keys.forEach((key, index) => {
      if (index > 0) shared = addWaits(shared, stay);
      const own = under(key);
      own.sum = addWaits(own.sum, stay);
      own.cases.add(each.case.uuid);
      own.stays.push(stay.workingDays);
      if (!each.isExact) own.notExact += 1;
    });
  }
  for (const { case: given, stage } of cases.filter(isOpen)) {
    if (stage === undefined || !isWaitedIn(stage) || ruleOf(uuidKey(stage.uuid))?.waitsOn !== 'provider') continue;
    for (const key of providersOf(given)) under(key).open += 1;
  }
  const rows = [...found].map(
    ([key, { sum, cases: own, notExact, stays: lengths, open }]): ProviderWait => ({
      name: nameOf.get(key) ?? key,
      ...sum,
      cases: own.size,
      notExact,
      stay: percentilesOf(lengths),
      open,
    }),
  );
  return {
    state: nameOf.size === 0 ? 'not-sent' : 'ranked',
    casesWithPlans: cases.filter(({ case: { providers } }) => providers !== undefined).length,
    casesWithProvider: cases.filter(({ case: given }) => providersOf(given).length > 0).length,
    all,
    unnamed,
    shared,
    rows: rows.sort((a, b) => b.days - a.days || b.open - a.open || compareNames(a.name, b.name)),
  };
}

/** What tells the providers of a case apart, each once. */
function providersOf({ providers = [] }: DatedCase['case']): readonly string[] {
  return [...new Set(providers.map(providerKey))];
}

function providerKey(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** What each provider is called: as most cases spell it, of several alike the first in order. */
function spellings(cases: readonly DatedCase[]): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { case: given } of cases) {
    for (const name of given.providers ?? []) {
      const own = counts.get(providerKey(name)) ?? new Map<string, number>();
      counts.set(providerKey(name), own);
      own.set(name, (own.get(name) ?? 0) + 1);
    }
  }
  const most = (own: ReadonlyMap<string, number>) =>
    [...own].sort(([a, first], [b, second]) => second - first || compareNames(a, b))[0]?.[0] ?? '';
  return new Map([...counts].map(([key, own]) => [key, most(own)]));
}
