import type { Expected, Item } from './ledger-table.ts';

/*
 * DynamoDB's expressions. Names and values stand outside the text, under names of our own, since many plain words
 * ("state", "run") are reserved.
 */

export type Expression = {
  readonly text: string;
  readonly names: Record<string, string>;
  readonly values: Record<string, unknown>;
};

/** All attributes have the value, or one of the values, expected of them. */
export function conditionExpression(expected: Expected): Expression {
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  const conditions = Object.entries(expected).map(([name, allowed], index) => {
    names[`#e${index}`] = name;
    const options = [allowed].flat().map((value, option) => {
      values[`:e${index}_${option}`] = value;
      return `:e${index}_${option}`;
    });
    return `#e${index} IN (${options.join(', ')})`;
  });
  return { text: conditions.join(' AND '), names, values };
}

/** Sets each attribute, or removes it where its value is `undefined`. */
export function changeExpression(changes: Item): Expression {
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  const set: string[] = [];
  const remove: string[] = [];
  for (const [index, [name, value]] of Object.entries(changes).entries()) {
    names[`#c${index}`] = name;
    if (value === undefined) {
      remove.push(`#c${index}`);
    } else {
      values[`:c${index}`] = value;
      set.push(`#c${index} = :c${index}`);
    }
  }
  const text = [
    ...(set.length === 0 ? [] : [`SET ${set.join(', ')}`]),
    ...(remove.length === 0 ? [] : [`REMOVE ${remove.join(', ')}`]),
  ].join(' ');
  return { text, names, values };
}
