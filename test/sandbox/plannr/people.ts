import { faker } from '@faker-js/faker/locale/en_GB';
import type { ClientRole, TruthClient, TruthEmployee, TruthExternal, TruthGroup } from './firm.ts';
import { day, londonDay } from './london-time.ts';
import { oddClientNames } from './odd-names.ts';
import { firstName as givenName, surname } from './person-name.ts';
import { type Random, random } from './random.ts';

export type People = {
  readonly employees: readonly TruthEmployee[];
  readonly externals: readonly TruthExternal[];
  readonly groups: readonly TruthGroup[];
  readonly clients: readonly TruthClient[];
};

/** Everyone the firm knows. They were all there before its first case, and stay. */
export function makePeople(ask: {
  readonly seed: number;
  readonly clients: number;
  readonly since: number;
  readonly oddNames: boolean;
}): People {
  const chance = random(ask.seed, 'people');
  faker.seed(ask.seed);
  const groups = ['Private clients', 'Corporate clients', 'Northern office'].map((name) => ({
    uuid: chance.uuid(),
    name,
  }));
  const [first, ...others] = groups;
  if (first === undefined) throw new Error('a firm needs a group');

  const person = () => ({ firstName: givenName(chance), lastName: surname(chance) });
  const staffCount = Math.min(40, 4 + Math.floor(ask.clients / 60));
  const employees = Array.from({ length: staffCount }, (_, index): TruthEmployee => {
    const { firstName, lastName } = index === 3 ? { firstName: 'Aoife', lastName: "D'Arcy" } : person();
    return {
      uuid: chance.uuid(),
      name: `${firstName} ${lastName}`,
      firstName,
      lastName,
      email: emailOf(firstName, lastName, index, 'harbour.example'),
      role: index === 0 ? 'owner' : index === 1 ? 'admin' : 'member',
      groupUuids: index < 2 ? groups.map(({ uuid }) => uuid) : [chance.pick([first, ...others]).uuid],
      createdAt: new Date(ask.since - chance.whole(100, 2_000) * day).toISOString(),
    };
  });
  const externals = Array.from({ length: 5 }, (_, index): TruthExternal => {
    const { firstName, lastName } = person();
    return {
      uuid: chance.uuid(),
      name: `${firstName} ${lastName}`,
      firstName,
      lastName,
      email: emailOf(firstName, lastName, index, 'solicitors.example'),
      createdAt: new Date(ask.since - chance.whole(100, 2_000) * day).toISOString(),
    };
  });
  return { employees, externals, groups, clients: makeClients(ask, chance, employees) };
}

/** Three of every ten clients are a couple and the joint account the two hold, next to each other and in one circle. */
function makeClients(
  {
    seed,
    clients,
    since,
    oddNames,
  }: { readonly seed: number; readonly clients: number; readonly since: number; readonly oddNames: boolean },
  chance: Random,
  employees: readonly TruthEmployee[],
): readonly TruthClient[] {
  const made: TruthClient[] = [];
  // A draw of its own, so that everything else is as it was before clients had tags.
  const ofTags = random(seed, 'client tags');
  let circle = '';
  let couple: readonly [string, string, string] = ['', '', ''];
  for (let index = 0; index < clients; index++) {
    const turn = index % 10;
    if (turn !== 1 && turn !== 2) circle = chance.uuid();
    const odd = oddNames && index % 2 === 1 ? oddClientNames[(index - 1) / 2] : undefined;
    const role: ClientRole = turn === 2 ? 'joint' : turn === 7 ? pickEntity(chance) : 'individual';
    let firstName = odd?.first ?? (role === 'individual' ? givenName(chance) : '');
    let lastName = odd?.last ?? surname(chance);
    if (turn === 1 && odd === undefined) lastName = couple[2];
    if (turn === 0 || turn === 1) couple = turn === 0 ? [firstName, '', lastName] : [couple[0], firstName, lastName];
    let name = `${firstName} ${lastName}`;
    if (odd === undefined && role !== 'individual') {
      name =
        role === 'joint'
          ? `${couple[0]} & ${couple[1]} ${couple[2]}`
          : role === 'trust'
            ? `The ${lastName} Family Trust`
            : `${lastName} & Daughters Ltd`;
    }
    if (role !== 'individual') [firstName, lastName] = ['', ''];
    const createdAt = since - chance.whole(1, 2_500) * day - chance.whole(0, 86_399) * 1_000;
    made.push({
      uuid: chance.uuid(),
      name,
      firstName,
      lastName,
      email: emailOf(firstName, lastName, index, 'post.example'),
      role,
      circleUuid: circle,
      adviserUuid: employees[chance.whole(0, employees.length - 1)]?.uuid ?? '',
      createdAt: new Date(createdAt).toISOString(),
      updatedAt: new Date(createdAt + chance.whole(0, 90) * day).toISOString(),
      nextReviewDate: chance.chance(0.6) ? londonDay(since + chance.whole(30, 900) * day) : undefined,
      isProspect: chance.chance(0.05),
      tags: [...(ofTags.chance(0.12) ? ['Vulnerable'] : []), ...(ofTags.chance(0.3) ? ['Newsletter'] : [])],
    });
  }
  return made;
}

function pickEntity(chance: Random): ClientRole {
  return chance.chance(0.5) ? 'trust' : 'business';
}

function emailOf(firstName: string, lastName: string, index: number, domain: string): string {
  const local = `${firstName}.${lastName}`
    .toLowerCase()
    .replace(/[^a-z.]/g, '')
    .replace(/^\.+|\.+$/g, '')
    .slice(0, 30);
  return `${local === '' ? 'office' : local}.${index}@${domain}`;
}
