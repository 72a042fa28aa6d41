import type { Chart } from './chart.ts';
import type { CellPosition, Place } from './place.ts';
import { attributeXml, namespaces, xmlDeclaration } from './xml.ts';

export type PlacedChart = { readonly chart: Chart; readonly place: Place };

const emuPerPoint = 12_700;

/**
 * The part that says where the charts of a sheet lie, `xl/drawings/drawingN.xml`; the relationships `rId1`, `rId2`, … lead
 * to the charts in their order. Source: ECMA-376 part 1, 20.5 (CT_Drawing).
 */
export function drawingXml(charts: readonly PlacedChart[]): string {
  const anchors = charts.map(({ chart, place }, index) => anchor(place, frame(chart, index + 1)));
  return `${xmlDeclaration}<xdr:wsDr xmlns:xdr="${namespaces.sheetDrawing}" xmlns:a="${namespaces.drawing}">${anchors.join('')}</xdr:wsDr>`;
}

function anchor(place: Place, content: string): string {
  const from = `<xdr:from>${position(place.from)}</xdr:from>`;
  if ('to' in place) {
    return `<xdr:twoCellAnchor editAs="oneCell">${from}<xdr:to>${position(place.to)}</xdr:to>${content}<xdr:clientData/></xdr:twoCellAnchor>`;
  }
  const size = `<xdr:ext cx="${place.width * emuPerPoint}" cy="${place.height * emuPerPoint}"/>`;
  return `<xdr:oneCellAnchor>${from}${size}${content}<xdr:clientData/></xdr:oneCellAnchor>`;
}

// Cells count from nought here.
function position({ column, row }: CellPosition): string {
  return `<xdr:col>${column - 1}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row - 1}</xdr:row><xdr:rowOff>0</xdr:rowOff>`;
}

function frame({ title, altText }: Chart, number: number): string {
  // Programs count the sheet itself as 1.
  const properties = `<xdr:cNvPr id="${number + 1}" name="Chart ${number}" descr="${attributeXml(altText)}" title="${attributeXml(title)}"/>`;
  return (
    `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr>${properties}<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
    '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>' +
    `<a:graphic><a:graphicData uri="${namespaces.chart}"><c:chart xmlns:c="${namespaces.chart}" xmlns:r="${namespaces.relationships}" r:id="rId${number}"/>` +
    '</a:graphicData></a:graphic></xdr:graphicFrame>'
  );
}
