import type { Case } from '../../../functions/analyse/case.ts';
import type { Report } from '../../../functions/analyse/report.ts';
import { count, sum } from '../../../functions/analyse/sentence.ts';
import { yearOfRuns } from '../../analyse/year-of-runs.ts';
import { aCase, euros, pounds } from '../../builders/a-case.ts';
import { aClient } from '../../builders/a-client.ts';
import { aReport } from '../../builders/a-report.ts';
import { aStage } from '../../builders/a-stage.ts';
import { aUuid } from '../../builders/a-uuid.ts';
import { generateFirm } from '../../sandbox/plannr/generate-firm.ts';
import { anAttention, anAttentionCase } from '../hand-made.ts';
import { aSnapshot, fullReport } from '../last-week.ts';

/** An invented firm in its tenth week. */
export function usualReport(): Report {
  const firm = generateFirm({ seed: 3, cases: 260, clients: 90, asAt: '2026-11-23T07:00:00.000Z' });
  const last = [...yearOfRuns({ firm, weeks: 10 })].at(-1)?.report;
  if (last === undefined) throw new Error('There are runs in every year.');
  return last;
}

/** Of which three cases did not come, and one client. */
export function partialReport(): Report {
  return fullReport({
    coverage: {
      account: { uuid: aUuid(6001), name: 'Olu Adeyemi', type: 'employee', role: 'member', firm: 'Harbour Wealth' },
      expected: 12,
      received: 9,
      share: 0.75,
      setAside: [
        { uuid: aUuid(4001), reason: 'created_at: "yesterday" given; a date is needed' },
        { reason: 'not a record' },
      ],
      unreadClients: [{ uuid: aUuid(4002), reason: 'Plannr refused this client (403)' }],
      notes: ['The role member may see only a part of the firm.'],
      gaps: [
        'One client of 31 could not be read: Plannr refused it (403). What to do: give the account access to this client, or take the client out of the report.',
        'Two records were set aside since they do not fit; they are listed on the sheet Data quality with what is wrong with each.',
      ],
    },
  });
}

const oddNames = [
  '=HYPERLINK("https://evil.example","Click")',
  'www.evil.example/click',
  "Siobhán O'Neill-Ó Dónaill",
  'Zoë 🌊👩‍👩‍👧 Brandt',
  '王小明 東京都千代田区',
  'عميل جديد',
  'x'.repeat(300),
  'two\nlines',
  '<b>&amp;</b> ]]> "quoted"',
  'control \u0001\u0008 and half \ud83d a pair',
  '<!--[if mso]><p>',
];

/** Cases, types and stages with names that could do harm. */
export function oddReport(): Report {
  const cases = oddNames.map(
    (name, index): Case =>
      aCase({
        uuid: aUuid(index + 1),
        name,
        clients: [aClient(index, name)],
        type: { uuid: aUuid(7000 + index), name },
        stage: aStage(1 + index, { name }),
        value: index % 3 === 0 ? euros(-12.34) : pounds(98_765_432.1),
        reviewAt: '2026-10-12',
      }),
  );
  return aReport({ cases, scope: { firm: 'Müller, O’Neill & 王 "Partners" <Ltd>' } });
}

/** As much as one mail can hold: every list full, every text as long as it may be, in letters that cost most in HTML. */
export function largestReport(): Report {
  const long = '"&<>\'W '.repeat(50).slice(0, 300);
  const stage = (number: number) => aStage(number, { name: `${number} ${long}`, isTypeCompleted: false });
  const then = Array.from({ length: 300 }, (_, index) =>
    aCase({
      uuid: aUuid(index + 1),
      name: long,
      stage: stage((index % 30) + 1),
      value: index % 2 === 0 ? pounds(98_765_432.1) : euros(12_345_678.9),
    }),
  );
  const now = then.map((each, index) => ({
    ...each,
    stage: stage(((index + (index % 4 === 0 ? 1 : 0)) % 30) + 1),
    value: index % 7 === 0 ? pounds(98_000_000 + index / 100) : each.value,
    completedAt: index % 11 === 0 ? '2026-11-18T09:00:00Z' : undefined,
  }));
  const cases = [
    ...now.slice(10),
    ...now
      .slice(20, 40)
      .map((each, index) => ({ ...each, uuid: aUuid(5000 + index), createdAt: '2026-11-19T09:00:00Z' })),
  ];
  const texts = Array.from({ length: 100 }, () => long);
  const report = aReport({
    cases,
    previous: aSnapshot(then),
    scope: { firm: long },
    coverage: { expected: 1_234_567, received: 1_200_000, share: 0.972, gaps: texts, notes: texts },
  });
  const firm = Array.from({ length: 15 }, (_, index) =>
    anAttentionCase({
      uuid: aUuid(index),
      name: long,
      stage: long,
      link: `https://crm.example/${'long-path/'.repeat(12)}${aUuid(index)}`,
      words: { parts: ['Moved back from ', long, ' to ', long, ' since the last run'] },
    }),
  );
  const sentences = Array.from({ length: 5 }, () => ({
    parts: [long, ' grew from ', count(6), ' to ', count(11), ' and ', sum(pounds(98_765_432.1)), ' ', long, '.'],
  }));
  return { ...report, attention: anAttention({ firm, found: 1_234 }), sentences };
}
