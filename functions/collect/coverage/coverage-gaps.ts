import type { Coverage } from '../../analyse/coverage.ts';
import type { Came } from './came.ts';
import type { ReadingPlan } from '../shard.ts';

export type Losses = Pick<Coverage, 'setAside' | 'unreadClients' | 'shortLists'> & {
  readonly plan: ReadingPlan;
  readonly came: Came;
};

/** Why a reading is not complete, in sentences for whoever reads the report. Names no client: UUIDs are listed apart. */
export function coverageGaps({ plan, came, setAside, unreadClients, shortLists }: Losses): readonly string[] {
  return [
    ...clientListGap(plan),
    ...unreadClientsGap(unreadClients, plan.clientsAsked ?? unreadClients.length),
    ...shortListGaps(shortLists),
    ...setAsideGap(setAside.length),
    ...participantsGap(came, plan),
    ...statusGap(came),
  ];
}

function clientListGap({ clientList, clientsAsked = 0 }: ReadingPlan): readonly string[] {
  if (clientList === undefined || (clientList.trouble === undefined && clientList.missing === 0)) return [];
  const why = clientList.trouble ?? 'some records on it do not say which client they are';
  const missing = clientList.extentIsKnown
    ? `${count(clientList.missing)} of ${count(clientsAsked)}`
    : 'an unknown number of';
  return [`Plannr's list of clients is not whole (${why}), so that ${missing} clients were not asked for.`];
}

function unreadClientsGap(unread: Coverage['unreadClients'], asked: number): readonly string[] {
  if (unread.length === 0) return [];
  const kinds = [
    { words: 'refused', isOne: (reason: string) => reason.startsWith('refused') },
    { words: 'not found', isOne: (reason: string) => reason.startsWith('not found') },
  ];
  const counts = kinds.map(({ words, isOne }) => ({ words, of: unread.filter(({ reason }) => isOne(reason)).length }));
  const others = unread.length - counts.reduce((sum, each) => sum + each.of, 0);
  const parts = [...counts, { words: 'without a usable answer', of: others }].filter((each) => each.of > 0);
  const why = parts.map(({ words, of }) => `${count(of)} ${words}`).join(', ');
  return [
    `${count(unread.length)} of ${count(asked)} ${asked === 1 ? 'client' : 'clients'} could not be read (${why}).`,
  ];
}

// Client by client there can be thousands of lists; each is named in the coverage, here one stands for the rest.
const listsNamed = 3;

function shortListGaps(shortLists: Coverage['shortLists']): readonly string[] {
  const sentence = ({ list, reason }: Coverage['shortLists'][number]) => `The list of ${list} is not whole: ${reason}.`;
  const [first] = shortLists;
  if (first === undefined || shortLists.length <= listsNamed) return shortLists.map(sentence);
  return [`${count(shortLists.length)} lists of cases are not whole. ${sentence(first)}`];
}

function setAsideGap(records: number): readonly string[] {
  if (records === 0) return [];
  return records === 1
    ? ['1 case came in a form that cannot be read, so that no figure holds it.']
    : [`${count(records)} cases came in a form that cannot be read, so that no figure holds them.`];
}

function participantsGap(came: Came, { way }: ReadingPlan): readonly string[] {
  const how = came.howMissing('participants');
  if (how === undefined) return [];
  return way === 'client-by-client'
    ? [
        `Plannr ${how} who takes part in the cases: each counts for the clients on whose lists it was, and their names are not known.`,
      ]
    : [`Plannr ${how} who takes part in the cases, so that there are no figures per client.`];
}

function statusGap(came: Came): readonly string[] {
  const how = came.howMissing('status');
  return how === undefined ? [] : [`Plannr ${how} the stages of the cases, so that no positions are known.`];
}

function count(number: number): string {
  return number.toLocaleString('en-GB');
}
