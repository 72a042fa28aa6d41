import type { Coverage } from '../analyse/coverage.ts';
import type { ReportSettings } from '../settings.ts';

/** Under this part of what was expected, no report is sent, whatever its settings say. Source: design.md, section 5. */
const leastShare = 0.95;

/** Why the report is held back, as a sentence; `undefined` if it may be sent, complete or branded PARTIAL. */
export function whyHeld(coverage: Coverage, onIncomplete: ReportSettings['onIncomplete']): string | undefined {
  if (coverage.gaps.length === 0) return undefined;
  if (coverage.share < leastShare) {
    const percent = Math.floor(coverage.share * 1000) / 10;
    return `Only ${percent} % of what was expected could be read, and under ${leastShare * 100} % no report is sent.`;
  }
  return onIncomplete === 'hold'
    ? 'Not everything could be read, and the settings say to hold such a report.'
    : undefined;
}
