import { read, utils } from '@e965/xlsx';
import * as z from 'zod';
import type { PlainCells } from './plain-cells.ts';

const sheetRows = z.array(z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])));

/**
 * What SheetJS finds in a workbook. Like Power Query it looks no further on a sheet than the range that the sheet itself
 * says it has, so that what lies beyond is not among it.
 */
export function readWithSheetJs(bytes: Uint8Array): PlainCells {
  const { SheetNames, Sheets } = read(bytes, { type: 'array' });
  return Object.fromEntries(
    SheetNames.map((name) => {
      const rows = sheetRows.parse(utils.sheet_to_json(Sheets[name] ?? {}, { header: 1, range: 0, defval: null }));
      const filled = rows.flatMap((row, index) =>
        row.flatMap((cell, column) =>
          cell === null ? [] : [[utils.encode_cell({ r: index, c: column }), cell] as const],
        ),
      );
      return [name, Object.fromEntries(filled)];
    }),
  );
}
