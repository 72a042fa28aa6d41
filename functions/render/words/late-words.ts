import type { CountedCompletions } from '../../analyse/movement/completions.ts';
import type { Report } from '../../analyse/report.ts';
import { formatClock, formatDay, formatNumber } from './format/format.ts';
import { formatAmounts, formatMoneyPlain } from './format/format-money.ts';

/* What a report was read after: that its open cases are of another day than its period, and what was entered late. */

/** Whether the cases were read on another day than the one after the period. */
export function isAsAtAnotherDay({ reliance, periodUnfinished }: Report): boolean {
  return reliance.daysSincePeriod > 0 || periodUnfinished;
}

/** `, as at Thu 26 Nov 2026` where that is so; else nothing. */
export function asAtOfAnotherDay(report: Report): string {
  return isAsAtAnotherDay(report) ? `, as at ${formatDay(report.asAtDay)}` : '';
}

/** `, 1 more entered late`; nothing where none was, or nobody can tell. */
export function enteredLateShort({ movement }: Report): string {
  const late = movement.state === 'compared' ? movement.completions.enteredLate.cases : 0;
  return late === 0 ? '' : `, ${formatNumber(late)} more entered late`;
}

/** `1 more entered late, dated Fri 13 Nov 2026 (£9,000)`, beside the number of the week. */
export function enteredLateInWords({ movement, currencies }: Report): string | undefined {
  if (movement.state !== 'compared') return undefined;
  const { enteredLate } = movement.completions;
  const { cases, firstDay, lastDay } = enteredLate;
  if (firstDay === undefined || lastDay === undefined) return undefined;
  const days = firstDay === lastDay ? formatDay(firstDay) : `${formatDay(firstDay)} to ${formatDay(lastDay)}`;
  return `${formatNumber(cases)} more entered late, dated ${days}${inBrackets(enteredLate, currencies)}`;
}

/** One stretch of the completed cases between two readings, such as `75 completed in the week`. */
export type CompletedPart = { readonly words: string; readonly figures: CountedCompletions };

/**
 * The completed cases of the bridge, or its lost ones, by when they ended, where they are not those of the period; else none. The bridge
 * goes from reading to reading and the period from midnight to midnight, and one name has one number.
 */
export function completedParts(report: Report, kind: 'completed' | 'lost' = 'completed'): readonly CompletedPart[] {
  const { movement, period, asAt, timezone } = report;
  if (movement.state !== 'compared') return [];
  const told = kind === 'lost' ? movement.losses : movement.completions;
  const { enteredLate, between, inPeriod, afterPeriod, undated, toldBefore } = told;
  const isAsCounted = [enteredLate, between, afterPeriod, undated, toldBefore].every(({ cases }) => cases === 0);
  if (isAsCounted) return [];
  const since = `since ${formatClock(movement.since.asAt, timezone)} on ${formatDay(movement.since.asAtDay)}`;
  const ended = `after the ${period.kind}, up to ${formatClock(asAt, timezone)} on ${formatDay(report.asAtDay)}`;
  const parts: readonly CompletedPart[] = [
    { words: `${kind} earlier and entered late`, figures: enteredLate },
    { words: `${kind} before the ${period.kind}, ${since}`, figures: between },
    { words: `${kind} in the ${period.kind}${toldBefore.cases === 0 ? '' : ` ${since}`}`, figures: inPeriod },
    { words: `${kind} ${ended}`, figures: afterPeriod },
    { words: `${kind} on a day that cannot be told`, figures: undated },
  ];
  return parts.filter(({ figures }) => figures.cases > 0);
}

/** The completed cases of the bridge, or its lost ones, that are dated before the history: no list held them, and asking by name brought them. */
export function datedBeforeHistory(
  { movement, coverage: { byName } }: Report,
  kind: 'completed' | 'lost',
): ReadonlySet<string> {
  if (movement.state !== 'compared' || byName === undefined) return new Set();
  const early = new Set(byName.datedBeforeHistory);
  const items = movement.bridge.lines.flatMap((line) => (line.kind === kind ? line.items : []));
  return new Set(items.flatMap(({ uuid, completed }) => (completed !== undefined && early.has(uuid) ? [uuid] : [])));
}

/** What the last report had told of this period already; `undefined` where it had told nothing. */
export function toldBeforeInWords(
  { movement, period, currencies, timezone }: Report,
  kind: 'completed' | 'lost' = 'completed',
): string | undefined {
  if (movement.state !== 'compared') return undefined;
  const { toldBefore } = kind === 'lost' ? movement.losses : movement.completions;
  if (toldBefore.cases === 0) return undefined;
  const at = `${formatClock(movement.since.asAt, timezone)} on ${formatDay(movement.since.asAtDay)}`;
  return `${formatNumber(toldBefore.cases)} more ${kind} in the ${period.kind}, before ${at}${inBrackets(toldBefore, currencies)}: the last report had read that already.`;
}

function inBrackets({ value }: CountedCompletions, currencies: readonly string[]): string {
  const amounts = formatAmounts(value, currencies, formatMoneyPlain);
  return amounts.length === 0 ? '' : ` (${amounts.join(' and ')})`;
}
