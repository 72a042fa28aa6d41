import type { CustomValue } from '../../analyse/case.ts';
import { labelFrom } from './labels.ts';
import type { PlannrCase } from './plannr-case.ts';
import { textFrom } from './plannr-fields.ts';
import { instantOrDayFrom } from './plannr-timestamps.ts';

/** What a case has in the custom fields that were asked for, by their references. */
export function customFieldsFrom(
  { custom_fields }: Pick<PlannrCase, 'custom_fields'>,
  references: readonly string[],
): Readonly<Record<string, CustomValue>> {
  const values = custom_fields
    .filter((each) => typeof each === 'object' && each !== null)
    .map((each) => [textFrom(Reflect.get(each, 'reference')), customValue(each)] as const);
  return Object.fromEntries(values.filter(([reference, value]) => references.includes(reference) && value !== ''));
}

// What `type` says is not documented; these are what such fields are called elsewhere. Source: docs/plannr.md, section 5.3.
const numberTypes = /^(number|numeric|integer|int|decimal|float|double|currency|money|percent|percentage)$/i;
const dateTypes = /^(date|datetime|date[_ -]time|timestamp)$/i;

/** A number of more digits than a cell holds, or with a zero before it, stays the text that it is. */
const plainNumber = /^-?(0|[1-9]\d*)(\.\d+)?$/;
const mostDigits = 15;

function customValue(field: object): CustomValue {
  const value: unknown = Reflect.get(field, 'value');
  const type = textFrom(Reflect.get(field, 'type')).trim();
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  const isNumber = numberTypes.test(type) || (type === '' && typeof value === 'number');
  if (isNumber && plainNumber.test(text) && text.replace(/\D/g, '').length <= mostDigits) {
    return Number(text);
  }
  const date = dateTypes.test(type) && typeof value === 'string' ? instantOrDayFrom(text) : undefined;
  return date === undefined ? customText(value) : { date };
}

// No form has a field of lists in lists; one that is nested without end must not end the run.
const mostLayers = 4;

function customText(value: unknown, layers = mostLayers): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (Array.isArray(value))
    return layers === 0
      ? ''
      : value
          .map((each) => customText(each, layers - 1))
          .filter((each) => each !== '')
          .join(', ');
  if (typeof value !== 'object' || value === null) return textFrom(value);
  const label = labelFrom(value);
  return label === '' ? jsonText(value) : label;
}

function jsonText(value: object): string {
  try {
    return JSON.stringify(value);
  } catch {
    return '';
  }
}
