import type { Coverage } from '../../analyse/coverage.ts';
import type { ReportSettings } from '../../settings.ts';

/** Under this part of what was expected, no report is sent, whatever its settings say. Source: docs/reliance.md. */
const leastShare = 0.95;

/** So many of each kind are named; what to put right is seldom more than one thing. */
const mostNamed = 20;

export const whatToDoWhenHeld =
  'Put right what is missing (the reasons above name it) and make the report again; the same period can be asked for at any time.';

/**
 * Why the report is held back, and then each thing that is missing, with its uuid: what somebody has to put right, who
 * has no workbook to look it up in. `undefined` if the report may be sent, complete or branded PARTIAL.
 */
export function whyHeld(
  coverage: Coverage,
  onIncomplete: ReportSettings['onIncomplete'],
): readonly string[] | undefined {
  const why = reasonToHold(coverage, onIncomplete);
  if (why === undefined) return undefined;
  const { gaps, unreadClients, shortLists, setAside } = coverage;
  return [
    why,
    ...gaps,
    ...named(unreadClients.map(({ uuid, reason }) => `Client ${uuid}: ${reason}`)),
    ...named(shortLists.map(({ list, reason }) => `List of ${list}: ${reason}`)),
    ...named(setAside.map(({ uuid = 'without a UUID', reason }) => `Case ${uuid}: ${reason}`)),
  ];
}

function named(lines: readonly string[]): readonly string[] {
  const more = lines.length - mostNamed;
  return more > 0 ? [...lines.slice(0, mostNamed), `and ${more} more like it`] : lines;
}

function reasonToHold(coverage: Coverage, onIncomplete: ReportSettings['onIncomplete']): string | undefined {
  if (coverage.gaps.length === 0) return undefined;
  if (coverage.share < leastShare) {
    const percent = Math.floor(coverage.share * 1000) / 10;
    return `Only ${percent} % of what was expected could be read, and under ${leastShare * 100} % no report is sent.`;
  }
  return onIncomplete === 'hold'
    ? 'Not everything could be read, and the settings say to hold such a report.'
    : undefined;
}
