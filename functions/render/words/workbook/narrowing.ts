import type { Named } from '../../../analyse/case.ts';
import type { Report } from '../../../analyse/report.ts';
import { formatNumber } from '../format/format.ts';
import { oneLine } from '../format/one-line.ts';

const mostNamed = 8;
const longestName = 60;

/** A sentence per thing that the report was narrowed to. */
export function narrowing({ narrowedTo }: Pick<Report, 'narrowedTo'>): string[] {
  const sentence = (what: string, list: readonly Named[]) => {
    if (list.length === 0) return [];
    const names = list.slice(0, mostNamed).map(({ uuid, name }) => oneLine(name, longestName) || uuid);
    const more = list.length > mostNamed ? ` and ${formatNumber(list.length - mostNamed)} more` : '';
    return [`Only cases ${what}: ${names.join('; ')}${more}.`];
  };
  return [
    ...sentence('of these clients', narrowedTo.clients),
    ...sentence('of these types', narrowedTo.types),
    ...sentence('in these stages', narrowedTo.statuses),
    ...sentence('with these plans', narrowedTo.plans),
  ];
}
