import type { Period } from '../../analyse/period.ts';
import type { Followed } from '../../analyse/stage-history/followed.ts';
import { formatCount, formatNumber } from './format/format.ts';

/** What the days in a stage rest on, and which way they are off, in a sentence or two; none where all is known. */
export function followedInWords(
  { completed, read, followed, reading, runsLeft }: Followed,
  { kind }: Pick<Period, 'kind'>,
): string[] {
  if (followed === completed) return [];
  const of = `${formatNumber(completed)} completed ${completed === 1 ? 'case' : 'cases'}`;
  const stages = `the stages of ${formatNumber(completed - followed)} of ${of} are not known from beginning to end`;
  const bends =
    'Quick cases pass unseen, so 85% may leave a stage sooner than is shown here; stays begun before Casebook looked were longer. At least and at most hold whatever those stays were.';
  const limits = 'A case counts as past the usual only if it is so whatever the missing stays were.';
  switch (reading) {
    case 'refused':
      return [`Plannr does not let this account read the histories of cases, so ${stages}.`, bends, limits];
    case 'snapshots':
      return [`The settings ask for no histories (historySource: snapshots), so ${stages}.`, bends, limits];
    case 'not-asked':
      return [`${capital(stages)}.`, bends, limits];
    case 'read': {
      const rest = runsLeft === undefined ? '' : `; the rest in about ${formatCount(runsLeft, kind)}`;
      return read === completed
        ? [`All histories of ${of} are read; ${stages}.`, bends, limits]
        : [`Histories of ${formatNumber(read)} of ${of} read${rest}.`, bends, limits];
    }
  }
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
