import type { Case } from '../case.ts';

/** One more column on the case sheets. */
export type ExtraColumn = { readonly key: string; readonly heading: string };

const customPrefix = 'custom:';

/** @param keys `tags`, `plans` or `custom:<reference>` */
export function extraColumns(keys: readonly string[]): ExtraColumn[] {
  return keys.map((key) => ({ key, heading: inWords(key.startsWith(customPrefix) ? reference(key) : key) }));
}

/** What a case has to say in each of the columns; empty where it has nothing. A plan without a name shows its uuid. */
export function extraTexts(given: Case, columns: readonly ExtraColumn[]): string[] {
  return columns.map(({ key }) => {
    if (key === 'tags') return (given.tags ?? []).join('; ');
    if (key === 'plans') return (given.plans ?? []).map(({ uuid, name }) => name || uuid).join('; ');
    return new Map(Object.entries(given.customFields ?? {})).get(reference(key)) ?? '';
  });
}

function reference(key: string): string {
  return key.slice(customPrefix.length);
}

/** "favourite_drink" becomes "Favourite drink". */
function inWords(name: string): string {
  const words =
    name
      .split(/[_\s-]+/u)
      .join(' ')
      .trim() || name;
  return words.charAt(0).toUpperCase() + words.slice(1);
}
