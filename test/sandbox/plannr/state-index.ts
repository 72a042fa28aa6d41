import { accountFields, accountsOf } from './account-json.ts';
import type { FirmState, TruthCase, TruthStage } from './firm.ts';
import { plannrTimestamp } from './london-time.ts';
import { moneyFields } from './money-json.ts';
import { random } from './random.ts';

/** A state of the firm with what is looked up in it, worked out once. Accounts, types and so on are JSON text by UUID. */
export type StateIndex = {
  readonly state: FirmState;
  readonly cases: ReadonlyMap<string, TruthCase>;
  readonly clients: ReadonlySet<string>;
  readonly casesOfClient: ReadonlyMap<string, readonly TruthCase[]>;
  readonly clientsOfCircle: ReadonlyMap<string, readonly string[]>;
  readonly stages: ReadonlyMap<string, TruthStage>;
  readonly accounts: ReadonlyMap<string, string>;
  readonly types: ReadonlyMap<string, string>;
  readonly plans: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<string, string>;
  /** Filtered and sorted case lists, by what they were asked with. */
  readonly lists: Map<string, readonly TruthCase[]>;
};

const indices = new WeakMap<FirmState, StateIndex>();
// Clients and the like are the same objects from one instant to the next.
const texts = new WeakMap<object, string>();

export function indexOf(state: FirmState): StateIndex {
  const known = indices.get(state);
  if (known !== undefined) return known;
  const casesOfClient = new Map<string, TruthCase[]>();
  for (const each of state.cases) {
    for (const client of each.clientUuids) {
      const list = casesOfClient.get(client);
      if (list === undefined) casesOfClient.set(client, [each]);
      else list.push(each);
    }
  }
  const clientsOfCircle = new Map<string, string[]>();
  for (const { uuid, circleUuid } of state.clients) {
    clientsOfCircle.set(circleUuid, [...(clientsOfCircle.get(circleUuid) ?? []), uuid]);
  }
  const index: StateIndex = {
    state,
    cases: new Map(state.cases.map((each) => [each.uuid, each])),
    clients: new Set(state.clients.map(({ uuid }) => uuid)),
    casesOfClient,
    clientsOfCircle,
    stages: new Map(state.stages.map((stage) => [stage.uuid, stage])),
    accounts: accountTexts(state),
    types: new Map(state.types.map((type) => [type.uuid, JSON.stringify({ ...named(type), ...stamps(type) })])),
    plans: new Map(state.plans.map((plan) => [plan.uuid, remembered(plan, () => planFields(plan))])),
    groups: new Map(state.groups.map((group) => [group.uuid, JSON.stringify(group)])),
    lists: new Map(),
  };
  indices.set(state, index);
  return index;
}

const accountTextsOf = new WeakMap<object, ReadonlyMap<string, string>>();

function accountTexts(state: FirmState): ReadonlyMap<string, string> {
  const known = accountTextsOf.get(state.clients);
  if (known !== undefined) return known;
  const made = new Map(accountsOf(state).map((account) => [account.uuid, JSON.stringify(accountFields(account))]));
  accountTextsOf.set(state.clients, made);
  return made;
}

function planFields(plan: FirmState['plans'][number]): object {
  return {
    ...named(plan),
    type: plan.type,
    sub_type: null,
    status: 'active',
    provider:
      plan.provider === undefined ? null : { uuid: random('provider', plan.provider).uuid(), name: plan.provider },
    policy_number: plan.policyNumber,
    proposal_reference: null,
    value: moneyFields(plan.value),
    under_advice: true,
    created_at: plannrTimestamp(Date.parse(plan.createdAt)),
    updated_at: plannrTimestamp(Date.parse(plan.createdAt)),
  };
}

function remembered(of: object, make: () => object): string {
  const known = texts.get(of);
  if (known !== undefined) return known;
  const text = JSON.stringify(make());
  texts.set(of, text);
  return text;
}

function named({ uuid, name }: { readonly uuid: string; readonly name: string }) {
  return { uuid, name };
}

function stamps({ createdAt, updatedAt }: { readonly createdAt: string; readonly updatedAt: string }) {
  return { created_at: plannrTimestamp(Date.parse(createdAt)), updated_at: plannrTimestamp(Date.parse(updatedAt)) };
}
