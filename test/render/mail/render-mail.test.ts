import { expect, test } from 'vitest';
import type { Report } from '../../../functions/analyse/report.ts';
import { renderMail } from '../../../functions/render/mail/render-mail.ts';
import { aCase, euros, pounds } from '../../builders/a-case.ts';
import { aReport } from '../../builders/a-report.ts';
import { aStage } from '../../builders/a-stage.ts';
import { aUuid } from '../../builders/a-uuid.ts';
import { aReliance, someSentences } from '../hand-made.ts';
import { fullReport, secondReport, unexplainedReport } from '../last-week.ts';
import { contrast, type Scheme, shownTexts } from './read-html.ts';
import { unwrap } from './unwrap.ts';

const attached = { fileName: 'weekly-cases.2026-W47.xlsx' };

/** A report with figures of our choosing, as the subject needs them. */
function withTotals(totals: Partial<Report['totals']>, rest: Partial<Report> = {}): Report {
  const report = aReport();
  return { ...report, currencies: ['GBP', 'EUR', 'JPY', 'USD'], ...rest, totals: { ...report.totals, ...totals } };
}

test('the text says every figure of the firm, in full', () => {
  const { text } = renderMail({ ...aReport(), sentences: someSentences }, attached);

  // The figures were worked out by hand from the nine cases of `aFirm`.
  expect(text).toBe(`Harbour Wealth
Week to Sun 22 Nov 2026

6 open cases
£4,051 + €3,400 expected fee income

2 opened and 2 completed in the week; there is no earlier report to compare
with.
Can I rely on this? Yes: all that was asked for came.

Act on these first
------------------

No open case needs a look: none is known to wait for far longer than is
usual, and no review is over half a year late.

In figures
----------
- Open cases: 6, £4,051 + €3,400
  5 with a value
- Opened in the week: 2, £0
  0 in the week before; 0.2 on average in the 13 weeks before
- Completed in the week: 2, £1,550
  2 with a value; 0 in the week before; 0 on average in the 13 weeks before
- Late: 0
- Reviews overdue: 1
  the longest by 42 days

In short
--------
2 cases completed, worth £1,550.
The queue at Recommendation grew from 0 to 1.
Open cases stayed at 6; their value fell by £550 and €600.

What changed
------------
No baseline yet: no earlier report is kept. Scheduled reports compare with
the one before.

Open cases by stage
-------------------
- Fact find: 1 case, £0.00
- Research: 1 case, £2,000.00
- Recommendation: 1 case, £1,250.50
- Submitted: 1 case, €3,400.00
- Completed: 1 case, £800.00
- Unknown stage: 1 case, no value
- All open cases: 6 cases, £4,050.50 + €3,400.00

Time to complete
----------------
Half of the 3 cases completed from Mon 24 Nov 2025 to Mon 23 Nov 2026 took
98 days or less, and 85% took 109 days or less.

Can I rely on this?
-------------------
Yes: all that was asked for came.
- Cases: 9 of 9 expected cases received, none set aside.
- As at: Mon 23 Nov 2026, 07:00 (Europe/London). Read within a day of the
  end of the week.
- Read as: Olu Adeyemi (role owner).
- Agreement: Nothing to compare with yet: no earlier report is kept.
- Data quality: 1 case without a value; 1 without a type; 1 with nobody
  assigned; 1 in an unknown stage; 1 whose stage and completion disagree.

Workbook
--------
The workbook weekly-cases.2026-W47.xlsx is attached: every figure, client
and case of this report.

Made by Casebook from Plannr. Run weekly-cases.2026-W47.
`);
});

test('the subject begins with the figures, and then tells the firm and the period', () => {
  const report = withTotals({ openCases: 143, openValue: { GBP: 124_050_000 }, completedInPeriod: 9 });
  const subject = (more: Partial<Report> = {}, audience?: 'preview') =>
    renderMail({ ...report, ...more }, attached, audience).subject;

  expect(subject()).toBe('143 open, £1.24m, 9 completed: Harbour Wealth, week to 22 Nov');
  expect(subject({ period: aReport({ period: '2026-11' }).period })).toBe(
    '143 open, £1.24m, 9 completed: Harbour Wealth, November 2026',
  );
  // The year stands where it is another than that of the as-at day.
  expect(subject({ asAtDay: '2027-01-04' })).toBe('143 open, £1.24m, 9 completed: Harbour Wealth, week to 22 Nov 2026');
});

test('what makes the figures others than they seem stands in the 45 characters that a phone shows', () => {
  const totals = { openCases: 143, openValue: { GBP: 124_050_000 }, completedInPeriod: 9 };
  const late = { reliance: aReliance({ daysSincePeriod: 3 }), asAtDay: '2026-11-26' };
  const firstOf = (report: Report, audience?: 'preview') => renderMail(report, attached, audience).subject.slice(0, 45);

  expect(firstOf(withTotals(totals, { completeness: 'partial' }))).toBe(
    'PARTIAL: 143 open, £1.24m, 9 completed: Harbo',
  );
  expect(firstOf(withTotals(totals, late))).toBe('143 open as at 26 Nov, £1.24m, 9 completed: H');
  expect(firstOf(withTotals(totals), 'preview')).toBe('Preview: 143 open, £1.24m, 9 completed: Harbo');
  expect(firstOf(withTotals(totals, { ...late, completeness: 'partial' }), 'preview')).toBe(
    'PARTIAL: Preview: 143 open as at 26 Nov, £1.2',
  );
  expect(firstOf(withTotals(totals, { periodUnfinished: true, asAtDay: '2026-11-19' }))).toBe(
    '143 open as at 19 Nov, £1.24m, 9 completed so',
  );
});

test.each([
  [{ GBP: 124_050_000, EUR: 4_500_000 }, ', £1.24m + €45k'],
  [{ EUR: 4_500_000 }, ', €45k'],
  [{ GBP: 0 }, ', £0'],
  [{}, ', no value'],
  [{ GBP: 100, EUR: 200, JPY: 3, USD: 400 }, ', £1 + €2 + JP¥3 + 1 more currency'],
])('the subject of a firm whose open value is %j says "%s"', (openValue, words) => {
  expect(renderMail(withTotals({ openCases: 2, openValue, completedInPeriod: 0 }), attached).subject).toBe(
    `2 open${words}, 0 completed: Harbour Wealth, week to 22 Nov`,
  );
});

test('a firm without cases gets a mail that says so, without empty lists', () => {
  const { subject, text, html } = renderMail(aReport({ cases: [], coverage: { expected: 0, received: 0 } }), attached);

  expect(subject).toBe('0 open, 0 completed: Harbour Wealth, week to 22 Nov');
  expect(text).toContain(
    '- Open cases: 0\n- Opened in the week: 0\n  0 in the week before; 0 on average in the 13 weeks before\n- Completed in the week: 0\n  0 in the week before; 0 on average in the 13 weeks before\n- Late: 0\n- Reviews overdue: 0\n\n',
  );
  expect(text).toContain(
    '\n\nAct on these first\n------------------\n\nNo open case needs a look: none is known to wait for far longer than is\nusual, and no review is over half a year late.\n\nIn figures\n',
  );
  expect(text).toContain(
    '\n\nTime to complete\n----------------\nNo case was completed from Mon 24 Nov 2025 to Mon 23 Nov 2026.\n\n',
  );
  expect(text).toContain('\n- Data quality: No faults found.\n');
  expect(html).not.toContain('by stage');
});

test('cases of which none has a value are not said to be worth nothing', () => {
  const { text } = renderMail(aReport({ cases: [aCase({ value: undefined })] }), attached);

  expect(text).toContain('1 open case\nno value\n');
  expect(text).toContain('- Open cases: 1\n  it has no value\n');
  expect(text).toContain('- Research: 1 case, no value\n');
  expect(text).not.toContain('£');
});

test.each<[string, Report]>([
  ['a small firm', aReport()],
  ['a second run', fullReport()],
  ['a run that explains not everything', unexplainedReport()],
  ['thirty stages', aReport({ cases: casesInStages(30) })],
  ['no cases', aReport({ cases: [] })],
  [
    'a partial report',
    aReport({ coverage: { expected: 12, share: 0.75, gaps: ['3 cases did not come.', '12 & more'] } }),
  ],
  ['a week that is not over', aReport({ asAt: '2026-11-19T12:00:00.000Z' })],
])('HTML and text hold the same figures: %s', (_, report) => {
  const { html, text } = renderMail(report, attached);
  const shown = shownTexts(html, 'light').map((each) => each.text);

  // A link is shown in the text alone: in HTML the name of the case leads there.
  expect(numbersIn(shown.join(' '))).toEqual(numbersIn(text.replace(/https:\S+/g, '')));
  expect(numbersIn(text).length).toBeGreaterThan(10);
});

test('a partial report says so first, with each reason', () => {
  const gaps = ['Client 1 answered 403.', '2 records did not fit.'];
  const report = { ...aReport({ coverage: { received: 8, share: 0.889, gaps } }), sentences: someSentences };
  const { html, text } = renderMail(report, attached);

  expect(text).toContain(
    'Week to Sun 22 Nov 2026\n\nPARTIAL: this report is not whole. 88.9% of what was expected came.\n- Client 1 answered 403.\n- 2 records did not fit.\n\n6 open cases\n',
  );
  expect(text).toContain('- Cases: 8 of 9 expected cases received');
  expect(text).toContain('\nNo: this report is PARTIAL. What is missing is said above.\n');
  expect(text).not.toContain('Yes: all');
  const shown = shownTexts(html, 'light').map((each) => each.text);
  expect(shown.findIndex((each) => each.startsWith('PARTIAL'))).toBeLessThan(shown.indexOf('6 open cases'));
  expect(shown).toContain('• 2 records did not fit.');
});

test('a report with a hundred gaps tells ten and how many more there are', () => {
  const gaps = Array.from({ length: 100 }, (_, index) => `Gap ${index + 1}.`);
  const { text } = renderMail(aReport({ coverage: { gaps, share: 0.96 } }), attached);

  expect(text).toContain('- Gap 10.\n- and 90 more reasons; see About in the workbook\n');
  expect(text).not.toContain('Gap 11.');
});

test('coverage tells when Plannr gave no count, and no role', () => {
  const report = aReport({ coverage: { expected: undefined, account: { uuid: aUuid(6001) } } });

  const text = unwrap(renderMail(report, attached).text);
  expect(text).toContain(
    '\nWith care: all that was asked for came, but see below.\n- Cases: 9 cases received; Plannr gave no count to compare with, none set aside.\n',
  );
  expect(text).toContain(`\n- Read as: ${aUuid(6001)} (role not known). It may not see all of the firm’s cases.\n`);
});

test('what Plannr refused or ignored is told to the reader', () => {
  const notes = ['The firm-wide list was refused (403); the cases were read client by client.'];

  expect(unwrap(renderMail(aReport({ coverage: { notes } }), attached).text)).toContain(`\n- Note: ${notes[0]}\n`);
});

test('a period that is not over is told as such', () => {
  const text = unwrap(renderMail(aReport({ asAt: '2026-11-19T12:00:00.000Z' }), attached).text);

  expect(text).toContain('Opened in the week so far: 2');
  expect(text).toContain(
    'Unfinished week: The cases were read before the week was over. What was opened and completed is counted up to Thu 19 Nov 2026, 12:00 (Europe/London).',
  );
  expect(renderMail(aReport(), attached).text).not.toContain('before the week was over');
});

test('a narrowed report says what it is about', () => {
  const named = (...names: string[]) => names.map((name, index) => ({ uuid: aUuid(index), name }));
  const narrowedTo = {
    clients: named('Ann Onymous', 'Bob Secret'),
    types: named('Pension', ''),
    statuses: named('A', 'B', 'C', 'D', 'E', 'F', 'G'),
    plans: named('Plan of Ann Onymous'),
  };
  const { text, html } = renderMail({ ...aReport(), narrowedTo }, attached);

  expect(unwrap(text)).toContain(
    `Narrowed: This report is only about 2 clients; the case types Pension, ${aUuid(1)}; the stages A, B, C, D, E and 2 more; 1 plan.`,
  );
  expect(text + html).not.toMatch(/Onymous|Secret/);
  expect(renderMail(aReport(), attached).text).not.toContain('Narrowed');
});

test('no client is named in the mail, and no case, but of those to act on', () => {
  const mail = renderMail(secondReport(), attached);
  const everything = JSON.stringify(mail);

  expect(mail.text).toContain("1. Joint mortgage, £1,251\n   Priya Shah, for Mary O'Neill and Tom O’Neill\n");
  // The clients and cases of the other eight.
  for (const name of ['Brandt', 'HYPERLINK', 'Villa', 'Pension transfer', 'ISA top-up', 'Remortgage', 'Annual review'])
    expect(everything).not.toContain(name);
});

test('a client who reads with a login of their own is not named either', () => {
  const account = { uuid: aUuid(6001), name: 'Ann Onymous', type: 'client', role: 'member', firm: 'Harbour Wealth' };

  expect(JSON.stringify(renderMail(aReport({ coverage: { account } }), attached))).not.toContain('Onymous');
});

test('names from outside are shown as text and never become part of the page', () => {
  const evil = '<img src=x onerror="alert(1)"> & \'';
  const report = aReport({
    cases: [aCase({ stage: aStage(1, { name: evil }) })],
    scope: { firm: evil },
    coverage: { gaps: [evil], notes: [evil], account: { uuid: evil, name: evil, role: evil } },
  });
  const { html } = renderMail(
    { ...report, run: evil },
    { link: `javascript:alert("1")`, lastDay: '2026-12-23', why: evil },
  );

  expect(html).not.toContain('<img');
  expect(html).not.toContain('href');
  expect(shownTexts(html, 'light').filter(({ text }) => text.includes(evil)).length).toBe(7);
});

test('a firm name with line breaks cannot add a header to the mail', () => {
  const { subject } = renderMail(
    aReport({ scope: { firm: 'Harbour\r\nBcc: evil@evil.example\u2028\u0000' } }),
    attached,
  );

  expect(subject).toMatch(/: Harbour Bcc: evil@evil\.example, week to/);
  expect(subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
});

test('of thirty stages the twelve with most cases are shown in order, and the rest is counted', () => {
  // Stage n holds n cases, so that 19 to 30 hold the most and the other eighteen 171 together.
  const { text, html } = renderMail(aReport({ cases: casesInStages(30) }), attached);

  expect(text).toContain('\n465 open cases\n');
  expect([...text.matchAll(/^- (Stage.*): (\d+) cases/gm)].map(([, name, cases]) => [name, cases])).toEqual(
    Array.from({ length: 12 }, (_, index) => [`Stage ${index + 19}`, String(index + 19)]),
  );
  expect(text).toContain('- and 18 more stages, 171 cases; see the workbook\n');
  expect(html.match(/aria-hidden="true"/g)).toHaveLength(12);
});

test('a stage without a name is shown as one', () => {
  const { text } = renderMail(aReport({ cases: [aCase({ stage: aStage(1, { name: '\u200e ' }) })] }), attached);

  expect(text).toContain('- (no name): 1 case, £1,500.00\n');
});

test('what lies after an as-at time in the past is told by that time, not by that of the reading', () => {
  const { text } = renderMail(
    aReport({
      period: '2026-W45',
      asAt: '2026-11-09T07:00:00.000Z',
      cases: [
        aCase({ createdAt: '2026-11-12T09:00:00Z' }),
        aCase({ uuid: aUuid(2), completedAt: '2026-11-18T09:00:00Z' }),
      ],
    }),
    attached,
  );

  expect(unwrap(text)).toContain('Data quality: 1 case opened after the as-at time; 1 completed after the as-at time.');
});

test('a stage that holds no open case takes no room', () => {
  const done = aCase({ uuid: aUuid(2), stage: aStage(5), completedAt: '2026-11-18T09:00:00Z' });
  const { text } = renderMail(aReport({ cases: [aCase(), done] }), attached);

  expect([...text.matchAll(/^- (.*): \d+ case/gm)].map(([, stage]) => stage)).toEqual(['Research', 'All open cases']);
});

test('the bars are as long as the stages have cases', () => {
  const cases = [...casesInStages(4), ...casesInStages(4, 500).filter(({ stage }) => stage?.position === 4)];
  const { html } = renderMail(aReport({ cases }), attached);

  // 1, 2, 3 and 8 cases.
  const bars = [...html.matchAll(/class="bar" width="(\d+)%"/g)].map(([, width]) => width);
  expect(bars).toEqual(['13', '25', '38', '100']);
  const tracks = [...html.matchAll(/class="track" width="(\d+)%"/g)].map(([, width]) => width);
  expect(tracks).toEqual(['87', '75', '62']);
});

test('the mail stays under 100 KB with thirty stages, long names and many gaps', () => {
  const long = '"&<>\''.repeat(60);
  const cases = casesInStages(30).map((each) => ({
    ...each,
    stage: each.stage && { ...each.stage, name: `${each.stage.name} ${long}` },
  }));
  const gaps = Array.from({ length: 100 }, () => long);
  const { html } = renderMail(aReport({ cases, coverage: { gaps, notes: gaps, share: 0.96 } }), attached);

  expect(Buffer.byteLength(html)).toBeLessThan(100_000);
});

test('a workbook that is not attached is linked to, with the reason', () => {
  const link = 'https://reports.example/runs/weekly-cases.2026-W47/workbook?a=1&b=2';
  const { text, html } = renderMail(aReport(), { link, lastDay: '2026-12-23', why: 'It is too large.' });

  expect(unwrap(text)).toContain(
    `The workbook is not attached: It is too large. It is here until Wed 23 Dec 2026, for whoever has this link:\n${link}\n`,
  );
  expect(html).toContain('href="https://reports.example/runs/weekly-cases.2026-W47/workbook?a=1&amp;b=2"');
  expect(text + html).not.toContain('is attached');
});

test('a workbook that nobody can link to is named, with the reason', () => {
  const { text } = renderMail(aReport(), { keptAs: 'weekly-cases.2026-W47.xlsx', why: 'It is too large.' });

  expect(unwrap(text)).toContain(
    'The workbook is not attached: It is too large. It was kept as weekly-cases.2026-W47.xlsx.',
  );
});

test.each<Scheme>(['light', 'dark'])('every text can be read against what it stands on: %s', (scheme) => {
  const report = aReport({ coverage: { gaps: ['One did not come.'], share: 0.96 }, cases: casesInStages(14) });
  const shown = shownTexts(
    renderMail(report, { link: 'https://reports.example/', lastDay: '2026-12-23', why: 'It is too large.' }).html,
    scheme,
  );

  expect(shown.length).toBeGreaterThan(40);
  for (const { text, colour, paper } of shown) expect(contrast(colour, paper), text).toBeGreaterThanOrEqual(4.5);
  expect(new Set(shown.map(({ paper }) => paper))).toContain(scheme === 'dark' ? '#1a2530' : '#ffffff');
});

test('the page tells its language and scheme, marks its headers and loads nothing', () => {
  const { html } = renderMail(aReport(), attached);

  expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="en-GB"/);
  expect(html).toContain('<title>6 open, £4,051 + €3,400, 2 completed: Harbour Wealth, week to 22 Nov</title>');
  expect(html).toContain('<meta name="color-scheme" content="light dark">');
  const tables = [...html.matchAll(/<table[^>]*>/g)].map(([table]) => table);
  // The figures, the stages, and what the report can be relied on for.
  expect(tables.filter((table) => !table.includes('role="presentation"'))).toHaveLength(3);
  const headers = [...html.matchAll(/<th [^>]*scope="(col|row)"[^>]*>([^<]*)/g)];
  expect(headers.map(([, scope, text]) => `${scope} ${text}`)).toEqual([
    ...['row Open cases', 'row Opened in the week', 'row Completed in the week', 'row Late', 'row Reviews overdue'],
    ...['col Stage', 'col Cases', 'col Value'],
    ...['row Fact find', 'row Research', 'row Recommendation', 'row Submitted', 'row Completed', 'row Unknown stage'],
    'row All open cases',
    ...['row Cases', 'row As at', 'row Read as', 'row Agreement', 'row Data quality'],
  ]);
  expect(html).not.toMatch(/<(?:script|img|link|iframe|form)\b|url\(|@import|src=/);
});

test.each<[string, Report, string]>([
  ['a first run', aReport(), '6 open cases, £4,051 + €3,400; 2 opened, 2 completed; no case needs a look.'],
  [
    'a second run',
    fullReport(),
    '6 open cases, £4,051 + €3,400; 2 opened, 2 completed; 3 cases need a look; as many open as on 16 Nov, value down £550 and €600.',
  ],
  [
    'a partial report',
    aReport({ coverage: { gaps: ['One did not come.'], share: 0.97 }, cases: [aCase()] }),
    'Only 97% of what was expected came. 1 open case, £1,500; 0 opened, 0 completed; no case needs a look.',
  ],
])('a preheader tells those who see only a list of mails the levels, and then the changes: %s', (_, report, words) => {
  const { html } = renderMail(report, attached);
  const [, preheader = '', padding = ''] =
    /<div style="display:none[^>]*>([^&<]*)((?:&#847;&zwnj;&nbsp;)*)<\/div>/.exec(html) ?? [];

  expect(preheader).toBe(words);
  // So long that no list goes on with the body's own words.
  expect(preheader.length + padding.length / '&#847;&zwnj;&nbsp;'.length).toBeGreaterThanOrEqual(200);
});

function casesInStages(stages: number, firstUuid = 100) {
  let uuid = firstUuid;
  return Array.from({ length: stages }, (_, at) =>
    Array.from({ length: at + 1 }, (_each, nth) =>
      aCase({
        uuid: aUuid(uuid++),
        stage: aStage(at + 1, { name: `Stage ${at + 1}` }),
        value: nth % 5 === 4 ? euros(nth * 1_001.5) : pounds(nth * 1_234.56),
      }),
    ),
  ).flat();
}

function numbersIn(text: string): string[] {
  return (text.match(/\d[\d,.]*\d|\d/g) ?? []).sort();
}

test('an answer that is not a plain Yes stands on the first screen with its reasons, and below with their sizes', () => {
  const doubts: Report['reliance']['doubts'] = [
    { kind: 'values-missing', cases: 53, of: 329, estimate: { GBP: 10_512_345 } },
    { kind: 'open-in-completed-stage', cases: 12, of: 329, value: { GBP: 4_000_000 } },
  ];
  const cautions = doubts.map(({ kind }) => kind);
  const care = { ...aReport(), reliance: aReliance({ verdict: 'with-care', cautions, doubts }) };
  const text = unwrap(renderMail(care, attached).text);
  expect(text).toContain(
    '\nCan I rely on this? With care: 53 open cases have no value; 12 are open in a completed stage.\n',
  );
  expect(text.indexOf('With care: 53')).toBeLessThan(text.indexOf('Act on these first'));
  expect(text).toContain(
    '- Take care: 53 of 329 open cases have no value: about £105k at the median of their types, which the open value lacks.\n- Take care: 12 of 329 open cases (£40k) are in a stage that counts as completed.\n',
  );
});
