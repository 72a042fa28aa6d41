import type { Baseline, Compared, Movement } from '../../analyse/movement/movement.ts';
import type { Report } from '../../analyse/report.ts';
import type { ScopeDifference } from '../../analyse/snapshot/snapshot-scope.ts';
import { formatCount, formatDay, formatInstant, formatPeriod } from './format/format.ts';

/* What a report is compared with, alike in mail and workbook. */

// Said of the first report, and of one on a week before it: what is asked for beside the schedule leaves no snapshot.
export const noBaseline = 'No baseline yet: no earlier report is kept. Scheduled reports compare with the one before.';

const scopeWords: Readonly<Record<ScopeDifference, string>> = {
  clients: 'clients',
  types: 'case types',
  statuses: 'stages',
  plans: 'plans',
};

/** Why there is nothing to compare with; `undefined` where there is. */
export function whyNotCompared(movement: Movement): string | undefined {
  switch (movement.state) {
    case 'no-baseline':
      return noBaseline;
    case 'not-comparable': {
      const { since, differs } = movement;
      return `Nothing to compare with: the last report, as at ${formatDay(since.asAtDay)}, was about other ${inOneList(differs.map((each) => scopeWords[each]))}. Only reports on the same are compared.`;
    }
    case 'compared':
      return undefined;
  }
}

/** Which run is compared with, which periods that bridges, and what makes the comparison doubtful; a sentence each. */
export function comparedWith(report: Report): string[] {
  const { movement, timezone } = report;
  if (movement.state !== 'compared') return [];
  const { since } = movement;
  return [
    `Compared with the report on the ${inPeriod(since)}, as at ${formatInstant(since.asAt, timezone)}: ${formatCount(since.days, 'day')} before this one.`,
    ...comparedWithCare(report),
  ];
}

/** What makes the comparison another than that of one period with the next; a sentence each. */
export function comparedWithCare({ movement, period, narrowedTo }: Report): string[] {
  if (movement.state !== 'compared') return [];
  const { since, accountChanged } = movement;
  return [
    ...(since.periods !== undefined && since.periods > 1
      ? [
          `No report is kept of the ${since.periods === 2 ? period.kind : formatCount(since.periods - 1, period.kind)} between: ${formatCount(since.periods, period.kind)} are bridged at once.`,
        ]
      : []),
    ...(since.periods === undefined
      ? [`That report was on a ${since.period.kind}, this one is on a ${period.kind}.`]
      : []),
    ...(since.completeness === 'partial'
      ? ['That report was PARTIAL: what it had not read is on lines of its own.']
      : []),
    ...(accountChanged
      ? ['The account that reads, or its role, is another than then: it may see more cases, or fewer.']
      : []),
    ...leftOrJoined(movement, narrowedTo),
  ];
}

/** Of a narrowed report: a case that is moved out of what it is about is missing as one that is deleted is. */
function leftOrJoined({ bridge }: Compared, narrowedTo: Report['narrowedTo']): string[] {
  const isNarrowed = Object.values(narrowedTo).some((list) => list.length > 0);
  const kinds = bridge.lines.flatMap(({ kind, count }) => (count > 0 ? kind : []));
  if (!isNarrowed || !kinds.some((kind) => kind === 'withdrawn' || kind === 'appeared')) return [];
  return [
    'The report is about some of the firm’s cases: one that left them stands under “Left this report”, one that joined them as come to light.',
  ];
}

function inPeriod({ period }: Baseline): string {
  return period.kind === 'week' ? formatPeriod(period) : `month of ${formatPeriod(period)}`;
}

function inOneList(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
