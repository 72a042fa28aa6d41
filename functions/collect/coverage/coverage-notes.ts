import type { Case } from '../../analyse/case.ts';
import type { Came } from './came.ts';
import { extrasOf } from '../lists/case-queries.ts';
import type { KeptFilters } from './kept-filters.ts';
import type { ReadingRequest } from '../reading.ts';
import type { ListSums } from '../shard.ts';

/**
 * What Plannr refused or ignored without making the report incomplete, and what that means for it: sentences for whoever
 * reads the report.
 */
export function coverageNotes(
  request: ReadingRequest,
  cases: readonly Case[],
  { came, kept }: { readonly came: Came; readonly kept: KeptFilters },
): readonly string[] {
  const extras = extrasOf(request);
  const { columns } = request;
  return [
    ...relationNote(came, 'type', 'the types of the cases: every case is shown without one.'),
    ...(columns.includes('tags') ? relationNote(came, 'tags', 'the tags of the cases: that column is empty.') : []),
    ...(columns.includes('plans') ? relationNote(came, 'plans', 'the plans of the cases: that column is empty.') : []),
    ...(extras.providers && !columns.includes('plans')
      ? relationNote(came, 'plans', 'the plans of the cases: no provider is known.')
      : []),
    ...(extras.customFields.length > 0
      ? relationNote(came, 'custom_fields', 'the custom fields of the cases: their columns are empty.')
      : []),
    ...(came.howMissing('custom_fields') === undefined ? emptyFieldNotes(extras.customFields, cases) : []),
    ...parameterNotes(came),
    ...filterNotes(came, kept),
  ];
}

/** The notes on what the counts, or the cases themselves, tell as well: `Coverage.notesToldElsewhere`. */
export function notesToldElsewhere(
  cases: readonly Case[],
  { came, lists }: { readonly came: Came; readonly lists: ListSums },
): readonly string[] {
  return [
    ...relationNote(
      came,
      'assigned_to',
      came.hasKey('assigned_to_uuids')
        ? 'the names of those to whom cases are assigned, only that there are some.'
        : 'to whom the cases are assigned: that column is empty.',
    ),
    ...unseenNote(cases),
    ...(lists.withoutCount > 0
      ? [
          `Plannr gave no count for ${lists.withoutCount.toLocaleString('en-GB')} of ${lists.read.toLocaleString('en-GB')} lists, so whether all their cases came could not be checked.`,
        ]
      : []),
  ];
}

function unseenNote(read: readonly Case[]): readonly string[] {
  const unseen = read.filter(({ unseenParticipants }) => unseenParticipants !== undefined).length;
  if (unseen === 0) return [];
  return [
    `Of ${cases(unseen)} more people take part than Plannr sent: the account may not see them, so that clients, and what is shared between them, may be missing there.`,
  ];
}

function relationNote(came: Came, relation: 'type' | 'assigned_to' | 'tags' | 'plans' | 'custom_fields', what: string) {
  const how = came.howMissing(relation);
  return how === undefined ? [] : [`Plannr ${how} ${what}`];
}

function emptyFieldNotes(references: readonly string[], cases: readonly Case[]): readonly string[] {
  if (cases.length === 0) return [];
  return references
    .filter((reference) => !cases.some(({ customFields = {} }) => Object.hasOwn(customFields, reference)))
    .map((reference) => `No case has a value in the custom field "${reference}": that column is empty.`);
}

function parameterNotes({ dropped, pageSizes, slowPageSizes }: Came): readonly string[] {
  const narrowing = ['filter.type', 'filter.status', 'filter.plan_uuid'].filter((name) => dropped.has(name));
  const openOrCompleted = ['filter.in_progress', 'filter.completed'].filter((name) => dropped.has(name));
  return [
    ...(dropped.has('sort')
      ? [
          'Plannr refused to sort its lists by date of creation; they were read in its own order and checked by its counts.',
        ]
      : []),
    ...(dropped.has('filter.completed_after')
      ? [
          'Plannr refused to leave out what was completed long ago; all completed cases were read, and the figures are the same.',
        ]
      : []),
    ...(narrowing.length > 0
      ? ["Plannr refused to narrow its lists to the report's types, stages or plans; Casebook narrowed them itself."]
      : []),
    ...(openOrCompleted.length > 0
      ? ['Plannr refused to list open and completed cases apart; both were read at once and told apart by Casebook.']
      : []),
    ...(slowPageSizes.length === 0
      ? []
      : [
          `Pages of 500 cases took Plannr too long; pages of ${Math.min(...slowPageSizes)} were read, which took more requests.`,
        ]),
    ...pageSizes.map((size) =>
      size === 0
        ? 'Plannr refused to be told how many cases to put on a page; the reading took more requests.'
        : `Plannr refused pages of 500 cases; pages of ${size} were read, which took more requests.`,
    ),
  ];
}

/** What Plannr's lists of open and of completed cases held beyond what they were asked for, without Plannr refusing to be asked. */
function filterNotes({ dropped }: Came, kept: KeptFilters): readonly string[] {
  return [
    ...(dropped.has('filter.in_progress') || dropped.has('filter.completed') ? [] : stateNotes(kept)),
    ...(kept.completedEarlier > 0 && !dropped.has('filter.completed_after')
      ? [
          'Plannr ignored the filter by date of completion; cases completed long ago were read too, and the figures are the same.',
        ]
      : []),
  ];
}

function stateNotes(kept: KeptFilters): readonly string[] {
  const { onOpen, completedOnOpen, onCompleted, openOnCompleted, onBoth } = kept;
  // A list that is not filtered holds all of the other. A few odd cases are where Plannr goes by the stage, and a case on
  // both lists may have been completed in between.
  const ignoresOpen = completedOnOpen > 0 && onBoth > 0 && onBoth >= mostOf(onCompleted);
  const ignoresCompleted = openOnCompleted > 0 && onBoth > 0 && onBoth >= mostOf(onOpen);
  const ignored = [...(ignoresOpen ? ['open'] : []), ...(ignoresCompleted ? ['completed'] : [])];
  return [
    ...(ignored.length > 0
      ? [
          `Plannr ignored the filter for ${ignored.join(' and for ')} cases, so that ${cases(onBoth)} came twice; each was counted once.`,
        ]
      : []),
    ...(completedOnOpen > 0 && !ignoresOpen
      ? [
          `Plannr's list of open cases held ${cases(completedOnOpen)} with a date of completion, which Casebook counts as completed.`,
        ]
      : []),
    ...(openOnCompleted > 0 && !ignoresCompleted
      ? [
          `Plannr's list of completed cases held ${cases(openOnCompleted)} without a date of completion, which Casebook counts as open.`,
        ]
      : []),
  ];
}

// Some come and go while the two lists are read.
function mostOf(rows: number): number {
  return 0.9 * rows;
}

function cases(number: number): string {
  return number === 1 ? '1 case' : `${number.toLocaleString('en-GB')} cases`;
}
