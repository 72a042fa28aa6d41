import { palette } from '../cells/palette.ts';
import { categoryAxisXml, valueAxisXml } from './axes-xml.ts';
import type { Chart, Plot } from './chart.ts';
import { type AxisIds, plotXml } from './plot-xml.ts';
import { textLook, title } from './text-xml.ts';
import { namespaces, xmlDeclaration } from './xml.ts';

const firstIds: AxisIds = { category: 1001, value: 1002 };
const secondIds: AxisIds = { category: 1003, value: 1004 };

/**
 * The part that draws a chart, `xl/charts/chartN.xml`. Source: ECMA-376 part 1, 21.2 (CT_ChartSpace).
 *
 * @throws Error if a number is not finite.
 */
export function chartXml(chart: Chart): string {
  return [
    `${xmlDeclaration}<c:chartSpace xmlns:c="${namespaces.chart}" xmlns:a="${namespaces.drawing}" xmlns:r="${namespaces.relationships}">`,
    '<c:date1904 val="0"/><c:roundedCorners val="0"/>',
    `<c:chart>${title(chart.title, { size: 'title', isBold: true, colour: palette.brand })}<c:autoTitleDeleted val="0"/>`,
    plotArea(chart),
    chart.legend === undefined ? '' : legend(chart.legend, chart.plots),
    // A row that a filter hides stays in the chart: it shows the report, whatever its reader is looking for in a list.
    '<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart>',
    `<c:spPr><a:solidFill><a:srgbClr val="${palette.white}"/></a:solidFill><a:ln w="9525"><a:solidFill><a:srgbClr val="${palette.line}"/></a:solidFill></a:ln></c:spPr>`,
    textLook(),
    '</c:chartSpace>',
  ].join('');
}

function plotArea({ categories, categoryAxis, plots, valueAxis, secondAxis }: Chart): string {
  const isLying = plots.some(({ kind }) => kind === 'bar');
  // Areas go from edge to edge, and lines over them with them.
  const isEdgeToEdge = plots.some(({ kind }) => kind === 'area');
  const idsOf = ({ onSecondAxis }: Plot) => (onSecondAxis === true ? secondIds : firstIds);
  let index = 0;
  const drawn = plots.map((plot) => {
    const xml = plotXml(plot, index, categories, idsOf(plot));
    index += plot.series.length;
    return xml;
  });
  return [
    '<c:plotArea><c:layout/>',
    ...drawn,
    categoryAxisXml(categoryAxis, categories, firstIds, { isLying }),
    valueAxisXml(valueAxis, firstIds, { isLying, isSecond: false, isEdgeToEdge }),
    ...(secondAxis === undefined
      ? []
      : [
          valueAxisXml(secondAxis, secondIds, { isLying, isSecond: true, isEdgeToEdge }),
          categoryAxisXml(categoryAxis, categories, secondIds, { isLying, isHidden: true }),
        ]),
    '<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea>',
  ].join('');
}

function legend(position: 'right' | 'bottom', plots: readonly Plot[]): string {
  const entries = plots
    .flatMap(({ series }) => series)
    .map(({ isLeftOutOfLegend, colour }, index) =>
      isLeftOutOfLegend === true || colour === undefined
        ? `<c:legendEntry><c:idx val="${index}"/><c:delete val="1"/></c:legendEntry>`
        : '',
    );
  return `<c:legend><c:legendPos val="${position === 'right' ? 'r' : 'b'}"/>${entries.join('')}<c:overlay val="0"/>${textLook({ colour: palette.ink })}</c:legend>`;
}
