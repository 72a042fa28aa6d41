import { type DatedCase, isOpen } from '../cases/dated-case.ts';
import { uuidKey } from '../compare.ts';
import { inOrder } from '../percentiles.ts';
import type { Breach } from '../service/breaches.ts';
import { judge, type TargetOf } from './distribution.ts';
import { type GuardedCount, type GuardedDays, guardCount, guardMedian, guardShare } from './guarded.ts';
import type { MeasuredCase } from './measured-cases.ts';

/** The clients who have the tag of vulnerable ones, as the run read them. They are kept nowhere. */
export type TaggedClients = {
  /** In small letters. */
  readonly uuids: readonly string[];
  /** Whether all clients and their tags came: of a part nothing is told. */
  readonly isWhole: boolean;
};

/** How long cases of vulnerable clients took, over the history window. */
export type VulnerableTimes = {
  readonly cases: GuardedCount;
  /** Working days. */
  readonly median?: GuardedDays;
  /** Within the target, to the nearest tenth; absent where there is none, or it would tell too much. */
  readonly share?: number;
};

export type Vulnerable =
  /** The clients or their tags could not all be read. */
  | { readonly state: 'not-read' }
  /** No client whom the account sees has the tag. */
  | { readonly state: 'no-such-tag' }
  | {
      readonly state: 'read';
      /** Of the clients with a case in the report. */
      readonly clients: GuardedCount;
      readonly openCases: GuardedCount;
      /** Open cases past the target of their stage; absent without a map of the stages. */
      readonly pastTarget?: GuardedCount;
      readonly advice?: VulnerableTimes;
      readonly completion: VulnerableTimes;
    };

export type VulnerableInput = {
  readonly tagged: TaggedClients;
  readonly cases: readonly DatedCase[];
  readonly breaches?: readonly Pick<Breach, 'uuid'>[];
  readonly advice?: { readonly measured: readonly MeasuredCase[]; readonly targetOf: TargetOf };
  readonly completion: { readonly measured: readonly MeasuredCase[]; readonly targetOf: TargetOf };
};

/** What is told of vulnerable clients' cases: a case counts where one of its clients has the tag. */
export function findVulnerable({ tagged, cases, breaches, advice, completion }: VulnerableInput): Vulnerable {
  if (!tagged.isWhole) return { state: 'not-read' };
  if (tagged.uuids.length === 0) return { state: 'no-such-tag' };
  const marked = new Set(tagged.uuids);
  const clients = new Set(cases.flatMap((each) => each.clients.map(({ uuid }) => uuidKey(uuid))));
  const isOfOne = (each: DatedCase) => each.clients.some(({ uuid }) => marked.has(uuidKey(uuid)));
  const open = cases.filter(isOpen);
  const ofOne = new Set(open.filter(isOfOne).map(({ case: { uuid } }) => uuid));
  const times = ({ measured, targetOf }: VulnerableInput['completion']): VulnerableTimes => {
    const own = measured.filter(({ dated }) => isOfOne(dated));
    const days = (of: readonly MeasuredCase[]) => [...inOrder(of.map(({ most }) => most))];
    return {
      cases: guardCount(own.length, measured.length),
      median: guardMedian(days(own), days(measured)),
      share: guardShare(judge(own, targetOf), judge(measured, targetOf)),
    };
  };
  return {
    state: 'read',
    clients: guardCount([...clients].filter((uuid) => marked.has(uuid)).length, clients.size),
    openCases: guardCount(ofOne.size, open.length),
    pastTarget: breaches && guardCount(breaches.filter(({ uuid }) => ofOne.has(uuid)).length, breaches.length),
    advice: advice && times(advice),
    completion: times(completion),
  };
}
