import type { Coverage } from '../../../analyse/coverage.ts';
import type { DataQuality } from '../../../analyse/data-quality/data-quality.ts';
import { formatCount } from '../format/format.ts';

/** What a reading asked for and could not read, or not use. */
export type NotRead = Pick<Coverage, 'setAside' | 'unreadClients' | 'shortLists'>;

/** What could not be read or used: `2 records set aside, 1 client not read`; `undefined` if nothing. */
export function notReadInWords({ setAside, unreadClients, shortLists }: NotRead): string | undefined {
  const parts = [
    ...(setAside.length === 0 ? [] : [`${formatCount(setAside.length, 'record')} set aside`]),
    ...(unreadClients.length === 0 ? [] : [`${formatCount(unreadClients.length, 'client')} not read`]),
    ...(shortLists.length === 0 ? [] : [`${formatCount(shortLists.length, 'list')} not whole`]),
  ];
  return parts.length === 0 ? undefined : parts.join(', ');
}

/** What the sheet Data quality begins with. */
export function dataQualityInWords({ faults }: Pick<DataQuality, 'faults'>, coverage: NotRead): string[] {
  const notRead = notReadInWords(coverage);
  return [
    faults.length === 0
      ? 'Nothing is wrong with any open case, nor with any completed in the period.'
      : `${formatCount(faults.length, 'fault')} in open cases and in those completed in the period. A case can have several.`,
    notRead === undefined
      ? 'No record was set aside, and no client was left unread.'
      : `Not in the figures: ${notRead}. They are listed below the faults.`,
  ];
}

/** The titles of the lists of what could not be read or used. */
export const notReadTitles: Readonly<Record<keyof NotRead, string>> = {
  setAside: 'Records set aside, since they do not fit',
  unreadClients: 'Clients that could not be read',
  shortLists: 'Lists that are not whole',
};
