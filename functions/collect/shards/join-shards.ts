import type { Case } from '../../analyse/case.ts';
import type { Coverage } from '../../analyse/coverage.ts';
import { ReportError } from '../../report-error.ts';
import { whatCame } from '../coverage/came.ts';
import { coverageGaps } from '../coverage/coverage-gaps.ts';
import { coverageNotes, notesToldElsewhere } from '../coverage/coverage-notes.ts';
import { sumKept } from '../coverage/kept-filters.ts';
import { sumLists } from '../coverage/tally-scope.ts';
import type { Reading, ReadingRequest } from '../reading.ts';
import { mergeVersion } from '../records/merge-versions.ts';
import type { SetAside } from '../records/read-row.ts';
import type { CaseVersion } from '../records/slim-case.ts';
import type { ListSums, ReadingPlan, ShardPart } from '../shard.ts';
import { attachAsked, clientsAskedIn, isOfOneAsked } from './attach-asked.ts';
import { narrowCases } from './narrow-cases.ts';
import { sumOf } from './plan-reading.ts';

/** Joins what the shards of a plan brought into one reading: each case once, oldest first, and how whole it all is. */
export function joinShards(request: ReadingRequest, plan: ReadingPlan, results: readonly ShardPart[]): Reading {
  assertBearable(results.reduce((sum, result) => sum + result.versions.length, 0));
  const versions = new Map<string, CaseVersion>();
  for (const result of results) for (const version of result.versions) mergeVersion(versions, version);
  const asked = clientsAskedIn(plan);
  const read = attachAsked([...versions.values()], asked).toSorted(byAge);

  const came = whatCame(plan, results);
  const lists = sumLists(results.map((result) => result.lists));
  const narrowed = narrowCases(read, request.only, came);
  const setAside = setAsideIn(results);
  const unreadClients = results.flatMap((result) => result.unreadClients);
  const shortLists = [...clientListShort(plan), ...results.flatMap((result) => result.shortLists)];
  const clientsRead = results.reduce((sum, result) => sum + result.clientsRead, 0);

  const toldElsewhere = [...(plan.roleNotes ?? []), ...notesToldElsewhere(read, { came, lists })];

  const coverage: Coverage = {
    way: plan.way,
    whyThisWay: plan.whyThisWay,
    account: plan.account,
    startedAt: plan.startedAt,
    finishedAt: results.map(({ finishedAt }) => finishedAt).reduce(later, plan.startedAt),
    ...sumOf([plan.counts, ...results.map(({ counts }) => counts)]),
    expected: lists.withoutCount + lists.lost > 0 ? undefined : lists.expected,
    received: lists.received,
    setAside,
    clientsAsked: plan.clientsAsked,
    clientsRead: plan.clientsAsked === undefined ? undefined : clientsRead,
    unreadClients,
    shortLists,
    notes: [
      ...toldElsewhere,
      ...plan.notes,
      ...coverageNotes(request, read, { came, kept: sumKept(results.map(({ kept }) => kept)) }),
      ...narrowed.notes,
      ...ofNobodyNote(request, narrowed.cases, asked),
      ...new Set(results.flatMap(({ clientNotes }) => clientNotes)),
    ],
    ...(toldElsewhere.length > 0 && { notesToldElsewhere: toldElsewhere.length }),
    gaps: [...coverageGaps({ plan, came, setAside, unreadClients, shortLists }), ...narrowed.gaps],
    share: shareOf(plan, lists, clientsRead),
  };
  return { cases: narrowed.cases, coverage };
}

/** Over all lists, a case counted on each: more would not fit into the function's memory. */
const mostVersions = 300_000;

/** @throws ReportError `bad-input` where more cases came than one report can be made of. */
export function assertBearable(versions: number): void {
  if (versions <= mostVersions) return;
  throw new ReportError(
    'bad-input',
    `Over ${mostVersions.toLocaleString('en-GB')} cases came, which is more than one report can be made of.`,
    'See in Plannr whether the firm has so many. If it has, make several reports, each for some of its clients, or give ' +
      'the report fewer weeks of history (historyWeeks).',
  );
}

/** With a list of clients the figures are about them alone. */
function ofNobodyNote(
  { clients }: ReadingRequest,
  cases: readonly Case[],
  asked: ReadonlySet<string> | undefined,
): readonly string[] {
  if (clients === 'all' || asked === undefined) return [];
  const number = cases.filter((each) => !isOfOneAsked(each, asked)).length;
  if (number === 0) return [];
  return number === 1
    ? ['1 case that came is of none of the clients asked for, so that no figure holds it.']
    : [
        `${number.toLocaleString('en-GB')} cases that came are of none of the clients asked for, so that no figure holds them.`,
      ];
}

/** The lower of two parts: the records that came and can be used, and the clients that were read. */
function shareOf({ way, clientsAsked, clientList }: ReadingPlan, lists: ListSums, clientsRead: number): number {
  // A list of the firm's whose extent nobody knows may lack anything; a client's makes its client an unread one.
  const isBottomless = way === 'firm-wide' && lists.lost + lists.ofUnknownExtent > 0;
  if (isBottomless || clientList?.extentIsKnown === false) return 0;
  const ofCases = lists.due === 0 ? 1 : lists.came / lists.due;
  return clientsAsked === undefined || clientsAsked === 0 ? ofCases : Math.min(ofCases, clientsRead / clientsAsked);
}

// A record may be on several lists. Where it came whole on another, that may be the older version of the two.
function setAsideIn(results: readonly ShardPart[]): readonly SetAside[] {
  const all = results.flatMap((result) => result.setAside);
  const named = new Map(all.flatMap((each) => (each.uuid === undefined ? [] : [[each.uuid, each] as const])));
  return [...named.values(), ...all.filter(({ uuid }) => uuid === undefined)];
}

function clientListShort({ clientList }: ReadingPlan): Coverage['shortLists'] {
  return clientList?.trouble === undefined ? [] : [{ list: 'clients', reason: clientList.trouble }];
}

function byAge(one: Case, other: Case): number {
  if (one.createdAt !== other.createdAt) return (one.createdAt ?? '') < (other.createdAt ?? '') ? -1 : 1;
  return one.uuid < other.uuid ? -1 : 1;
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}
