import { makeHistory, type Standing } from './case-history.ts';
import type { CaseFacts, TruthClient, TruthCustomField, TruthMoney, TruthPlan } from './firm.ts';
import { day, londonDay } from './london-time.ts';
import type { People } from './people.ts';
import type { Random } from './random.ts';
import type { Usual, Workflow } from './workflow.ts';

/** What stays the same over the life of a case. */
export type FixedFacts = Omit<CaseFacts, 'statusUuid' | 'value' | 'createdAt' | 'updatedAt' | 'completedAt'>;

/** One case with all its life. */
export type CaseLife = {
  readonly fixed: FixedFacts;
  readonly createdAt: string;
  readonly history: readonly Standing[];
};

/** What a case is made from. */
export type Surroundings = {
  readonly people: People;
  readonly plansByClient: ReadonlyMap<string, readonly TruthPlan[]>;
  readonly workflow: Workflow;
  /** Share of cases none of whose participants is a client; Plannr itself asks for one when a case is made. */
  readonly withoutClient: number;
};

const tags = [
  'VIP',
  'Vulnerable client',
  'Fee agreed',
  'Awaiting documents',
  'Referral',
  '=Priority',
  "Client's idea",
] as const;
const drinks = ['Coffee', 'Tea', 'Water', '=Cola', 'Crème de menthe'] as const;

export function makeCase(around: Surroundings, chance: Random, openedAt: number): CaseLife {
  const { usual: kinds, stages } = around.workflow;
  const usual = pickUsual(chance, kinds);
  if (usual === undefined) throw new Error('a firm needs a type');

  const currency = chance.chance(0.035) ? 'EUR' : 'GBP';
  const history = makeHistory({
    chance,
    usual,
    stageCount: stages.length,
    openedAt,
    currency,
    value: firstValue(chance, usual.value, currency),
  });
  const clients = pickClients(chance, around);
  const [lead] = clients;
  const assigneeUuids = pickAssignees(chance, around.people, lead);
  const adviser = around.people.employees.find(({ uuid }) => uuid === assigneeUuids[0]);
  const fixed: FixedFacts = {
    uuid: chance.uuid(),
    name: caseName(chance, usual.type.name, lead),
    typeUuid: chance.chance(0.04) ? undefined : usual.type.uuid,
    reviewAt: pickReview(chance, openedAt),
    clientUuids: clients.map(({ uuid }) => uuid),
    otherParticipantUuids: pickOthers(chance, around.people, clients.length === 0),
    assigneeUuids,
    groupUuids: adviser === undefined || chance.chance(0.05) ? [] : adviser.groupUuids.slice(0, 1),
    tags: chance.chance(0.3) ? [...new Set([chance.pick(tags), chance.pick(tags)])] : [],
    planUuids: pickPlans(chance, around, clients),
    customFields: pickCustomFields(chance),
  };
  return { fixed, createdAt: new Date(openedAt).toISOString(), history };
}

function pickUsual(chance: Random, kinds: readonly Usual[]): Usual | undefined {
  let left = chance.next() * kinds.reduce((sum, { weight }) => sum + weight, 0);
  for (const kind of kinds) {
    left -= kind.weight;
    if (left < 0) return kind;
  }
  return kinds[0];
}

function firstValue(chance: Random, median: number, currency: string): TruthMoney | undefined {
  if (chance.chance(0.12)) return undefined;
  return { minor: chance.chance(0.01) ? 0 : Math.round(chance.lognormal(median, 0.9)), currency };
}

// Clients come in tens (people.ts): 0 and 1 are a couple, 2 the joint account they hold. The last tenth has no case.
function pickClients(chance: Random, { people, withoutClient }: Surroundings): readonly TruthClient[] {
  if (people.clients.length === 0 || (withoutClient > 0 && chance.chance(withoutClient))) return [];
  const used = Math.max(1, Math.floor(people.clients.length * 0.9));
  const index = Math.floor(chance.next() ** 1.4 * used);
  const turn = index % 10;
  const start = index - turn;
  let indices = [index];
  if (turn < 2 && chance.chance(0.45)) {
    indices = chance.chance(0.12) ? [start + turn, start + 1 - turn, start + 2] : [start + turn, start + 1 - turn];
  } else if (turn === 2 && chance.chance(0.15)) indices = [index, start, start + 1];
  else if (chance.chance(0.05)) indices = [index, chance.whole(0, used - 1)];
  return [...new Set(indices)].flatMap((each) => (each < used ? (people.clients[each] ?? []) : []));
}

function pickAssignees(chance: Random, { employees }: People, lead: TruthClient | undefined): readonly string[] {
  if (chance.chance(0.07)) return [];
  const anyone = () => employees[chance.whole(0, employees.length - 1)]?.uuid ?? '';
  const first = lead !== undefined && chance.chance(0.8) ? lead.adviserUuid : anyone();
  return chance.chance(0.12) ? [...new Set([first, anyone()])] : [first];
}

function pickOthers(chance: Random, { employees, externals }: People, needed: boolean): readonly string[] {
  if (!needed && !chance.chance(0.12)) return [];
  const from = needed || chance.chance(0.5) ? externals : employees;
  return [from[chance.whole(0, from.length - 1)]?.uuid ?? ''];
}

function pickPlans(
  chance: Random,
  { plansByClient }: Surroundings,
  clients: readonly TruthClient[],
): readonly string[] {
  const held = clients.flatMap(({ uuid }) => plansByClient.get(uuid) ?? []);
  if (held.length === 0 || chance.chance(0.5)) return [];
  return held.slice(0, chance.whole(1, 2)).map(({ uuid }) => uuid);
}

function pickReview(chance: Random, openedAt: number): string | undefined {
  if (chance.chance(0.4)) return undefined;
  const when = openedAt + chance.whole(20, 500) * day;
  return chance.chance(0.12) ? londonDay(when) : new Date(when).toISOString();
}

function pickCustomFields(chance: Random): readonly TruthCustomField[] {
  const fields: TruthCustomField[] = [];
  if (chance.chance(0.6)) {
    fields.push({ reference: 'favourite_drink', name: 'Favourite Drink', value: chance.pick(drinks) });
  }
  if (chance.chance(0.4)) fields.push({ reference: 'risk_score', name: 'Risk score', value: chance.whole(1, 10) });
  if (chance.chance(0.2)) fields.push({ reference: 'wet_signature', name: 'Wet signature', value: chance.chance(0.5) });
  if (chance.chance(0.1)) fields.push({ reference: 'introducer', name: 'Introducer', value: null });
  return fields;
}

function caseName(chance: Random, type: string, lead: TruthClient | undefined): string {
  const who = Array.from(lead === undefined ? 'Firm' : lead.lastName || lead.name)
    .slice(0, 40)
    .join('');
  switch (chance.whole(0, 3)) {
    case 0:
      return `${who} ${type.toLowerCase()}`;
    case 1:
      return `${type}: ${who} ${chance.whole(2021, 2027)}`;
    default:
      return `${type} - ${who}`;
  }
}
