import type { Report } from '../../../../analyse/report.ts';
import { formatDayShort } from '../../../words/format/format.ts';
import { periodBefore } from '../../../words/period-before.ts';
import { changeFormat, countFormat, moneyChangeFormat, toMajor } from '../../cells/number-formats.ts';

/** A smaller figure beside a tile's own, with what it is over it. */
export type Beside = { readonly label: string; readonly figure: number; readonly numFmt: string };

/** What stands beside the headline's figures: the change since the last run, and those of the week or month before. */
export function tileComparisons({ movement, flow, period }: Report): {
  readonly openCases?: Beside;
  readonly openValue?: Beside;
  readonly opened?: Beside;
  readonly completed?: Beside;
} {
  const compared = movement.state === 'compared' ? movement : undefined;
  const since = compared && `since ${formatDayShort(compared.since.asAtDay)}`;
  const change = compared?.bridge.change;
  const pounds = change?.value.GBP;
  const before = periodBefore(flow, period);
  const inPeriodBefore = (figure: number | undefined): Beside | undefined =>
    figure === undefined ? undefined : { label: `${period.kind} before`, figure, numFmt: countFormat };
  return {
    openCases:
      since === undefined || change === undefined
        ? undefined
        : { label: since, figure: change.cases, numFmt: changeFormat },
    openValue:
      since === undefined || pounds === undefined
        ? undefined
        : { label: since, figure: toMajor(pounds, 'GBP'), numFmt: moneyChangeFormat('GBP', pounds) },
    opened: inPeriodBefore(before?.opened),
    completed: inPeriodBefore(before?.completed),
  };
}
