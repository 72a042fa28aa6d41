/**
 * The text as the file must hold it for a program to show `text`: in a workbook `_x0041_` stands for "A", and what
 * only looks like that is written with its first character so spelt. exceljs undoes this when it reads, and does not do
 * it when it writes. Source: ECMA-376 part 1, 22.9.2.19 (ST_Xstring).
 */
export function storedText(text: string): string {
  return text.includes('_') ? text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_') : text;
}
