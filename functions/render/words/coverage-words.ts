import type { Named } from '../../analyse/case.ts';
import type { Coverage } from '../../analyse/coverage.ts';
import type { DataQuality } from '../../analyse/data-quality/data-quality.ts';
import { type FaultKind, isDoubtful } from '../../analyse/data-quality/faults.ts';
import type { Report } from '../../analyse/report.ts';
import { formatCount, formatNumber, formatShare } from './format/format.ts';
import { oneLine } from './format/one-line.ts';
import { agreementInWords } from './reliance-words.ts';

const mostGaps = 10;

const mostNames = 5;

const faultWords: Readonly<Record<FaultKind, string>> = {
  'no-value': 'without a value',
  'no-type': 'without a type',
  'no-client': 'without a client',
  'participants-unseen': 'with participants who were not seen',
  'nobody-assigned': 'with nobody assigned',
  'review-past': 'with a review date that has passed',
  'unknown-stage': 'in an unknown stage',
  'stage-disagrees': 'whose stage and completion disagree',
  'completed-before-opened': 'completed before being opened',
  'opened-after-as-at': 'opened after the as-at time',
  'completed-after-as-at': 'completed after the as-at time',
  unreadable: 'with something that could not be read',
};

/** What a report says before its figures, and the reasons for it. */
export type Warning = { readonly heading: string; readonly lines: readonly string[] };

/** What no reader may miss: that the report is not whole, or that its figures do not follow from the last ones. */
export function warningsOf({ completeness, coverage, reliance: { agreement } }: Report): readonly Warning[] {
  return [
    ...(completeness === 'partial' ? [partialWarning(coverage)] : []),
    ...(agreement.state === 'unexplained'
      ? [{ heading: `This report ${agreementInWords(agreement)}.`, lines: [] }]
      : []),
  ];
}

function partialWarning({ gaps, share }: Coverage): Warning {
  const more = gaps.length - mostGaps;
  return {
    heading: `PARTIAL: this report is not whole.${share < 1 ? ` ${formatShare(share)} of what was expected came.` : ''}`,
    lines: [
      ...gaps.slice(0, mostGaps).map((gap) => oneLine(gap)),
      ...(more > 0 ? [`and ${formatCount(more, 'more reason')}; see About in the workbook`] : []),
    ],
  };
}

/** How many cases have which fault, or that none has. */
export function qualityLine({ counts }: DataQuality): string {
  const found = counts.filter(({ kind, cases }) => cases > 0 && isDoubtful(kind));
  if (found.length === 0) return 'No faults found.';
  const words = found.map(({ kind, cases }, index) => {
    const count = index === 0 ? formatCount(cases, 'case') : formatNumber(cases);
    return `${count} ${faultWords[kind]}`;
  });
  return `${words.join('; ')}.`;
}

/** What the report was narrowed to; `undefined` when to nothing. Clients and plans, which can be a client's, are only counted. */
export function narrowedLine({ narrowedTo }: Report): string | undefined {
  const { clients, types, statuses, plans } = narrowedTo;
  const parts = [
    ...(clients.length === 0 ? [] : [formatCount(clients.length, 'client')]),
    ...(types.length === 0 ? [] : [`the case ${types.length === 1 ? 'type' : 'types'} ${namesOf(types)}`]),
    ...(statuses.length === 0 ? [] : [`the ${statuses.length === 1 ? 'stage' : 'stages'} ${namesOf(statuses)}`]),
    ...(plans.length === 0 ? [] : [formatCount(plans.length, 'plan')]),
  ];
  return parts.length === 0 ? undefined : `This report is only about ${parts.join('; ')}.`;
}

function namesOf(list: readonly Named[]): string {
  const names = list.slice(0, mostNames).map(({ uuid, name }) => oneLine(name, 60) || uuid);
  const more = list.length - mostNames;
  return `${names.join(', ')}${more > 0 ? ` and ${formatNumber(more)} more` : ''}`;
}
