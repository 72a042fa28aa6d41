import { storedText } from '../cells/stored-text.ts';
import type { Categories, NumberCells, TextCells } from './chart.ts';
import { attributeXml } from './xml.ts';

/* References to cells, each with what they hold. Blank cells are counted and have no point. */

export function textReference({ range, texts }: TextCells): string {
  const points = texts.map((text, index) =>
    text === '' ? '' : `<c:pt idx="${index}"><c:v>${attributeXml(storedText(text))}</c:v></c:pt>`,
  );
  return `<c:strRef><c:f>${attributeXml(range)}</c:f><c:strCache><c:ptCount val="${texts.length}"/>${points.join('')}</c:strCache></c:strRef>`;
}

/** @throws Error if a number is not finite. */
export function numberReference({ range, numbers, format }: NumberCells): string {
  const points = numbers.map((number, index) => {
    if (number === undefined) return '';
    if (!Number.isFinite(number)) throw new Error(`${range}: ${number} is not a number that a chart can show.`);
    return `<c:pt idx="${index}"><c:v>${number}</c:v></c:pt>`;
  });
  return (
    `<c:numRef><c:f>${attributeXml(range)}</c:f><c:numCache><c:formatCode>${attributeXml(format)}</c:formatCode>` +
    `<c:ptCount val="${numbers.length}"/>${points.join('')}</c:numCache></c:numRef>`
  );
}

export function categoryReference(categories: Categories): string {
  return 'texts' in categories ? textReference(categories) : numberReference(categories);
}
