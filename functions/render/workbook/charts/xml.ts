import { holdable } from '../cells/cell-text.ts';

/** The text as it may stand between tags and in an attribute. */
export function escapeXml(text: string): string {
  return holdable(text).replace(/[&<>"\t\n]/g, (character) => escapes.get(character) ?? character);
}

const escapes = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  // A parser would make a space of them in an attribute.
  ['\t', '&#9;'],
  ['\n', '&#10;'],
]);

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export const namespaces = {
  chart: 'http://schemas.openxmlformats.org/drawingml/2006/chart',
  drawing: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  sheetDrawing: 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing',
  relationships: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  packageRelationships: 'http://schemas.openxmlformats.org/package/2006/relationships',
} as const;
