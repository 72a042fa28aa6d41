import type { Worksheet } from 'exceljs';
import { argb, palette } from '../cells/palette.ts';

/** Bars behind the figures of one column; the row of totals is not among them. */
export type DataBar = { readonly sheet: Worksheet; readonly range: string };

/** Remembers the bars of those columns of a list that want them. @param headRow of the list, which begins in column A */
export function addDataBars(
  bars: DataBar[],
  { sheet, headRow }: { readonly sheet: Worksheet; readonly headRow: number },
  { columns, rows }: { readonly columns: readonly { readonly bar?: boolean }[]; readonly rows: readonly unknown[] },
): void {
  columns.forEach(({ bar = false }, index) => {
    // One figure has none to compare with.
    if (!bar || rows.length < 2) return;
    const { letter } = sheet.getColumn(index + 1);
    bars.push({ sheet, range: `${letter}${headRow + 1}:${letter}${headRow + rows.length}` });
  });
}

const newer = 'http://schemas.microsoft.com/office/spreadsheetml/2009/9/main';

/**
 * Adds the bars to a sheet's XML: solid ones from nought on for programs since Excel 2010, and graded ones for others.
 * exceljs gives a solid bar a random name, so that no file would be like another.
 */
export function insertDataBars(xml: string, ranges: readonly string[]): string {
  const { argb: colour } = argb(palette.bar);
  // Each needs a name of its own within the sheet.
  const id = (index: number) => `{00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}}`;
  const older = ranges.map(
    (range, index) =>
      `<conditionalFormatting sqref="${range}"><cfRule type="dataBar" priority="${index + 1}">` +
      `<dataBar><cfvo type="num" val="0"/><cfvo type="max"/><color rgb="${colour}"/></dataBar>` +
      `<extLst><ext xmlns:x14="${newer}" uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}"><x14:id>${id(index)}</x14:id></ext></extLst>` +
      '</cfRule></conditionalFormatting>',
  );
  const solid = ranges.map(
    (range, index) =>
      '<x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">' +
      `<x14:cfRule type="dataBar" id="${id(index)}"><x14:dataBar minLength="0" maxLength="100" gradient="0">` +
      `<x14:cfvo type="autoMin"/><x14:cfvo type="autoMax"/><x14:negativeFillColor rgb="${colour}"/><x14:axisColor rgb="${colour}"/>` +
      `</x14:dataBar></x14:cfRule><xm:sqref>${range}</xm:sqref></x14:conditionalFormatting>`,
  );
  const extension =
    `<extLst><ext xmlns:x14="${newer}" uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}">` +
    `<x14:conditionalFormattings>${solid.join('')}</x14:conditionalFormattings></ext></extLst>`;
  // Their places in the sheet: before the links and what is for print, and at the very end (ECMA-376, CT_Worksheet).
  return xml
    .replace(/(?=<(?:dataValidations|hyperlinks|printOptions|pageMargins)\b)/, older.join(''))
    .replace('</worksheet>', `${extension}</worksheet>`);
}
