import { palette } from '../cells/palette.ts';
import type { Categories, CategoryAxis, ValueAxis } from './chart.ts';
import type { AxisIds } from './plot-xml.ts';
import { lined } from './shape-xml.ts';
import { textLook, title } from './text-xml.ts';
import { attributeXml } from './xml.ts';

/* Axes; the order of the elements is the schema's: CT_CatAx, CT_DateAx and CT_ValAx. Source: ECMA-376 part 1, 21.2. */

const thin = 0.75;

/** @param isLying whether the chart's bars lie: the first category is then at the top, as in the list it comes from */
export function categoryAxisXml(
  axis: CategoryAxis,
  categories: Categories,
  ids: AxisIds,
  place: { readonly isLying: boolean; readonly isHidden?: boolean },
): string {
  const { isLying, isHidden = false } = place;
  const element = axis.isCalendar === true ? 'c:dateAx' : 'c:catAx';
  return [
    `<${element}><c:axId val="${ids.category}"/>`,
    `<c:scaling><c:orientation val="${isLying ? 'maxMin' : 'minMax'}"/></c:scaling>`,
    `<c:delete val="${isHidden ? 1 : 0}"/><c:axPos val="${isLying ? 'l' : 'b'}"/>`,
    axis.title === undefined || isHidden ? '' : title(axis.title, {}, isLying),
    `<c:numFmt formatCode="${'texts' in categories ? 'General' : attributeXml(categories.format)}" sourceLinked="0"/>`,
    '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>',
    // Beside the chart, even where bars go below nought.
    '<c:tickLblPos val="low"/>',
    lined(palette.headRule, thin),
    textLook({ size: 'small', colour: palette.ink, isLevel: 'texts' in categories }),
    `<c:crossAx val="${ids.value}"/><c:crosses val="autoZero"/>`,
    axis.isCalendar === true ? calendar : texts(axis),
    `</${element}>`,
  ].join('');
}

// Without `auto` nobody takes days for a calendar where none is asked for.
const calendar =
  '<c:auto val="0"/><c:lblOffset val="100"/><c:baseTimeUnit val="days"/><c:majorUnit val="14"/><c:majorTimeUnit val="days"/>';

function texts({ labelEvery }: CategoryAxis): string {
  const skip =
    labelEvery === undefined ? '' : `<c:tickLblSkip val="${labelEvery}"/><c:tickMarkSkip val="${labelEvery}"/>`;
  return `<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>${skip}<c:noMultiLvlLbl val="1"/>`;
}

export function valueAxisXml(
  axis: ValueAxis,
  ids: AxisIds,
  place: { readonly isLying: boolean; readonly isSecond: boolean; readonly isEdgeToEdge: boolean },
): string {
  const { isLying, isSecond, isEdgeToEdge } = place;
  const position = isLying ? 'b' : isSecond ? 'r' : 'l';
  return [
    `<c:valAx><c:axId val="${ids.value}"/>`,
    `<c:scaling><c:orientation val="minMax"/>${end('c:max', axis.max)}${end('c:min', axis.min)}</c:scaling>`,
    `<c:delete val="0"/><c:axPos val="${position}"/>`,
    // One grid is enough.
    isSecond || axis.hasScale === false ? '' : `<c:majorGridlines>${lined(palette.line, thin)}</c:majorGridlines>`,
    title(axis.title, {}, !isLying),
    `<c:numFmt formatCode="${attributeXml(axis.format)}" sourceLinked="0"/>`,
    `<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="${axis.hasScale === false ? 'none' : 'nextTo'}"/>`,
    '<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>',
    textLook({ size: 'small' }),
    // The first category of lying bars is at the top; the scale stays below all the same.
    `<c:crossAx val="${ids.category}"/><c:crosses val="${isLying || isSecond ? 'max' : 'autoZero'}"/>`,
    `<c:crossBetween val="${isEdgeToEdge ? 'midCat' : 'between'}"/></c:valAx>`,
  ].join('');
}

function end(element: 'c:max' | 'c:min', value: number | undefined): string {
  return value === undefined ? '' : `<${element} val="${value}"/>`;
}
