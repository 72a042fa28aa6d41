import type FrameWorkbook from 'exceljs/lib/doc/workbook.js';

/**
 * The parts of the file as exceljs makes them, by their paths and in its order: what its `write` does, without packing
 * them only for us to unpack them again. It packs with JSZip, which takes long, and tears a character (an emoji in a
 * client's name) apart where two pieces of a text meet. Source: exceljs 4.4.0, lib/xlsx/xlsx.js.
 */
export async function exceljsParts({ xlsx, model }: FrameWorkbook): Promise<Map<string, string>> {
  const parts = new Map<string, string>();
  const taker = { append: (xml: string, { name }: { readonly name: string }) => parts.set(name, xml) };
  xlsx.prepareModel(model, {});
  await xlsx.addContentTypes(taker, model);
  await xlsx.addOfficeRels(taker, model);
  await xlsx.addWorkbookRels(taker, model);
  await xlsx.addWorksheets(taker, model);
  await xlsx.addSharedStrings(taker, model);
  await xlsx.addDrawings(taker, model);
  await xlsx.addTables(taker, model);
  await xlsx.addThemes(taker, model);
  await xlsx.addStyles(taker, model);
  await xlsx.addApp(taker, model);
  await xlsx.addCore(taker, model);
  await xlsx.addWorkbook(taker, model);
  return parts;
}
