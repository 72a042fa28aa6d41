import type { Case, CustomValue, Day, Instant } from '../case.ts';

/**
 * One more column on the case sheets.
 *
 * @property kind what each text in it is that is not empty: a number with a point, or a day as `2027-05-01`; absent for text
 */
export type ExtraColumn = { readonly key: string; readonly heading: string; readonly kind?: 'number' | 'day' };

const customPrefix = 'custom:';

/** @param keys `tags`, `plans` or `custom:<reference>` */
export function extraColumns(keys: readonly string[], cases: readonly Case[]): ExtraColumn[] {
  return keys.map((key) =>
    key.startsWith(customPrefix)
      ? { key, heading: inWords(reference(key)), kind: kindOf(cases.flatMap((each) => customOf(each, key) ?? [])) }
      : { key, heading: inWords(key) },
  );
}

/** A column is of numbers or of days only if all that stands in it is. */
function kindOf(values: readonly CustomValue[]): ExtraColumn['kind'] {
  if (values.length === 0) return undefined;
  if (values.every((value) => typeof value === 'number')) return 'number';
  return values.every((value) => typeof value === 'object') ? 'day' : undefined;
}

function customOf({ customFields = {} }: Case, key: string): CustomValue | undefined {
  return Object.hasOwn(customFields, reference(key)) ? customFields[reference(key)] : undefined;
}

const none: readonly string[] = [];

/** What a case has to say in each of the columns; empty where it has nothing. A plan without a name shows its uuid. */
export function extraTexts(
  given: Case,
  columns: readonly ExtraColumn[],
  localDay: (instant: Instant) => Day,
): readonly string[] {
  // Of most firms there are none, and a list for each case would be kept to the end.
  if (columns.length === 0) return none;
  return columns.map(({ key }) => {
    if (key === 'tags') return (given.tags ?? []).join('; ');
    if (key === 'plans') return (given.plans ?? []).map(({ uuid, name }) => name || uuid).join('; ');
    const value = customOf(given, key) ?? '';
    if (typeof value !== 'object') return String(value);
    return value.date.includes('T') ? localDay(value.date) : value.date;
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
