import { expect, test } from 'vitest';
import type { Chart } from '../../../../functions/render/workbook/charts/chart.ts';
import { chartXml } from '../../../../functions/render/workbook/charts/chart-xml.ts';
import { readXml } from '../read-xml.ts';
import { orderFaults } from '../schema-order.ts';

function aChart(given: Partial<Chart> = {}): Chart {
  return {
    title: 'Fruit',
    altText: 'Two apples, three pears',
    categories: { range: "'Fruit & veg'!$A$2:$A$3", texts: ['Apples', 'Pears'] },
    categoryAxis: {},
    plots: [{ kind: 'column', series: [aSeries()] }],
    valueAxis: { title: 'Pieces', format: '#,##0' },
    ...given,
  };
}

function aSeries(given: Partial<Chart['plots'][number]['series'][number]> = {}) {
  return {
    name: { range: "'Fruit & veg'!$B$1", texts: ['Pieces'] },
    values: { range: "'Fruit & veg'!$B$2:$B$3", numbers: [2, 3.5], format: '0.0' },
    colour: '3F7FB0',
    ...given,
  };
}

const drawn = (given: Partial<Chart> = {}) => readXml(chartXml(aChart(given)));
const plotOf = (given: Partial<Chart>, kind: string) => drawn(given).one(`c:chart/c:plotArea/${kind}`);

test('a series points at its cells and keeps what they hold', () => {
  const series = plotOf({}, 'c:barChart').one('c:ser');
  const serialised = /<c:ser>.*<\/c:ser>/s.exec(chartXml(aChart()))?.[0] ?? '';
  expect(serialised).toContain(
    '<c:tx><c:strRef><c:f>\'Fruit &amp; veg\'!$B$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>Pieces</c:v></c:pt></c:strCache></c:strRef></c:tx>',
  );
  expect(serialised).toContain(
    '<c:numCache><c:formatCode>0.0</c:formatCode><c:ptCount val="2"/><c:pt idx="0"><c:v>2</c:v></c:pt><c:pt idx="1"><c:v>3.5</c:v></c:pt></c:numCache>',
  );
  expect(series.one('c:cat/c:strRef/c:f').text).toBe("'Fruit & veg'!$A$2:$A$3");
  expect(series.one('c:val/c:numRef/c:f').text).toBe("'Fruit & veg'!$B$2:$B$3");
});

test('a blank cell has its place among the points, and no point', () => {
  const values = { range: "'A'!$A$1:$A$3", numbers: [1, undefined, 0], format: '0' };
  const cache = plotOf({ plots: [{ kind: 'column', series: [aSeries({ values })] }] }, 'c:barChart').one(
    'c:ser/c:val/c:numRef/c:numCache',
  );
  expect(cache.val('c:ptCount')).toBe('3');
  expect(cache.all('c:pt').map((point) => [point.attributes.idx, point.one('c:v').text])).toEqual([
    ['0', '1'],
    ['2', '0'],
  ]);
  expect(drawn().val('c:chart/c:dispBlanksAs')).toBe('gap');
});

test('whatever a name holds is shown as it is', () => {
  const texts = ['=1+1 & <b> "x" \'y\'', 'tab\tline\nbreak', 'control\u0001 and half \ud83d', '🌊', '_x0041_', ''];
  const xml = drawn({ title: texts[0] ?? '', categories: { range: "'A'!$A$1:$A$6", texts } });
  expect(xml.one('c:chart/c:title/c:tx/c:rich/a:p/a:r/a:t').text).toBe(texts[0]);
  const kept = xml.find('c:chart/c:plotArea/c:barChart/c:ser/c:cat/c:strRef/c:strCache/c:pt/c:v');
  expect(kept.map(({ text }) => text)).toEqual([
    texts[0],
    'tab\tline\nbreak',
    'control and half ',
    '🌊',
    '_x005F_x0041_',
  ]);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY])('a chart of %d is an error that names the range', (number) => {
  const values = { range: "'A'!$A$1:$A$1", numbers: [number], format: '0' };
  expect(() => drawn({ plots: [{ kind: 'line', series: [aSeries({ values })] }] })).toThrow("'A'!$A$1:$A$1");
});

test('bars lie with the first at the top, as in the list, and the scale below', () => {
  const xml = drawn({ plots: [{ kind: 'bar', series: [aSeries()] }] });
  const area = xml.one('c:chart/c:plotArea');
  expect(area.val('c:barChart/c:barDir')).toBe('bar');
  expect(area.val('c:catAx/c:scaling/c:orientation')).toBe('maxMin');
  expect(area.val('c:catAx/c:axPos')).toBe('l');
  expect(area.val('c:valAx/c:axPos')).toBe('b');
  expect(area.val('c:valAx/c:crosses')).toBe('max');
});

test('columns are stacked over each other in full', () => {
  const plot = plotOf({ plots: [{ kind: 'column', isStacked: true, series: [aSeries(), aSeries()] }] }, 'c:barChart');
  expect(plot.val('c:barDir')).toBe('col');
  expect(plot.val('c:grouping')).toBe('stacked');
  expect(plot.val('c:overlap')).toBe('100');
  expect(plotOf({}, 'c:barChart').val('c:grouping')).toBe('clustered');
});

test('a line over columns has a scale of its own on the right', () => {
  const area = drawn({
    plots: [
      { kind: 'column', series: [aSeries(), aSeries()] },
      { kind: 'line', onSecondAxis: true, series: [aSeries()] },
    ],
    secondAxis: { title: 'Others', format: '#,##0' },
  }).one('c:chart/c:plotArea');
  const [first, second] = area.all('c:valAx');
  expect([first?.val('c:axPos'), second?.val('c:axPos')]).toEqual(['l', 'r']);
  expect([first?.all('c:majorGridlines').length, second?.all('c:majorGridlines').length]).toEqual([1, 0]);
  expect(area.all('c:catAx').map((axis) => axis.val('c:delete'))).toEqual(['0', '1']);
  const ids = (kind: string) =>
    area
      .one(kind)
      .all('c:axId')
      .map(({ attributes }) => attributes.val);
  expect(ids('c:barChart')).toContain(first?.val('c:axId'));
  expect(ids('c:lineChart')).toContain(second?.val('c:axId'));
  expect(area.one('c:lineChart/c:ser').val('c:idx')).toBe('2');
});

test('what takes up room without being seen is neither filled nor in the legend', () => {
  const xml = drawn({
    plots: [
      {
        kind: 'area',
        isStacked: true,
        series: [aSeries({ colour: undefined }), aSeries(), aSeries({ isLeftOutOfLegend: true })],
      },
    ],
    legend: 'right',
  });
  const [hidden, seen] = xml.find('c:chart/c:plotArea/c:areaChart/c:ser');
  expect(hidden?.find('c:spPr/a:noFill')).toHaveLength(1);
  expect(seen?.one('c:spPr/a:solidFill/a:srgbClr').attributes.val).toBe('3F7FB0');
  const left = xml.find('c:chart/c:legend/c:legendEntry').map((entry) => [entry.val('c:idx'), entry.val('c:delete')]);
  expect(left).toEqual([
    ['0', '1'],
    ['2', '1'],
  ]);
});

test('single bars have colours of their own where they differ', () => {
  const series = plotOf(
    { plots: [{ kind: 'bar', series: [aSeries({ pointColours: ['3F7FB0', 'AA1111'] })] }] },
    'c:barChart',
  );
  expect(
    series
      .find('c:ser/c:dPt')
      .map((point) => [point.val('c:idx'), point.one('c:spPr/a:solidFill/a:srgbClr').attributes.val]),
  ).toEqual([['1', 'AA1111']]);
});

test('figures at bars have the format they are given, and take the place of the scale', () => {
  const format = '[<10000]"£"#,##0;#,##0,"k"';
  const xml = drawn({
    plots: [{ kind: 'bar', series: [aSeries({ labelFormat: format })] }],
    valueAxis: { title: 'Pieces', format, hasScale: false },
  });
  const labels = xml.one('c:chart/c:plotArea/c:barChart/c:ser/c:dLbls');
  expect(labels.one('c:numFmt').attributes).toEqual({ formatCode: format, sourceLinked: '0' });
  expect(labels.val('c:showVal')).toBe('1');
  const axis = xml.one('c:chart/c:plotArea/c:valAx');
  expect(axis.val('c:tickLblPos')).toBe('none');
  expect(axis.all('c:majorGridlines')).toHaveLength(0);
  expect(axis.one('c:title/c:tx/c:rich/a:p/a:r/a:t').text).toBe('Pieces');
});

test('the figure of a step that stands on a base nobody sees has white behind it, so that a thin step does not strike it through', () => {
  const look = (series: ReturnType<typeof aSeries>[]) =>
    drawn({ plots: [{ kind: 'column', isStacked: true, series }] })
      .find('c:chart/c:plotArea/c:barChart/c:ser/c:dLbls/c:spPr')
      .map((each) => each.find('a:solidFill/a:srgbClr').map(({ attributes }) => attributes.val));
  const step = aSeries({ labelFormat: '0', colour: 'AA1111' });
  expect(look([aSeries({ colour: undefined }), step])).toEqual([['FFFFFF']]);
  expect(look([step])).toEqual([[]]);
});

test('days on a calendar stand as far apart as they lie', () => {
  const categories = { range: "'A'!$A$1:$A$2", numbers: [46349, 46377], format: 'd mmm' };
  const area = drawn({ categories, categoryAxis: { title: 'Up to', isCalendar: true } }).one('c:chart/c:plotArea');
  expect(area.val('c:dateAx/c:baseTimeUnit')).toBe('days');
  expect(area.one('c:dateAx/c:numFmt').attributes.formatCode).toBe('d mmm');
  expect(area.one('c:barChart/c:ser/c:cat/c:numRef/c:f').text).toBe("'A'!$A$1:$A$2");
});

test.each(['bar', 'column', 'line', 'area'] as const)('a %s chart is in the order of the schema', (kind) => {
  for (const isStacked of [true, false]) {
    const series = [
      aSeries({ pointColours: ['000000', '111111'], labelFormat: '0', isDashed: true }),
      aSeries({ name: 'Words' }),
    ];
    const given = {
      plots: [{ kind, isStacked, series }],
      legend: 'right' as const,
      categoryAxis: { title: 'Kind', labelEvery: 2 },
    };
    expect(orderFaults(drawn(given))).toEqual([]);
    expect(
      orderFaults(
        drawn({ ...given, categoryAxis: { isCalendar: true }, secondAxis: { title: 'x', format: '0', min: 3 } }),
      ),
    ).toEqual([]);
  }
});

test('all text is in the font of the cells, and corners are square', () => {
  const xml = drawn({ legend: 'right' });
  const fonts = [...xml.everything()]
    .filter(({ name }) => name === 'a:latin')
    .map(({ attributes }) => attributes.typeface);
  expect(new Set(fonts)).toEqual(new Set(['Arial']));
  expect(xml.val('c:roundedCorners')).toBe('0');
});
