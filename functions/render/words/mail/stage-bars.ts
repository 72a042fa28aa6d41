import type { Report } from '../../../analyse/report.ts';
import { type LargestStages, largestStages } from '../../../analyse/standing/stages.ts';
import { formatCount, formatNumber } from '../format/format.ts';
import { formatAmounts } from '../format/format-money.ts';
import { named } from '../format/names.ts';
import { oneLine } from '../format/one-line.ts';
import { keepOrder } from './keep-order.ts';

/** One stage and its bar. */
export type StageBar = {
  readonly name: string;
  readonly cases: string;
  readonly amounts: readonly string[];
  /** The bar's length, 1 to 100: the stage's cases against those of the stage with the most. */
  readonly percent: number;
};

/** The stages that hold open cases, in order; `more` tells of those for which there was no room; `total` is all of them. */
export type StageBars = {
  readonly rows: readonly StageBar[];
  readonly more: string;
  readonly total: Pick<StageBar, 'cases' | 'amounts'>;
};

const mostRows = 12;

/** The stages with open cases; of more than twelve the twelve with the most cases, still in their own order. */
export function stageBars({ stages, currencies, totals }: Pick<Report, 'stages' | 'currencies' | 'totals'>): StageBars {
  const { shown, rest } = largestStages(stages, mostRows);
  const most = Math.max(1, ...shown.map(({ openCases }) => openCases));
  return {
    rows: shown.map((stage) => ({
      name: keepOrder(oneLine(named(stage.name), 60)),
      cases: formatNumber(stage.openCases),
      amounts: formatAmounts(stage.openValue, currencies),
      percent: Math.max(1, Math.round((stage.openCases / most) * 100)),
    })),
    more: restLine(rest),
    total: {
      cases: formatNumber(totals.openCases),
      amounts: formatAmounts(totals.openValue, currencies),
    },
  };
}

function restLine({ stages, cases }: LargestStages['rest']): string {
  if (stages === 0) return '';
  return `and ${formatCount(stages, 'more stage')}, ${formatCount(cases, 'case')}; see the workbook`;
}
