/** The workbook alone: all of exceljs is twice as much code, and the rest reads files, or writes other ones. */
declare module 'exceljs/lib/doc/workbook.js' {
  import type { Workbook, WorkbookModel, Xlsx } from 'exceljs';

  /** Takes the parts of a file as they are made. */
  type PartTaker = { readonly append: (xml: string, about: { readonly name: string }) => void };

  type MakeParts = (taker: PartTaker, model: WorkbookModel) => Promise<void> | void;

  /** The steps of `write`, which exceljs leaves out of its types. */
  type WorkbookFile = Xlsx & {
    readonly prepareModel: (model: WorkbookModel, options: object) => void;
    readonly addContentTypes: MakeParts;
    readonly addOfficeRels: MakeParts;
    readonly addWorkbookRels: MakeParts;
    readonly addWorksheets: MakeParts;
    readonly addSharedStrings: MakeParts;
    readonly addDrawings: MakeParts;
    readonly addTables: MakeParts;
    readonly addThemes: MakeParts;
    readonly addStyles: MakeParts;
    readonly addApp: MakeParts;
    readonly addCore: MakeParts;
    readonly addWorkbook: MakeParts;
  };

  export default class FrameWorkbook extends Workbook {
    override readonly xlsx: WorkbookFile;
  }
}
