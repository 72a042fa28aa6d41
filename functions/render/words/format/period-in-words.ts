import type { Period } from '../../../analyse/period.ts';
import { formatDay, formatPeriod } from './format.ts';

/** `week Mon 16 to Sun 22 Nov 2026`, `week Mon 28 Dec 2026 to Sun 3 Jan 2027`, `November 2026` */
export function periodInWords(period: Pick<Period, 'kind' | 'firstDay' | 'lastDay'>): string {
  if (period.kind === 'month') return formatPeriod(period);
  const last = formatDay(period.lastDay);
  const [weekday, date, month, year] = formatDay(period.firstDay).split(' ');
  const sameYear = last.endsWith(` ${year}`);
  const sameMonth = sameYear && last.includes(` ${month} `);
  const first = [weekday, date, ...(sameMonth ? [] : [month]), ...(sameYear ? [] : [year])].join(' ');
  return `week ${first} to ${last}`;
}
