import type { Report } from '../../../analyse/report.ts';
import { formatNumber } from '../format/format.ts';

type Part = readonly [count: number, words: string];

/** Where the cases went that came: used, or why not; and which of them are in no count of open or completed cases. */
export function casesAccountedFor(report: Report): (readonly [label: string, words: string])[] {
  const {
    used,
    open,
    completedInHistory,
    lostInHistory,
    completedBeforeHistory,
    completedAfterAsAt,
    completedUndated,
  } = report.accountedFor;
  const { leftOut, again } = notUsed(report);
  const outside = inWords([
    [completedBeforeHistory, 'completed before the history window'],
    [completedAfterAsAt, 'completed after the as-at time'],
    [completedUndated, 'completed on a day that could not be read'],
    ...leftOut,
  ]);
  const lost = lostInHistory === 0 ? '' : ` + ${formatNumber(lostInHistory)} lost in it`;
  const undated = completedUndated === 0 ? '' : ` + ${formatNumber(completedUndated)} completed on a day not known`;
  return [
    [
      'Cases received',
      `${formatNumber(report.coverage.received)} = ${[`${formatNumber(used)} used`, ...inWords([...leftOut, ...again])].join(' + ')}`,
    ],
    [
      'Cases used',
      `${formatNumber(used)} = ${formatNumber(open)} open + ${formatNumber(completedInHistory)} completed in the history window${lost} + ${formatNumber(completedBeforeHistory)} completed before it + ${formatNumber(completedAfterAsAt)} completed after the as-at time${undated}`,
    ],
    [
      'Received, not in the figures',
      outside.length === 0
        ? `None: each is counted as open, or as completed${lostInHistory === 0 ? '' : ' or lost'} in the history window`
        : `Counted neither as open nor as completed: ${outside.join('; ')}`,
    ],
  ];
}

/** What was received beyond what was used: cases left out, and those received again, which are used all the same. */
function notUsed({ accountedFor: { used, leftOut }, coverage, narrowedTo }: Report) {
  const { received, setAside, way } = coverage;
  const rest = received - used - leftOut - setAside.length;
  const { types, statuses, plans } = narrowedTo;
  const by = [
    ...(types.length === 0 ? [] : ['types']),
    ...(statuses.length === 0 ? [] : ['stages']),
    ...(plans.length === 0 ? [] : ['plans']),
  ].join(', ');
  const isNarrowed = by !== '' && rest > 0;
  const narrowed = `left out, since the report is narrowed to some ${by}`;
  return {
    leftOut: [
      [leftOut, 'left out, since none of the clients that the report is narrowed to takes part'],
      [setAside.length, 'set aside, since the record does not fit'],
      // A firm's list holds each case once. Two clients' lists both hold a case that they share.
      [isNarrowed ? rest : 0, way === 'firm-wide' ? narrowed : `${narrowed}, or received again on another list`],
    ],
    again: [
      [isNarrowed ? 0 : rest, rest > 0 ? 'received again on another list' : 'that the lists’ counts do not explain'],
    ],
  } as const satisfies Record<string, readonly Part[]>;
}

function inWords(parts: readonly Part[]): string[] {
  return parts.filter(([count]) => count !== 0).map(([count, words]) => `${formatNumber(count)} ${words}`);
}
