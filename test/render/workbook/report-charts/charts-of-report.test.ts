import { beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../../../functions/analyse/report.ts';
import { aCase, euros, pounds } from '../../../builders/a-case.ts';
import { aReport } from '../../../builders/a-report.ts';
import { aStage } from '../../../builders/a-stage.ts';
import { aUuid } from '../../../builders/a-uuid.ts';
import { aFlow, aFlowWeek, aForecast } from '../../hand-made.ts';
import { fullReport, secondReport } from '../../last-week.ts';
import { cellsIn, chartsOn, type ReadChart, readCells, seriesOf } from '../charts/read-charts.ts';
import { OpenedWorkbook } from '../opened-workbook.ts';

const sheets = ['Summary', 'Movement', 'Stages', 'Trend', 'Forecast'];

function chart(opened: OpenedWorkbook, sheet: string, title: string): ReadChart {
  const found = chartsOn(opened, sheet).filter((each) => each.title.startsWith(title));
  const [first] = found;
  if (first === undefined || found.length > 1) throw new Error(`${found.length} charts ${title} on ${sheet}`);
  return first;
}

/** By the names of its series, what a chart shows. */
function figures(read: ReadChart): Record<string, readonly (string | number | undefined)[]> {
  return Object.fromEntries(seriesOf(read).map(({ name = '', values }) => [name, values.points]));
}

function categories(read: ReadChart): readonly (string | number | undefined)[] {
  return seriesOf(read)[0]?.categories.points ?? [];
}

const thirtyStages = (name = (number: number) => `Stage number ${number}`) =>
  Array.from({ length: 70 }, (_, index) =>
    aCase({
      uuid: aUuid(index + 1),
      // The later the stage, the more cases.
      stage: aStage(Math.floor(Math.sqrt(index * 13)) + 1, { name: name(Math.floor(Math.sqrt(index * 13)) + 1) }),
      value: pounds(index),
    }),
  );

const firms: Readonly<Record<string, () => Report>> = {
  'with everything': fullReport,
  'of two currencies': secondReport,
  'without a case': () => aReport({ cases: [] }),
  'with one case': () => aReport({ cases: [aCase()] }),
  'of thirty stages': () => aReport({ cases: thirtyStages() }),
  'of odd names': () => aReport({ cases: thirtyStages((number) => `${'=_x0041_ & "long" '.repeat(20)}${number}`) }),
};

describe.each(Object.entries(firms))('the charts of a firm %s', (_, report) => {
  let opened: OpenedWorkbook;
  beforeAll(async () => {
    opened = await OpenedWorkbook.of(report());
  });

  test('keep what their cells hold, and point at nothing else', () => {
    for (const read of sheets.flatMap((sheet) => chartsOn(opened, sheet))) {
      const references = [...read.xml.everything()].filter(({ children }) =>
        children.some(({ name }) => name === 'c:strRef' || name === 'c:numRef'),
      );
      expect(references.length, read.title).toBeGreaterThan(1);
      for (const { range, points } of references.map(readCells)) {
        expect(points, `${read.title}: ${range}`).toEqual(cellsIn(opened, range));
      }
    }
  });

  test('have a title, a text for whoever cannot see them, and a title at every scale', () => {
    for (const { title, altText, xml } of sheets.flatMap((sheet) => chartsOn(opened, sheet))) {
      expect(title).not.toBe('');
      expect(altText).toContain(title.replace(/, largest.*/, ''));
      expect(altText).toMatch(/ \d/);
      // As much as somebody would listen to.
      expect(altText.length, altText).toBeLessThan(1_200);
      for (const axis of xml.find('c:chart/c:plotArea/c:valAx')) expect(axis.all('c:title'), title).toHaveLength(1);
      const seen = xml
        .find('c:chart/c:plotArea')
        .flatMap((area) => [...area.everything()].filter(({ name }) => name === 'c:ser'));
      const isAlone = seen.filter((series) => series.find('c:spPr/a:noFill').length === 0).length === 1;
      if (isAlone) expect(xml.find('c:chart/c:legend'), title).toHaveLength(0);
    }
  });
});

describe('a firm with everything', () => {
  let opened: OpenedWorkbook;
  beforeAll(async () => {
    opened = await OpenedWorkbook.of(fullReport());
  });

  test('has its open cases and their value by stage, in the order of the stages', () => {
    const cases = chart(opened, 'Summary', 'Open cases by stage');
    const value = chart(opened, 'Summary', 'Open value by stage');
    expect(value.title).toBe('Open value by stage (GBP only)');
    const stages = opened.table('Stages', 'Stages');
    const open = stages.rows.filter((row) => Number(row[2]) > 0);
    expect(categories(cases)).toEqual(open.map((row) => row[1]));
    expect(figures(cases)).toEqual({ 'Open cases': open.map((row) => row[2]) });
    expect(categories(value)).toEqual(open.map((row) => row[1]));
    expect(figures(value)).toEqual({ 'Open value (GBP)': open.map((row) => row[3]) });
    expect(cases.altText).toContain('Recommendation 1');
  });

  test('has what was opened and completed as columns, and what lay there as a line', () => {
    const weeks = chart(opened, 'Trend', 'Opened and completed, and open at the end of each week');
    expect(weeks.plots.map(({ kind, series }) => [kind, series.map(({ name }) => name)])).toEqual([
      ['c:barChart', ['Opened', 'Completed']],
      ['c:lineChart', ['Open at the end']],
    ]);
    expect(figures(weeks)).toEqual({ Opened: [3, 4, 2], Completed: [1, 5, 2], 'Open at the end': [7, 6, 6] });
    // 8, 15 and 22 November 2026, counted from 30 December 1899.
    expect(categories(weeks)).toEqual([46334, 46341, 46348]);
    expect(weeks.altText).toContain('In the week to Sun 22 Nov 2026 2 opened and 2 completed; 6 open at its end.');
  });

  test('has the bridge as columns that lead from one level to the other', () => {
    for (const sheet of ['Summary', 'Movement']) {
      const bridge = chart(opened, sheet, 'The bridge in cases');
      expect(categories(bridge)).toEqual(['Open 16 Nov', 'New', 'Reopened', 'Completed', 'Withdrawn', 'Open 23 Nov']);
      const none = undefined;
      expect(figures(bridge)).toEqual({
        Base: [none, 6, 8, 7, 6, none],
        Level: [6, none, none, none, none, 6],
        Added: [none, 2, 1, none, none, none],
        Taken: [none, none, none, 2, 1, none],
      });
      expect(seriesOf(bridge)[0]?.colour).toBe(undefined);
    }
  });

  test('has the bridge in value, each line of which moves what it should', () => {
    const bridge = chart(opened, 'Movement', 'The bridge in value (GBP only)');
    expect(categories(bridge).slice(1, -1)).toEqual([
      ...['New', 'Reopened', 'Value raised', 'Value lowered', 'Completed', 'Withdrawn'],
    ]);
    const none = undefined;
    const { Level, Added, Taken, Base } = figures(bridge);
    expect(Level).toEqual([4_600.5, none, none, none, none, none, none, 4_050.5]);
    expect(Added).toEqual([none, none, 800, 500, none, none, none, none]);
    expect(Taken).toEqual([none, none, none, none, none, 1_550, 300, none]);
    expect(Base).toEqual([none, 4_600.5, 4_600.5, 5_400.5, 5_900.5, 4_350.5, 4_050.5, none]);
  });

  test('has the open cases of each stage by their age, bands in order', () => {
    const ages = chart(opened, 'Trend', 'Open cases by stage and age');
    expect(categories(ages)).toEqual(['Fact find', 'Submitted', 'Unknown stage']);
    expect(figures(ages)).toEqual({
      '0 to 13': [1, 0, 1],
      '14 to 27': [0, 0, 1],
      '28 to 55': [0, 0, 0],
      '56 to 90': [0, 0, 1],
      '91 to 181': [0, 1, 0],
      '182 or more': [0, 0, 1],
    });
    expect(ages.xml.val('c:chart/c:plotArea/c:barChart/c:grouping')).toBe('stacked');
    expect(new Set(seriesOf(ages).map(({ colour }) => colour)).size).toBe(6);
  });

  test('has the forecast as a fan that begins with nothing on the as-at day', () => {
    const fan = chart(opened, 'Forecast', 'Cases that will be completed');
    const [base, below, likely, above, median] = seriesOf(fan).map(({ values }) => values.points);
    expect([base, below, likely, above, median]).toEqual([
      [0, 4, 9, 15],
      [0, 2, 3, 4],
      [0, 3, 4, 6],
      [0, 2, 4, 5],
      [0, 7, 14, 22],
    ]);
    // 23 November and 21 December 2026, 18 January and 22 February 2027.
    expect(categories(fan)).toEqual([46349, 46377, 46405, 46440]);
    expect(fan.xml.find('c:chart/c:plotArea/c:dateAx')).toHaveLength(1);

    const value = chart(opened, 'Forecast', 'Value that will be completed (GBP)');
    expect(seriesOf(value).map(({ values }) => values.points)).toEqual([
      [0, 3_000.5, 7_000, 12_000],
      [0, 1_499.5, 2_000, 3_000],
      [0, 2_500, 4_000, 6_000],
      [0, 2_000, 3_000, 4_000],
      [0, 5_600, 11_000, 18_000],
    ]);
  });
});

test('a firm without a case has sentences where its charts would be', async () => {
  const opened = await OpenedWorkbook.of(aReport({ cases: [] }));
  for (const sheet of sheets) expect(chartsOn(opened, sheet), sheet).toEqual([]);
  const words = opened.words('Summary');
  expect(words).toContain('No case is open.');
  expect(words).toContain('No baseline yet: no earlier report is kept. Scheduled reports compare with the one before.');
  expect(opened.words('Trend')).toContain('No case was open, opened or completed in this time.');
  expect(opened.words('Trend')).toContain('No case was completed in the history window.');
});

test('days to completion are drawn of types of which five completed, with how many cases they were taken over', async () => {
  const done = (number: number, type: string) =>
    aCase({
      uuid: aUuid(number),
      type: { uuid: aUuid(7000 + type.length), name: type },
      createdAt: '2026-09-01T09:00:00.000Z',
      completedAt: `2026-10-${String(number + 10)}T09:00:00.000Z`,
    });
  const pensions = [1, 2, 3, 4, 5].map((number) => done(number, 'Pension'));
  const opened = await OpenedWorkbook.of(aReport({ cases: [...pensions, done(6, 'ISA')] }));
  const times = chart(opened, 'Trend', 'Days from opening to completion');
  const { rows } = opened.table('Trend', 'TimeToComplete');

  expect(rows.map((row) => [row[0], row[1]])).toEqual([
    ['All types', 6],
    ['Pension', 5],
    ['ISA', 1],
  ]);
  expect(categories(times)).toEqual(['All types (6)', 'Pension (5)']);
  // From 1 September to 11, 12, 13, 14, 15 and 16 October are 40 to 45 days.
  expect(figures(times)).toEqual({ 'Half within': [42, 42], '85% within': [45, 44] });
  const few = await OpenedWorkbook.of(aReport({ cases: pensions.slice(0, 4) }));
  expect(few.words('Trend')).toContain('No type has 5 completed cases, the fewest that bars are drawn for.');
});

describe('stages', () => {
  const byStage = async (cases: Parameters<typeof aCase>[0][]) => {
    const opened = await OpenedWorkbook.of(
      aReport({ cases: cases.map((given, index) => aCase({ uuid: aUuid(index + 1), ...given })) }),
    );
    return { opened, read: chart(opened, 'Summary', 'Open cases by stage') };
  };

  test('have the colours of the firm where these can be seen on white', async () => {
    const { read } = await byStage([
      { stage: aStage(1, { colour: '#AA1111' }) },
      { stage: aStage(2, { colour: '#FFFF00' }) },
      { stage: aStage(3, { colour: undefined }) },
    ]);
    const points = read.xml.find('c:chart/c:plotArea/c:barChart/c:ser/c:dPt');
    expect(
      points.map((point) => [point.val('c:idx'), point.one('c:spPr/a:solidFill/a:srgbClr').attributes.val]),
    ).toEqual([['0', 'AA1111']]);
  });

  test('between others are drawn without a case; before the first and after the last they are left out', async () => {
    const done = { completedAt: '2026-11-18T10:00:00.000Z' };
    const { read } = await byStage([
      { stage: aStage(1), ...done },
      { stage: aStage(2) },
      { stage: aStage(3), ...done },
      { stage: aStage(4) },
      { stage: aStage(5), ...done },
    ]);
    expect(categories(read)).toEqual(['Research', 'Recommendation', 'Submitted']);
    expect(figures(read)).toEqual({ 'Open cases': [1, 0, 1] });
    expect(seriesOf(read)[0]?.values.range).toMatch(/^'Stages'!\$C\$\d+:\$C\$\d+$/);
  });

  test('are the twelve with the most value where there are thirty, from a list that says so', async () => {
    const opened = await OpenedWorkbook.of(aReport({ cases: thirtyStages() }));
    const read = chart(opened, 'Summary', 'Open cases by stage, 12 of ');
    const all = opened.table('Stages', 'Stages').rows.filter((row) => Number(row[2]) > 0);
    const largest = all
      .sort((a, b) => Number(b[3]) - Number(a[3]))
      .slice(0, 12)
      .map((row) => Number(row[2]));
    expect(all.length).toBeGreaterThan(20);
    expect(Object.values(figures(read))[0]?.toSorted()).toEqual(largest.toSorted());
    expect(categories(read)).toEqual(opened.column('Stages', 'StagesOnSummary', 'Stage'));
    expect(opened.words('Stages')).toContain('The figures behind the charts on Summary');
  });

  test('with names too long for a bar are cut there, and nowhere else', async () => {
    const name = `Presented ${'to the client '.repeat(20)}`;
    const { opened, read } = await byStage([{ stage: aStage(1, { name }) }]);
    expect(categories(read)).toEqual(['Presented to the client to …']);
    expect(opened.column('Stages', 'Stages', 'Stage')).toEqual([name]);
    expect(categories(chart(opened, 'Trend', 'Open cases by stage and age'))).toEqual(categories(read));
  });

  test('have their value in the one currency there is, and none where no case has any', async () => {
    const inEuros = await byStage([{ value: euros(100) }]);
    const value = chart(inEuros.opened, 'Summary', 'Open value by stage');
    expect(value.title).toBe('Open value by stage (EUR)');
    expect(figures(value)).toEqual({ 'Open value (EUR)': [100] });
    const without = await byStage([{ value: undefined }]);
    expect(chartsOn(without.opened, 'Summary').map(({ title }) => title)).not.toContain('Open value by stage');
  });
});

describe('weeks', () => {
  const weeksOf = async (given: Parameters<typeof aFlowWeek>[1]) => {
    const opened = await OpenedWorkbook.of({
      ...aReport(),
      flow: aFlow({ weeks: [aFlowWeek(46), aFlowWeek(47, given)] }),
    });
    return chart(opened, 'Trend', 'Opened and completed').xml.one('c:chart/c:plotArea');
  };

  test('have one scale while the line is about as high as the columns, and two where it is not', async () => {
    expect((await weeksOf({ openAtEnd: 7 })).all('c:valAx')).toHaveLength(1);
    const apart = await weeksOf({ openAtEnd: 1_234 });
    expect(apart.all('c:valAx').map((axis) => axis.one('c:title/c:tx/c:rich/a:p/a:r/a:t').text)).toEqual([
      'A week',
      'Open at the end',
    ]);
  });

  test('say that the last is not over', async () => {
    const titles = (area: Awaited<ReturnType<typeof weeksOf>>) =>
      area.find('c:catAx/c:title/c:tx/c:rich/a:p/a:r/a:t').map(({ text }) => text);
    expect(titles(await weeksOf({ openAtEnd: 7, unfinished: true }))).toEqual(['The last week is not over']);
    expect(titles(await weeksOf({ openAtEnd: 7 }))).toEqual([]);
  });
});

test('a forecast of value in two currencies is drawn in the first, and says so', async () => {
  const forecast = aForecast();
  const both = {
    ...forecast,
    horizons: forecast.horizons.map((each) => ({ ...each, value: { ...each.value, USD: each.cases } })),
  };
  const opened = await OpenedWorkbook.of({ ...aReport(), forecast: both });
  expect(chartsOn(opened, 'Forecast').map(({ title }) => title)).toEqual([
    'Cases that will be completed',
    'Value that will be completed (GBP only)',
  ]);
});

test('value that goes below nought on the way is said instead of drawn', async () => {
  const report = secondReport();
  if (report.movement.state !== 'compared') throw new Error('The report has nothing to compare with.');
  const { movement } = report;
  const opening = { cases: 6, value: { GBP: -100_000, EUR: 0 } };
  const opened = await OpenedWorkbook.of({
    ...report,
    movement: { ...movement, bridge: { ...movement.bridge, opening } },
  });
  expect(chartsOn(opened, 'Movement').map(({ title }) => title)).toEqual(['The bridge in cases, 16 Nov to 23 Nov']);
  expect(opened.words('Movement')).toContain(
    'The bridge in value (GBP only), 16 Nov to 23 Nov: not drawn, since the value falls below zero.',
  );
});

test('figures at the bars are as short as they can be read, and a sum of nothing is a dash', async () => {
  const labels = async (...amounts: (number | undefined)[]) => {
    const cases = amounts.map((amount, index) =>
      aCase({
        uuid: aUuid(index + 1),
        stage: aStage(index + 1),
        value: amount === undefined ? undefined : pounds(amount),
      }),
    );
    const read = chart(await OpenedWorkbook.of(aReport({ cases })), 'Summary', 'Open value by stage');
    return read.xml.one('c:chart/c:plotArea/c:barChart/c:ser/c:dLbls/c:numFmt').attributes.formatCode;
  };
  expect(await labels(999_999, undefined)).toBe('[=0]"–";[<10000]£#,##0;£#,##0,"k"');
  expect(await labels(1_000_000)).toBe('[=0]"–";[<1000000]£#,##0,"k";£#,##0.0,,"m"');
});
