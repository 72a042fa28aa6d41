import { palette } from '../cells/palette.ts';
import { categoryReference, numberReference, textReference } from './cells-xml.ts';
import type { Categories, Plot, Series } from './chart.ts';
import { filled, lined, noShape } from './shape-xml.ts';
import { textLook } from './text-xml.ts';
import { attributeXml } from './xml.ts';

const linePoints = 2.25;

/**
 * `c:ser`. The order of the elements is the schema's: CT_BarSer, CT_LineSer and CT_AreaSer. Source: ECMA-376 part 1, 21.2.
 *
 * @param index of all series of the chart
 */
export function seriesXml(series: Series, index: number, plot: Plot, categories: Categories): string {
  const { name, values, labelFormat } = series;
  const isLine = plot.kind === 'line';
  const isBars = plot.kind === 'bar' || plot.kind === 'column';
  return [
    `<c:ser><c:idx val="${index}"/><c:order val="${index}"/>`,
    `<c:tx>${typeof name === 'string' ? `<c:v>${attributeXml(name)}</c:v>` : textReference(name)}</c:tx>`,
    shape(series, plot),
    isBars ? '<c:invertIfNegative val="0"/>' : '',
    isLine ? '<c:marker><c:symbol val="none"/></c:marker>' : '',
    isBars ? pointShapes(series) : '',
    labelFormat === undefined ? '' : labels(labelFormat, plot),
    `<c:cat>${categoryReference(categories)}</c:cat>`,
    `<c:val>${numberReference(values)}</c:val>`,
    isLine ? '<c:smooth val="0"/>' : '',
    '</c:ser>',
  ].join('');
}

function shape({ colour, isDashed }: Series, { kind, isStacked, series }: Plot): string {
  if (colour === undefined) return noShape;
  if (kind === 'line') return lined(colour, linePoints, isDashed);
  // What lies end to end is parted by white; what stands on a base that is not seen has nothing beside it.
  const isEndToEnd = isStacked === true && kind !== 'area' && series.every((each) => each.colour !== undefined);
  return filled(colour, isEndToEnd ? palette.white : undefined);
}

function pointShapes({ colour, pointColours = [] }: Series): string {
  return pointColours
    .map((own, index) =>
      own === colour
        ? ''
        : `<c:dPt><c:idx val="${index}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>${filled(own)}</c:dPt>`,
    )
    .join('');
}

function labels(format: string, { kind, isStacked, series }: Plot): string {
  // The only place that all programs allow in a stack is within.
  const position = kind === 'line' ? 't' : isStacked ? 'ctr' : 'outEnd';
  // A step of a waterfall may be thinner than its figure, which its edges would strike through.
  const isOverThin = isStacked === true && series.some(({ colour }) => colour === undefined);
  const ground = isOverThin ? filled(palette.white) : noShape;
  return (
    `<c:dLbls><c:numFmt formatCode="${attributeXml(format)}" sourceLinked="0"/>${ground}` +
    `${textLook({ size: 'small', colour: palette.ink })}<c:dLblPos val="${position}"/><c:showLegendKey val="0"/><c:showVal val="1"/>` +
    '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
  );
}
