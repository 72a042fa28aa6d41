import type { Named } from '../../../analyse/case.ts';
import type { Report } from '../../../analyse/report.ts';
import { formatNumber } from '../format/format.ts';
import { oneLine } from '../format/one-line.ts';

const mostNamed = 8;
const longestName = 60;

/**
 * A sentence per thing that the report was narrowed to.
 *
 * @param nameless how many have no name, or nothing to have their UUIDs told, for whoever set the report up
 */
export function narrowing({ narrowedTo }: Pick<Report, 'narrowedTo'>, nameless?: (count: number) => string): string[] {
  const sentence = (what: string, list: readonly Named[]) => {
    if (list.length === 0) return [];
    const named = list.map(({ uuid, name }) => oneLine(name, longestName) || (nameless === undefined ? uuid : ''));
    const known = named.filter((name) => name !== '');
    const more = known.length > mostNamed ? ` and ${formatNumber(known.length - mostNamed)} more` : '';
    const rest = known.length < list.length && nameless ? [nameless(list.length - known.length)] : [];
    const words = known.length === 0 ? [] : [`${known.slice(0, mostNamed).join('; ')}${more}`];
    return [`Only cases ${what}: ${[...words, ...rest].join('; and ')}.`];
  };
  return [
    ...sentence('of these clients', narrowedTo.clients),
    ...sentence('of these types', narrowedTo.types),
    ...sentence('in these stages', narrowedTo.statuses),
    ...sentence('with these plans', narrowedTo.plans),
  ];
}
