import type { Report } from '../../analyse/report.ts';
import type { Conversion } from '../../analyse/standing/lost.ts';
import { formatNumber, formatPart } from './format/format.ts';
import { formatAmounts, formatMoneyShort } from './format/format-money.ts';
import { named } from './format/names.ts';

/* What was lost, and what part of the cases that ended was completed. */

/** `3 lost (£12,000)`; nothing where the settings name no stage of lost cases. */
export function lostInPeriodInWords({ lost, totals, currencies }: Report): string | undefined {
  if (lost === undefined) return undefined;
  const amounts = formatAmounts(totals.lostValueInPeriod, currencies, formatMoneyShort);
  return `${formatNumber(totals.lostInPeriod)} lost${amounts.length === 0 ? '' : ` (${amounts.join(' and ')})`}`;
}

/** `86% (37 of 43 that ended)`; that none ended where none did. */
export function conversionInWords({ completed, lost, conversion }: Conversion): string {
  if (conversion === undefined) return 'no case ended';
  return `${formatPart(conversion)} (${formatNumber(completed)} of ${formatNumber(completed + lost)} that ended)`;
}

/** For About: which stages, what of it was not found, the conversion, and that past weeks go by it too. */
export function lostFacts({ lost, period }: Report): string[] {
  if (lost === undefined) return [];
  const { stages, unknown, inPeriod, inHistory } = lost;
  return [
    stages.length === 0
      ? 'No case read is in a stage that the settings name (lostStages)'
      : `Those that ended in ${stages.map(({ name }) => named(name)).join(', ')}, by the stage that a case is in when it is read. Past weeks, and forecasts that are over, are classed by this too, whatever was told of them then`,
    ...(unknown.length === 0 ? [] : [`Named in lostStages, and no case read is in it: ${unknown.join(', ')}`]),
    `Conversion in the ${period.kind}: ${conversionInWords(inPeriod)}; in the history window: ${conversionInWords(inHistory)}`,
  ];
}

/** ` and 12 lost`, beside what was completed; nothing where none was. */
export function andLost(cases: number): string {
  return cases === 0 ? '' : ` and ${formatNumber(cases)} lost`;
}
