import type { ComparedFigure } from '../../../analyse/flow/comparison.ts';
import { countFormat, meanFormat, shareFormat, shortMoneyFormat, toMajor } from '../cells/number-formats.ts';

export type ComparedKey = 'now' | 'before' | 'average' | 'yearBefore';

/** What a cell holds of a figure beside others; nothing where it is not known. */
export function comparedCell(figure: ComparedFigure, key: ComparedKey): number | undefined {
  const { currency, [key]: value } = figure;
  return value === undefined || currency === undefined ? value : toMajor(value, currency);
}

/** How it is shown: a mean of counts with a decimal. */
export function comparedFormat(figure: ComparedFigure, key: ComparedKey): string {
  const { kind, currency, [key]: value } = figure;
  if (currency !== undefined) return shortMoneyFormat(currency, value);
  if (kind === 'conversion') return shareFormat;
  return key === 'average' ? `#,##${meanFormat}` : countFormat;
}
