import type { Scope } from '../../functions/analyse/analysis-input.ts';
import type { Report } from '../../functions/analyse/report.ts';
import { monthsOfRuns } from '../analyse/months-of-runs.ts';
import { type RunOfYear, yearOfRuns } from '../analyse/year-of-runs.ts';
import { aCase, euros, pounds } from '../builders/a-case.ts';
import { aClient } from '../builders/a-client.ts';
import { aReport } from '../builders/a-report.ts';
import { aStage } from '../builders/a-stage.ts';
import { aUuid } from '../builders/a-uuid.ts';
import { aSnapshot, fullReport, unexplainedReport } from '../render/last-week.ts';
import { generateFirm } from '../sandbox/plannr/generate-firm.ts';
import { sampleFirm } from './sample-firm.ts';

const oddNames = [
  '=HYPERLINK("https://evil.example","Click")',
  '+44 20 7946 0000',
  '-SUM(A1:A9)',
  '@import',
  '\t=1+1',
  '\0=1+1',
  "Siobhán O'Neill-Ó Dónaill",
  'Zoë 🌊👩‍👩‍👧 Brandt',
  '王小明 東京都千代田区',
  'عميل جديد',
  `A very long name ${'that goes on and on '.repeat(14)}`,
  'x'.repeat(300),
  '_x0041_ is not A',
  '  spaces  around  ',
  'two\nlines',
  '<b>&amp;</b> ]]> "quoted"',
  'control \u0001\u0008 and half \ud83d a pair',
  '#REF!',
  'TRUE',
  '0012345',
  '12/11/2026',
];

/** The kinds of firm and of run that a workbook has to be good for. */
export function officeReports(): ReadonlyMap<string, Report> {
  const usual = sampleFirm({ seed: 7, cases: 320, clients: 80 });
  const many = sampleFirm({ seed: 5, cases: 1_120, clients: 260 });
  return new Map([
    [
      'five-hundred-open',
      aReport({ cases: many, previous: aSnapshot(many.slice(0, -20)), coverage: { expected: 1_120, received: 1_120 } }),
    ],
    ['usual', aReport({ cases: usual, scope: { columns: ['tags'] }, coverage: { expected: 320, received: 320 } })],
    ['empty', aReport({ cases: [], coverage: { expected: 0, received: 0 } })],
    ['one-case', aReport({ cases: [aCase()], coverage: { expected: 1, received: 1 } })],
    ['two-currencies', aReport({ scope: { columns: ['tags', 'plans', 'custom:favourite_drink'] } })],
    [
      'odd-names',
      aReport({
        scope: {
          firm: 'Müller, O’Neill & 王 "Partners" <Ltd>',
          caseLink: undefined,
          columns: ['tags', 'custom:[a]#\'b"'],
        },
        cases: oddNames.map((name, index) =>
          aCase({
            uuid: aUuid(index + 1),
            name,
            clients: [aClient(index, name), aClient(500, 'Client')],
            type: { uuid: aUuid(7000 + index), name },
            stage: aStage(1 + index, { name: index === 4 ? '' : name }),
            assignedTo: [name],
            tags: [name],
            value: index % 3 === 0 ? euros(-12.34) : pounds(98_765_432.1),
          }),
        ),
      }),
    ],
    [
      'partial',
      aReport({
        cases: sampleFirm({ seed: 11, cases: 90, clients: 30 }).map((each, index) =>
          index % 3 === 0
            ? { ...each, completedAt: undefined, stage: aStage(1 + (index % 30)), assignedTo: undefined }
            : each,
        ),
        period: '2026-11',
        coverage: {
          way: 'client-by-client',
          whyThisWay: 'The firm-wide list was refused (403), so the cases were read client by client.',
          account: { uuid: aUuid(6001), name: 'Olu Adeyemi', type: 'employee', role: 'member', firm: 'Harbour Wealth' },
          requests: 1234,
          retries: 5,
          rateLimited: 2,
          expected: 95,
          received: 92,
          share: 0.968,
          clientsAsked: 31,
          clientsRead: 30,
          setAside: [
            { uuid: aUuid(4001), reason: 'created_at: "yesterday" given; a date is needed' },
            { reason: 'the record is not an object, and has therefore no UUID that it could be found by in Plannr' },
          ],
          unreadClients: [{ uuid: aUuid(4002), reason: 'Plannr refused this client (403)' }],
          shortLists: [{ list: `completed cases of ${aUuid(4003)}`, reason: 'Plannr counts 3 and sent 2, twice' }],
          notes: [
            'Plannr refused the include "groups"; no figure needs it.',
            'The role member may see only a part of the firm.',
          ],
          gaps: [
            'One client of 31 could not be read: Plannr refused it (403). What to do: give the account access to this client, or take the client out of the report.',
            'Two records were set aside since they do not fit; they are listed on the sheet Data quality with what is wrong with each.',
            'One list is not whole: Plannr counts 3 and sent 2, twice.',
          ],
        },
      }),
    ],
    [
      'narrowed',
      aReport({
        cases: usual,
        scope: {
          clients: [aUuid(9001), aUuid(9002), aUuid(4711), aUuid(4712)],
          only: { types: [aUuid(7000), aUuid(7001)] },
        },
        asAt: '2026-11-20T16:30:00.000Z',
        coverage: {
          way: 'clients-in-batches',
          expected: 320,
          received: 320,
          share: 0.75,
          clientsAsked: 4,
          clientsRead: 3,
          unreadClients: [{ uuid: aUuid(4712), reason: 'refused (403)' }],
          gaps: ['1 of 4 clients could not be read: refused.'],
        },
      }),
    ],
    ...reportsAfterOthers(),
  ]);
}

/** Runs that have others before them: what changed, and what earlier forecasts came to, can be told. */
function reportsAfterOthers(): [name: string, report: Report][] {
  const asAt = '2026-11-23T07:00:00.000Z';
  const firm = generateFirm({ seed: 3, cases: 420, clients: 110, asAt });
  const weeks = 18;
  const lastOf = (run: Omit<RunOfYear, 'firm' | 'weeks'>) => [...yearOfRuns({ firm, weeks, ...run })].at(-1)?.report;
  const usual = lastOf({});
  // Two weeks were missed, and the run before them, as this one, did not see every ninth case.
  const gap = lastOf({
    scope: {
      calendar: 'scotland',
      closed: ['2026-11-05/2026-11-06'],
      stages: mapOfStages,
      timeliness,
      targets: {
        completedCases: 60,
        completedValue: 60_000,
        currency: 'GBP',
        per: 'month',
        openCasesAtMost: 180,
        lateCasesAtMost: 20,
      },
    },
    isMissed: (week) => week === weeks - 2 || week === weeks - 3,
    isUnseen: (week, { uuid }) =>
      (week === weeks - 4 || week === weeks - 1) && Number.parseInt(uuid.slice(-3), 16) % 9 === 0,
  });
  if (usual === undefined || gap === undefined) throw new Error('There are runs in every year.');
  const allCame = ({ accountedFor: { used } }: Report) => ({ expected: used, received: used });
  return [
    ['second-run', fullReport()],
    ['unexplained', unexplainedReport()],
    ['after-weeks', { ...usual, coverage: { ...usual.coverage, ...allCame(usual) } }],
    ['after-a-gap', { ...gap, coverage: { ...gap.coverage, ...allCame(gap) } }],
    ['month', aMonth()],
    ['stages-renamed', stagesRenamed()],
    ['none-left', noneLeft()],
    ['first-case', aReport({ cases: [aCase({ createdAt: '2026-11-18T10:00:00.000Z' })], previous: aSnapshot([]) })],
  ];
}

/** As that firm might have it: a target for some, and one of a type that it has no more. */
const timeliness: Scope['timeliness'] = {
  adviceStage: 'Recommendation',
  targets: [{ advice: 40 }, { type: 'Mortgage', advice: 20, completion: 60 }, { type: 'Annuity', completion: 30 }],
  vulnerableTag: 'Vulnerable',
};

/** As the sandbox's firm might have it: not all of its stages, and one that it has no more. */
const mapOfStages: Scope['stages'] = [
  { stage: 'Prospect', waitsOn: 'client' },
  { stage: 'Research', waitsOn: 'paraplanner', target: 5 },
  { stage: 'Report Writing', waitsOn: 'paraplanner', target: 10 },
  { stage: 'Compliance', waitsOn: 'compliance', target: 3 },
  { stage: 'Awaiting provider', waitsOn: 'provider', target: 15 },
  { stage: 'Illustration', waitsOn: 'provider' },
];

/** The fourteenth month of a firm that loses cases, with targets, a map and a year behind it. */
function aMonth(): Report {
  const asAt = '2026-11-01T08:00:00.000Z';
  const firm = generateFirm({ seed: 3, cases: 600, clients: 180, habits: { loses: 0.15 }, asAt });
  const report = [
    ...monthsOfRuns({
      firm,
      months: 14,
      scope: {
        historyWeeks: 60,
        lostStages: ['Not proceeding'],
        stages: mapOfStages,
        targets: { completedCases: 40, completedValue: 90_000, currency: 'GBP', per: 'month', openCasesAtMost: 240 },
      },
    }),
  ].at(-1)?.report;
  if (report === undefined) throw new Error('There are runs in every year.');
  return report;
}

/** Three cases were open last week: two were completed since, and the third is gone from Plannr's lists. */
function noneLeft(): Report {
  const then = [1, 2, 3].map((number) => aCase({ uuid: aUuid(number), value: pounds(1000 * number) }));
  const now = then.slice(0, 2).map((each) => ({ ...each, completedAt: '2026-11-19T11:00:00.000Z' }));
  return aReport({ cases: now, previous: aSnapshot(then), coverage: { expected: 2, received: 2 } });
}

/** Thirty stages, of which every third was renamed since last week, and all of which stand the other way round. */
function stagesRenamed(): Report {
  const stage = (number: number) => aStage(number, { name: `Stage number ${number}`, isTypeCompleted: false });
  const stageNow = (number: number) =>
    aStage(number, {
      ...stage(number),
      position: 31 - number,
      name: number % 3 === 0 ? `Now called ${number}` : `Stage number ${number}`,
    });
  const then = Array.from({ length: 90 }, (_, index) =>
    aCase({ uuid: aUuid(index + 1), stage: stage((index % 30) + 1), value: pounds(100 * index) }),
  );
  const now = then.map((each, index) => ({ ...each, stage: stageNow(((index + (index % 4 === 0 ? 1 : 0)) % 30) + 1) }));
  return aReport({ cases: now, previous: aSnapshot(then), coverage: { expected: 90, received: 90 } });
}
