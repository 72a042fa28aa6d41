import type { Amounts } from '../../../analyse/money.ts';
import type { Compared } from '../../../analyse/movement/movement.ts';
import type { Report } from '../../../analyse/report.ts';
import { formatDayShort, formatNumber } from '../format/format.ts';
import { formatAmounts, formatMoneyWhole } from '../format/format-money.ts';
import { enteredLateInWords } from '../late-words.ts';

/** What came and went in the period, and how the open cases changed since the last report. */
export function changeLine(report: Report): string {
  const { totals, period, periodUnfinished, movement, lost } = report;
  const late = enteredLateInWords(report);
  const inPeriod = `in the ${period.kind}${periodUnfinished ? ' so far' : ''}`;
  const [opened, completed] = [
    `${formatNumber(totals.openedInPeriod)} opened`,
    `${formatNumber(totals.completedInPeriod)} completed`,
  ];
  const done =
    lost === undefined
      ? `${opened} and ${completed} ${inPeriod}`
      : `${opened}, ${completed} and ${formatNumber(totals.lostInPeriod)} lost ${inPeriod}`;
  return [
    done,
    ...(late === undefined ? [] : [late]),
    movement.state === 'compared' ? changeInWords(movement) : 'there is no earlier report to compare with',
  ]
    .join('; ')
    .concat('.');
}

/** `22 more open than on 16 Nov, value up £88,860 and €9,234` */
export function changeInWords({ bridge: { change }, since }: Compared): string {
  const { cases } = change;
  const day = formatDayShort(since.asAtDay);
  const open =
    cases === 0
      ? `as many open as on ${day}`
      : `${formatNumber(Math.abs(cases))} ${cases > 0 ? 'more' : 'fewer'} open than on ${day}`;
  const [up, down] = [amountsOf(change.value, 1), amountsOf(change.value, -1)];
  const value = [...(up === '' ? [] : [`up ${up}`]), ...(down === '' ? [] : [`down ${down}`])];
  return value.length === 0 ? `${open}, of the same value` : `${open}, value ${value.join(' and ')}`;
}

function amountsOf(value: Amounts, sign: 1 | -1): string {
  const own = Object.entries(value).filter(([, minor]) => minor * sign > 0);
  const amounts = Object.fromEntries(own.map(([code, minor]) => [code, Math.abs(minor)]));
  return formatAmounts(amounts, ['GBP'], formatMoneyWhole).join(' and ');
}
