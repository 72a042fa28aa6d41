import type { Sentence } from '../../functions/analyse/sentence.ts';

/** A sentence as text with figures as plain as can be: minor units, days as they are kept. */
export function inWords({ parts }: Sentence): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part;
      switch (part.kind) {
        case 'count':
          return part.one === undefined
            ? `${part.value}`
            : `${part.value} ${part.value === 1 ? part.one : (part.many ?? `${part.one}s`)}`;
        case 'money':
          return `${part.currency} ${part.value}`;
        default:
          return `${part.value}`;
      }
    })
    .join('');
}
