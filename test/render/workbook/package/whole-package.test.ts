import { describe, expect, test } from 'vitest';
import type { Report } from '../../../../functions/analyse/report.ts';
import { aCase, pounds } from '../../../builders/a-case.ts';
import { aClient } from '../../../builders/a-client.ts';
import { aReport } from '../../../builders/a-report.ts';
import { aStage } from '../../../builders/a-stage.ts';
import { aUuid } from '../../../builders/a-uuid.ts';
import { fullReport } from '../../last-week.ts';
import { OpenedWorkbook } from '../opened-workbook.ts';
import { packageFaults } from '../package-faults.ts';

/* Every part of whole workbooks: what makes Excel offer a repair, or another program refuse the file. */

const odd = ['=cmd|x', 'O\'Neill & <Sons> "Ltd"', '_x0041_', '🌊👩‍👩‍👧', 'x'.repeat(300), 'a\tb\nc\u0001', ']]>', ''];

const firms: Readonly<Record<string, () => Report>> = {
  'with everything a report can have': () => fullReport({ scope: { columns: ['tags', 'custom:=cmd|x'] } }),
  'without a case': () => aReport({ cases: [] }),
  'with one case': () => aReport({ cases: [aCase()] }),
  'with odd names everywhere': () =>
    aReport({
      cases: odd.map((name, index) =>
        aCase({
          uuid: aUuid(index + 1),
          name,
          clients: [aClient(index, name)],
          stage: aStage(index + 1, { name, colour: name }),
          type: { uuid: aUuid(7000 + index), name },
          assignedTo: [name],
          ...(index % 2 === 0 ? {} : { completedAt: '2026-11-18T10:00:00.000Z' }),
        }),
      ),
      scope: { firm: odd.join(' ') },
      coverage: { gaps: odd },
    }),
  'with thirty stages': () =>
    aReport({
      cases: Array.from({ length: 60 }, (_, index) =>
        aCase({ uuid: aUuid(index + 1), stage: aStage((index % 30) + 1), value: pounds(100 * index) }),
      ),
    }),
};

describe.each(Object.entries(firms))('the workbook of a firm %s', (_, report) => {
  test('is a package as the standard wants it, part by part', async () => {
    const { parts } = await OpenedWorkbook.of(report());
    expect(packageFaults(parts)).toEqual([]);
  });
});

test('what is wrong with a package is found', async () => {
  const { parts } = await OpenedWorkbook.of(fullReport());
  const faultsWith = (path: string, edit: (xml: string) => string) =>
    packageFaults(new Map([...parts].map(([name, xml]) => [name, name === path ? edit(xml) : xml])));
  const chart = 'xl/charts/chart1.xml';

  expect(faultsWith(chart, (xml) => xml.replace('</c:chart>', ''))[0]).toContain('chart1.xml is not well-formed');
  expect(
    faultsWith(chart, (xml) => xml.replace(/(<c:legendPos.*?\/>)?(<c:plotVisOnly.*?\/>)(<c:disp.*?\/>)/, '$3$2')),
  ).toEqual([`${chart}: c:chartSpace/c:chart: c:plotVisOnly comes too late`]);
  expect(faultsWith(chart, (xml) => xml.replace('<c:axId val="1002"/>', '<c:axId val="7"/>'))).toContain(
    `${chart}: a plot without its axes`,
  );
  expect(faultsWith('xl/worksheets/sheet1.xml', (xml) => xml.replace(/<drawing [^>]*>/, ''))).toContain(
    'xl/worksheets/sheet1.xml does not use rIdDrawing, a drawing',
  );
  expect(
    faultsWith('xl/worksheets/sheet1.xml', (xml) =>
      xml.replace(/(.*)(<pageMargins.*?\/>)(.*)(<drawing .*?\/>)/s, '$1$4$2$3'),
    ),
  ).toContain('xl/worksheets/sheet1.xml: /worksheet: pageMargins comes too late');
  expect(packageFaults(new Map([...parts].filter(([path]) => path !== chart)))).toEqual([
    `/${chart} has a content type and is not there`,
    `xl/drawings/_rels/drawing1.xml.rels: rId1 leads to ${chart}, which is not there`,
  ]);
  expect(packageFaults(new Map([...parts, ['xl/charts/chart99.xml', parts.get(chart) ?? '']]))).toEqual([
    'xl/charts/chart99.xml has the content type application/xml instead of application/vnd.openxmlformats-officedocument.drawingml.chart+xml',
    'Nothing leads to xl/charts/chart99.xml',
  ]);
});
