import { writeTextXml } from '../cells/cell-xml.ts';
import type { XmlBytes } from '../cells/xml-bytes.ts';
import type { ListRows } from '../lists/list-rows.ts';

/** How many texts the workbook's table of texts holds. @param xml as exceljs wrote it */
export function countTexts(xml: string): number {
  return Number(/ uniqueCount="(\d+)"/.exec(xml)?.[1] ?? 0);
}

/**
 * Writes the workbook's table of texts: those that exceljs was given, and then those of the lists. Source: ECMA-376
 * part 1, 18.4.9 (sst).
 *
 * @param lists in the order in which their texts are numbered
 */
export function* writeSharedTexts(out: XmlBytes, xml: string, lists: readonly ListRows[]): Generator<undefined> {
  const [own = '', end = ''] = xml.split(/(?=<\/sst>)/);
  const more = (count: string, of: (list: ListRows) => number) =>
    String(lists.reduce((sum, list) => sum + of(list), Number(count)));
  out.text(
    own
      .replace(/(?<= count=")\d+/, (count) => more(count, ({ textCells }) => textCells))
      .replace(/(?<= uniqueCount=")\d+/, (count) => more(count, ({ texts }) => texts.length)),
  );
  for (const { texts } of lists) {
    for (let number = 0; number < texts.length; number += 1) {
      writeTextXml(out, texts[number] ?? '');
      if (out.isEnough) yield;
    }
  }
  out.text(end);
}
