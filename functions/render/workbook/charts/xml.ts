import { holdable } from '../cells/cell-text.ts';
import { escapeXml } from '../cells/cell-xml.ts';

/** The text as it may stand between tags and in an attribute, where a parser would make a space of a tab or a new line. */
export function attributeXml(text: string): string {
  return escapeXml(holdable(text)).replaceAll('\t', '&#9;').replaceAll('\n', '&#10;');
}

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export const namespaces = {
  chart: 'http://schemas.openxmlformats.org/drawingml/2006/chart',
  drawing: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  sheetDrawing: 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing',
  relationships: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  packageRelationships: 'http://schemas.openxmlformats.org/package/2006/relationships',
} as const;
