import type { XmlElement } from './read-xml.ts';

/*
 * The children of the elements that a workbook is made of, in the order that the standard wants them in. Source: ECMA-376
 * part 1 and its schemas sml.xsd, dml-chart.xsd and dml-spreadsheetDrawing.xsd. `!` must be there, `*` may be there more
 * than once, `a|b` stands for either, as often as one likes.
 */

const shape = 'c:spPr';
const axisStart =
  'c:axId! c:scaling! c:delete c:axPos! c:majorGridlines c:minorGridlines c:title c:numFmt c:majorTickMark c:minorTickMark c:tickLblPos c:spPr c:txPr c:crossAx! c:crosses';
const runProperties = 'a:ln a:noFill|a:solidFill a:effectLst a:highlight a:latin a:ea a:cs a:sym a:hlinkClick';

/** By the element, or by its parent and itself where the name alone does not tell. */
const orders: Readonly<Record<string, string>> = {
  'c:chartSpace':
    'c:date1904 c:lang c:roundedCorners c:style c:clrMapOvr c:pivotSource c:protection c:chart! c:spPr c:txPr c:externalData c:printSettings c:userShapes c:extLst',
  'c:chartSpace/c:chart':
    'c:title c:autoTitleDeleted c:pivotFmts c:view3D c:floor c:sideWall c:backWall c:plotArea! c:legend c:plotVisOnly c:dispBlanksAs c:showDLblsOverMax c:extLst',
  'c:plotArea': `c:layout c:areaChart|c:barChart|c:lineChart c:valAx|c:catAx|c:dateAx c:dTable ${shape} c:extLst`,
  'c:barChart': 'c:barDir! c:grouping c:varyColors c:ser* c:dLbls c:gapWidth c:overlap c:serLines* c:axId* c:extLst',
  'c:lineChart':
    'c:grouping! c:varyColors c:ser* c:dLbls c:dropLines c:hiLowLines c:upDownBars c:marker c:smooth c:axId* c:extLst',
  'c:areaChart': 'c:grouping c:varyColors c:ser* c:dLbls c:dropLines c:axId* c:extLst',
  'c:barChart/c:ser':
    'c:idx! c:order! c:tx c:spPr c:invertIfNegative c:pictureOptions c:dPt* c:dLbls c:trendline* c:errBars c:cat c:val c:shape c:extLst',
  'c:lineChart/c:ser':
    'c:idx! c:order! c:tx c:spPr c:marker c:dPt* c:dLbls c:trendline* c:errBars c:cat c:val c:smooth c:extLst',
  'c:areaChart/c:ser':
    'c:idx! c:order! c:tx c:spPr c:pictureOptions c:dPt* c:dLbls c:trendline* c:errBars* c:cat c:val c:extLst',
  'c:dPt': 'c:idx! c:invertIfNegative c:marker c:bubble3D c:explosion c:spPr c:pictureOptions c:extLst',
  'c:dLbls':
    'c:dLbl* c:delete c:numFmt c:spPr c:txPr c:dLblPos c:showLegendKey c:showVal c:showCatName c:showSerName c:showPercent c:showBubbleSize c:separator c:showLeaderLines c:leaderLines c:extLst',
  'c:ser/c:tx': 'c:strRef|c:v',
  'c:title/c:tx': 'c:strRef|c:rich',
  'c:cat': 'c:multiLvlStrRef|c:numRef|c:numLit|c:strRef|c:strLit',
  'c:val': 'c:numRef|c:numLit',
  'c:strRef': 'c:f! c:strCache c:extLst',
  'c:numRef': 'c:f! c:numCache c:extLst',
  'c:strCache': 'c:ptCount c:pt* c:extLst',
  'c:numCache': 'c:formatCode c:ptCount c:pt* c:extLst',
  'c:pt': 'c:v!',
  'c:catAx': `${axisStart} c:auto c:lblAlgn c:lblOffset c:tickLblSkip c:tickMarkSkip c:noMultiLvlLbl c:extLst`,
  'c:dateAx': `${axisStart} c:auto c:lblOffset c:baseTimeUnit c:majorUnit c:majorTimeUnit c:minorUnit c:minorTimeUnit c:extLst`,
  'c:valAx': `${axisStart} c:crossBetween c:majorUnit c:minorUnit c:dispUnits c:extLst`,
  'c:scaling': 'c:logBase c:orientation c:max c:min c:extLst',
  'c:title': 'c:tx c:layout c:overlay c:spPr c:txPr c:extLst',
  'c:legend': 'c:legendPos c:legendEntry* c:layout c:overlay c:spPr c:txPr c:extLst',
  'c:legendEntry': 'c:idx! c:delete c:txPr c:extLst',
  'c:majorGridlines': 'c:spPr',
  'c:spPr': 'a:xfrm a:prstGeom a:noFill|a:solidFill a:ln a:effectLst',
  'c:rich': 'a:bodyPr! a:lstStyle a:p*',
  'c:txPr': 'a:bodyPr! a:lstStyle a:p*',
  'a:ln': 'a:noFill|a:solidFill a:prstDash a:round|a:bevel|a:miter a:headEnd a:tailEnd',
  'a:p': 'a:pPr a:r|a:br|a:fld a:endParaRPr',
  'a:r': 'a:rPr a:t!',
  'a:rPr': runProperties,
  'a:defRPr': runProperties,
  'xdr:wsDr': 'xdr:twoCellAnchor|xdr:oneCellAnchor|xdr:absoluteAnchor',
  'xdr:twoCellAnchor': 'xdr:from! xdr:to! xdr:sp|xdr:graphicFrame|xdr:pic xdr:clientData!',
  'xdr:oneCellAnchor': 'xdr:from! xdr:ext! xdr:sp|xdr:graphicFrame|xdr:pic xdr:clientData!',
  'xdr:from': 'xdr:col! xdr:colOff! xdr:row! xdr:rowOff!',
  'xdr:to': 'xdr:col! xdr:colOff! xdr:row! xdr:rowOff!',
  'xdr:graphicFrame': 'xdr:nvGraphicFramePr! xdr:xfrm! a:graphic!',
  'xdr:nvGraphicFramePr': 'xdr:cNvPr! xdr:cNvGraphicFramePr!',
  worksheet:
    'sheetPr dimension sheetViews sheetFormatPr cols* sheetData! sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting* dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst',
  workbook:
    'fileVersion fileSharing workbookPr workbookProtection bookViews sheets! functionGroups externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr* webPublishObjects extLst',
  // ECMA's schema takes them in any order; Microsoft's wants this one (Open XML SDK, Font).
  font: 'b i strike condense extend outline shadow u vertAlign sz color name family charset scheme',
  styleSheet: 'numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst',
  table: 'autoFilter sortState tableColumns! tableStyleInfo extLst',
};

/** A sentence per child that the standard does not want there, misses, or wants somewhere else. */
export function orderFaults(root: XmlElement): string[] {
  const faults: string[] = [];
  const look = (element: XmlElement, parent: string) => {
    const own = `${parent}/${element.name}`;
    const order = orders[own] ?? orders[element.name];
    if (order !== undefined) faults.push(...childFaults(element, order).map((fault) => `${own}: ${fault}`));
    for (const child of element.children) look(child, element.name);
  };
  look(root, '');
  return faults;
}

function childFaults({ children }: XmlElement, order: string): string[] {
  const places = order.split(' ').map((place) => ({
    names: place.replace(/[!*]$/, '').split('|'),
    isNeeded: place.endsWith('!'),
    isRepeated: place.endsWith('*') || place.includes('|'),
  }));
  const faults: string[] = [];
  let reached = 0;
  for (const { name } of children) {
    const place = places.findIndex(({ names }) => names.includes(name));
    if (place < 0) faults.push(`${name} does not belong there`);
    else if (place < reached) faults.push(`${name} comes too late`);
    reached = Math.max(reached, place);
  }
  for (const { names, isNeeded, isRepeated } of places) {
    const count = children.filter(({ name }) => names.includes(name)).length;
    if (isNeeded && count === 0) faults.push(`${names.join(' or ')} is missing`);
    if (!isRepeated && count > 1) faults.push(`${names.join(' or ')} is there ${count} times`);
  }
  return faults;
}
