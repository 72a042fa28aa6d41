import type { LineKind } from '../../../analyse/movement/case-changes.ts';
import type { MovedCase } from '../../../analyse/movement/moved-case.ts';
import type { Report } from '../../../analyse/report.ts';
import { formatDay, formatDayShort, formatNumber } from '../format/format.ts';
import { formatAmounts } from '../format/format-money.ts';
import { completedParts, datedBeforeHistory, toldBeforeInWords } from '../late-words.ts';
import { lineWords, rareLines } from '../line-words.ts';

/* The sentences and titles of the sheet Movement. */

/** Whether the lines lead from the last report to this one, what the rare ones mean, and when the completed ones completed. */
export function bridgeInWords(isExplained: boolean, shown: readonly LineKind[], report: Report): string[] {
  return [
    isExplained
      ? 'The lines lead from the cases open then to those open now, and nothing is left unexplained.'
      : 'NOT EVERYTHING IS EXPLAINED: what the lines leave over stands on a line of its own. Rely on this sheet with care.',
    ...shown.flatMap((kind) => {
      const meaning = rareLines.get(kind);
      return meaning === undefined ? [] : [`${lineWords[kind].title}: ${meaning}.`];
    }),
    ...completedWhen(report),
  ];
}

/** Where the completed cases of the bridge, or its lost ones, are not those of the period: when they ended. */
function completedWhen(report: Report): string[] {
  return (['completed', 'lost'] as const).flatMap((kind) => {
    const parts = completedParts(report, kind).map(({ words, figures }) => {
      const amounts = formatAmounts(figures.value, report.currencies);
      return `${formatNumber(figures.cases)} ${words}${amounts.length === 0 ? '' : ` (${amounts.join(' and ')})`}`;
    });
    const before = toldBeforeInWords(report, kind);
    const early = datedBeforeHistory(report, kind).size;
    return [
      ...(parts.length === 0 ? [] : [`Of the ${kind}: ${parts.join('; ')}.`]),
      ...(early === 0
        ? []
        : [
            `Of the ${kind} ${early === 1 ? '1 is' : `${formatNumber(early)} are`} dated before ${formatDay(report.history.firstDay)}, which is before the history: no list held ${early === 1 ? 'it, and it' : 'them, and they'} came when asked for by name.`,
          ]),
      ...(before === undefined ? [] : [before]),
    ];
  });
}

export const movementTitles = {
  stageChanges: 'Stages that were renamed or stand elsewhere in the list',
  movedCases: 'The cases that changed or moved',
  queues: 'Open cases by stage, then and now',
  byClient: 'What moved, by client',
  byPerson: 'What moved, by who is assigned',
} as const;

export const orderOfToday = 'Forward and back are by today’s order of the stages.';

export const noStageMoves = 'No case changed its stage.';

export function movedCasesInWords(moved: readonly Pick<MovedCase, 'name'>[]): string[] {
  return [
    moved.length === 0
      ? 'No case changed or moved.'
      : 'A case that changed and moved has a row for each. The column Adds comes to the change in value.',
    ...(moved.some(({ name }) => name === undefined)
      ? ['A case that this run did not see has no name here: Casebook keeps no names from one run to the next.']
      : []),
  ];
}

export const sharedCases = 'A case counts once on each line; a shared one counts under everybody it belongs to.';

/** What happened to a case, by the line that it is on. */
export function movedHowInWords(
  kind: LineKind,
  { toldDeleted }: MovedCase,
  dated: 'before-history' | 'late' | undefined,
): string {
  const { title } = lineWords[kind];
  if (toldDeleted !== undefined) return `${title}, told to us on ${formatDayShort(toldDeleted)} as deleted`;
  if ((kind !== 'completed' && kind !== 'lost') || dated === undefined) return title;
  return dated === 'late' ? `${title}, entered late` : `${title}, dated before the history`;
}

/** The first and the last line of the bridge. */
export function openOn(day: Report['asAtDay']): string {
  return `Open on ${formatDay(day)}`;
}
