import { expect, test } from 'vitest';
import type { Case } from '../../../functions/analyse/case.ts';
import type { Report } from '../../../functions/analyse/report.ts';
import { renderMail } from '../../../functions/render/mail/render-mail.ts';
import { aCase, pounds } from '../../builders/a-case.ts';
import { aFirm } from '../../builders/a-firm.ts';
import { aReport } from '../../builders/a-report.ts';
import { aSnapshot as aSnapshotOf } from '../../builders/a-snapshot.ts';
import { aStage } from '../../builders/a-stage.ts';
import { aUuid } from '../../builders/a-uuid.ts';
import { aFlow, aFlowWeek, aHeadline, anAttention, anAttentionCase, aReliance } from '../hand-made.ts';
import { aSnapshot, comparedIn, firmLastWeek, fullReport, secondReport, unexplainedReport } from '../last-week.ts';
import { shownTexts } from './read-html.ts';
import { unwrap } from './unwrap.ts';

const attached = { fileName: 'weekly-cases.2026-W47.xlsx' };
const textOf = (report: Report) => unwrap(renderMail(report, attached).text);
const withAttention = (...items: Parameters<typeof anAttentionCase>) =>
  renderMail({ ...aReport(), ...toActOn([anAttentionCase(...items)]) }, attached);
/** These cases alone, each told first. */
const toActOn = (firm: Report['attention']['firm'], found = firm.length) => ({
  attention: anAttention({ firm, listed: firm, found }),
  headline: aHeadline({ first: { cases: firm.length, others: [], further: 0, isShared: false } }),
});

test('the bridge is told in one line, in cases and in every currency, without lines that nothing is on', () => {
  // Worked out by hand from `firmLastWeek` and `aFirm`.
  expect(textOf(secondReport())).toContain(
    '\nWhat changed\n6 open on Mon 16 Nov 2026 (£4,600.50 and €4,000) + 2 new + 1 reopened (£800) + £500 raised on 1 case - €600 lowered on 1 case - 2 completed (£1,550) - 1 withdrawn (£300) = 6 open (£4,050.50 and €3,400).\n\n',
  );
  const cases = [aCase()];
  expect(textOf(aReport({ cases, previous: aSnapshot(cases) }))).toContain(
    '\n1 open on Mon 16 Nov 2026 (£1,500) = 1 open (£1,500).\n',
  );
});

test('where the bridge breaks into lines, a sign stays with its figure', () => {
  const { html } = renderMail(secondReport(), attached);
  expect(html).toContain(
    ' −\u00a0€600\u00a0lowered on 1 case −\u00a02\u00a0completed (£1,550) −\u00a01\u00a0withdrawn (£300) =\u00a06\u00a0open',
  );
});

test('what the bridge leaves unexplained is said within it, and where it is told whether to rely on the report', () => {
  const text = textOf(unexplainedReport());
  expect(text).toContain('- 1 withdrawn (£300) and UNEXPLAINED -1 cases, £300.50 = 6 open');
  expect(text).toContain(
    'DOES NOT AGREE with the last report: -1 cases and £300.50 unexplained since Mon 16 Nov 2026.',
  );
  // Before any figure, too.
  expect(text.indexOf('\n\nThis report DOES NOT AGREE with the last report: -1 cases')).toBeGreaterThan(0);
  expect(text.indexOf('This report DOES NOT AGREE')).toBeLessThan(text.indexOf('6 open cases'));
  expect(textOf(secondReport())).not.toMatch(/UNEXPLAINED|NOT AGREE/);
});

test('the headline is set against the last run, and the week against the one before', () => {
  const text = textOf({ ...secondReport(), flow: aFlow() });
  expect(text).toContain(
    '\n6 open cases\n£4,051 + €3,400 expected fee income\n\n2 opened and 2 completed in the week; as many open as on 16 Nov, value down £550 and €600.\n',
  );
  expect(text).toContain('- Open cases: 6, £4,051 + €3,400\n  5 with a value\n');
  expect(text).toContain(
    '- Opened in the week: 2, £0\n  4 in the week before; 0.2 on average in the 13 weeks before\n',
  );
  expect(text).toContain(
    '- Completed in the week: 2, £1,550\n  2 with a value; 5 in the week before; 0 on average in the 13 weeks before\n',
  );
});

test.each([
  [{ cases: 1, value: { GBP: 0 } }, '1 more open than on 16 Nov, of the same value'],
  [{ cases: -1_200, value: { GBP: 12_345, EUR: -5 } }, '1,200 fewer open than on 16 Nov, value up £123 and down €0.05'],
  [{ cases: 0, value: { GBP: 150 } }, 'as many open as on 16 Nov, value up £2'],
  [{ cases: 0, value: { GBP: 0, EUR: 0 } }, 'as many open as on 16 Nov, of the same value'],
])('a change of %j reads "%s"', (change, words) => {
  const report = secondReport();
  const movement = comparedIn(report);
  const text = textOf({ ...report, movement: { ...movement, bridge: { ...movement.bridge, change } } });
  expect(text).toContain(`2 completed in the week; ${words}.\n`);
});

test('where no earlier report is kept, nothing is set against one; nor is it called the first, which a past week need not be', () => {
  const text = textOf(aReport());
  expect(text).toContain(
    '\nWhat changed\nNo baseline yet: no earlier report is kept. Scheduled reports compare with the one before.\n',
  );
  expect(text).toContain('2 opened and 2 completed in the week; there is no earlier report to compare with.');
  expect(text).not.toContain('since');
  expect(text).not.toContain('first run');
});

test('a month, and the first week that is known, have no week before', () => {
  expect(textOf(aReport({ period: '2026-10' }))).not.toContain('week before');
  expect(textOf({ ...aReport(), flow: aFlow({ weeks: [aFlowWeek(47)] }) })).not.toContain('week before');
});

test('a gap, and a last run that was partial, are said under the bridge', () => {
  const given = { period: '2026-W44', asAt: '2026-11-02T07:00:00.000Z', gaps: ['A gap.'] };
  const text = textOf(aReport({ previous: aSnapshot(firmLastWeek(), given) }));
  expect(text).toMatch(
    /= 6 open \(£4,050\.50 and €3,400\)\.\nNo report is kept of the 2 weeks between: 3 weeks are bridged at once\.\nThat report was PARTIAL: what it had not read is on lines of its own\.\n\n/,
  );
});

test('cases that a partial run did not read are not called withdrawn', () => {
  const cases = aFirm().filter(({ uuid }) => uuid !== aUuid(3));
  const text = textOf(aReport({ previous: aSnapshot(), cases, coverage: { gaps: ['A gap.'] } }));
  expect(text).toContain(' - 2 not read this time (£300 and €4,000) = 5 open');
  expect(text).not.toContain('withdrawn');
});

test('of a report on one stage it is said where a case stands that moved on; of others it is not', () => {
  const [stays, moves] = [aUuid(1), aUuid(2)].map((uuid) => aCase({ uuid }));
  if (stays === undefined || moves === undefined) throw new Error('two cases');
  const scope = { only: { statuses: [aStage(2).uuid] } };
  const said = 'one that left them stands under “Left this report”, one that joined them as come to light.';
  const text = (before: readonly Case[], now: readonly Case[], given: { scope?: typeof scope }) =>
    textOf(aReport({ cases: now, previous: aSnapshotOf(before, given), ...given }));

  expect(text([stays, moves], [stays], { scope })).toContain(said);
  expect(text([stays], [stays, moves], { scope })).toContain(said);
  expect(text([stays], [stays], { scope })).not.toContain(said);
  expect(text([stays, moves], [stays], {})).not.toContain(said);
});

test('what makes the report partial comes first, then the headline, the cases to act on, the figures and the sentences', () => {
  const text = textOf({ ...fullReport({ coverage: { gaps: ['A gap.'], share: 0.97 } }) });
  const order = [
    '- A gap.\n\n6 open cases\n',
    '\nCan I rely on this? No: the report is PARTIAL.\n\nAct on these first\n',
    '\n\nIn figures\n- Open cases: 6',
    '\n\nIn short\n2 cases completed, worth £1,550.\nThe queue at Recommendation grew from 0 to 1.\nOpen cases stayed at 6; their value fell by £550 and €600.\n\nWhat changed\n',
  ].map((part) => text.indexOf(part));
  expect(order).not.toContain(-1);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
});

test('the cases to act on are named with who holds them, for whom and why, and a link', () => {
  const { text, html } = renderMail(fullReport(), attached);
  expect(unwrap(text)).toContain(`
Act on these first

1. Villa in Spain, €3,400
   Priya Shah, for Zoë 🌊 Brandt
   19 days in Submitted; 85% leave within 11
   https://crm.example/cases/${aUuid(3)}

2. Joint mortgage, £1,251
   Ben Cole and Priya Shah, for Mary O'Neill and Tom O’Neill
   Review overdue by 42 days
   https://crm.example/cases/${aUuid(2)}

`);
  expect(html).toMatch(
    new RegExp(`<a class="link" href="https://crm.example/cases/${aUuid(3)}"[^>]*>Villa in Spain</a>`),
  );
});

test('it says how many more cases each person has, and where a case of two makes them more than there are', () => {
  const others = [{ name: 'Priya Shah', cases: 30 }, { name: 'Ben Cole', cases: 4 }, { cases: 1 }];
  const report = (given: { found: number; further?: number; isShared?: boolean }) =>
    textOf({
      ...aReport(),
      attention: anAttention({ found: given.found }),
      headline: aHeadline({ first: { cases: 2, others, further: 0, isShared: false, ...given } }),
    });
  expect(report({ found: 37 })).toContain('\n35 more: Priya Shah 30, Ben Cole 4, nobody assigned 1.\n');
  expect(report({ found: 36, isShared: true })).toContain(
    '\n34 more, some of them shared: Priya Shah 30, Ben Cole 4, nobody assigned 1.\n',
  );
  expect(report({ found: 56, further: 19 })).toContain(
    '54 more: Priya Shah 30, Ben Cole 4, nobody assigned 1, others 19.',
  );
  expect(withAttention().text).not.toMatch(/\d more/);
});

test.each<[Partial<Parameters<typeof anAttentionCase>[0]>, string]>([
  [{ assignedTo: [], clients: [] }, 'Nobody assigned, without a client'],
  [{ assignedTo: undefined }, 'Holder not read, for Zoë 🌊 Brandt'],
  [{ assignedTo: ['Ann', 'Ben', 'Cy'] }, 'Ann and 2 others, for Zoë 🌊 Brandt'],
  [{ timeInStage: { known: 'at-least', days: 98 } }, 'At least 98 days in Submitted; 85% leave within 11'],
  [{ timeInStage: { known: 'between', least: 15, most: 22 } }, '15 to 22 days in Submitted; 85% leave within 11'],
  [
    { reason: { kind: 'stalled', stage: 'Submitted', after: 21, n: 3 } },
    '19 days in Submitted; the firm’s limit is 21',
  ],
  [{ reason: { kind: 'not-closed', stage: 'Completed', after: 182 } }, '19 days in Completed, and still open'],
  [{ reason: { kind: 'too-old', within: 44, n: 60 }, ageDays: 942 }, 'Open for 942 days; 95% complete within 44'],
  [{ reason: { kind: 'moved-back', from: 'Submitted', to: 'Research' } }, 'Moved back from Submitted to Research'],
])('a case to act on of %j says "%s"', (given, words) => {
  expect(unwrap(withAttention(given).text)).toContain(`\n   ${words}\n`);
});

test('a case without a link, a value, a stage or a name is shown all the same', () => {
  const { text, html } = withAttention({ link: undefined, value: undefined, stage: undefined, name: ' ' });
  expect(text).toContain('1. (no name), no value\n   Priya Shah, for Zoë 🌊 Brandt\n   19 days in Submitted');
  expect(html).not.toContain('href');
});

test.each(['javascript:alert(1)', 'http://crm.example/1', 'not a link'])('a link to %s is not led to', (link) => {
  const { text, html } = withAttention({ link });
  expect(html).not.toContain('href');
  expect(text).not.toContain(link);
});

test('names of cases and stages are shown as text, and can neither add a line nor become part of the page', () => {
  const evil = '<img src=x onerror="alert(1)">\r\n& \'';
  const { text, html } = withAttention({
    name: evil,
    clients: [{ uuid: aUuid(1), name: evil }],
    reason: { kind: 'not-closed', stage: evil, after: 182 },
    link: `https://crm.example/"><img src=x>/${aUuid(3)}`,
  });
  expect(html).not.toContain('<img');
  const shown = shownTexts(html, 'light').map((each) => each.text);
  expect(shown.filter((each) => each.includes('<img src=x onerror="alert(1)"> & \'')).length).toBe(3);
  expect(text).toContain('\n1. <img src=x onerror="alert(1)"> & \', €3,400\n');
});

test('where names are so long that Gmail would cut the mail off, fewer cases are named, and it says so', () => {
  // Of 25 bytes for each letter that a reader counts.
  const long = '👩‍👩‍👧'.repeat(200);
  const longer = `&<"${long}`;
  const firm = Array.from({ length: 5 }, (_, index) =>
    anAttentionCase({
      uuid: aUuid(index),
      name: long,
      assignedTo: [long, longer],
      clients: [
        { uuid: aUuid(1), name: long },
        { uuid: aUuid(2), name: longer },
      ],
      reason: { kind: 'moved-back', from: long, to: longer },
      link: `https://crm.example/${'x'.repeat(9_000)}`,
    }),
  );
  const sentences = Array.from({ length: 5 }, () => ({ parts: [long, long] }));
  const report = { ...fullReport({ coverage: { gaps: [long] } }), ...toActOn(firm, 20), sentences };
  const { html, text } = renderMail(report, attached);

  expect(Buffer.byteLength(html)).toBeLessThan(100_000);
  expect(Buffer.byteLength(html)).toBeGreaterThan(70_000);
  const named = text.match(/^\d+\. /gm)?.length ?? 0;
  expect(named).toBeGreaterThan(0);
  expect(named).toBeLessThan(5);
  expect(text).toContain(`\n${20 - named} more cases are on the list.\n`);
  expect(html).toContain('Can I rely on this?');
});

test.each([
  [{ state: 'no-baseline' } as const, 'Nothing to compare with yet: no earlier report is kept.'],
  [
    { state: 'not-comparable', run: 'weekly-cases.2026-W46' } as const,
    'Cannot be told: the last report was about other cases.',
  ],
  [aReliance().agreement, 'Agrees with the last report: 6 open on Mon 16 Nov 2026, 6 now, nothing unexplained.'],
])('coverage tells whether the report agrees with the last one: %j', (agreement, words) => {
  expect(textOf({ ...aReport(), reliance: aReliance({ agreement }) })).toContain(`\n- Agreement: ${words}\n`);
});

test.each([
  [0, 'Read within a day of the end of the week.'],
  [1, 'Read 1 day after the end of the week.'],
  [9, 'Read 9 days after the end of the week.'],
])('coverage tells that the period was over for %i days', (daysSincePeriod, words) => {
  expect(textOf({ ...aReport(), reliance: aReliance({ daysSincePeriod }) })).toContain(`(Europe/London). ${words}\n`);
  const month = aReport({ period: '2026-10' });
  expect(textOf({ ...month, reliance: aReliance({ daysSincePeriod }) })).toContain(words.replace('week', 'month'));
});

test('a report as at a time that is past says when it was read, and not "within a day"', () => {
  const text = textOf(aReport({ coverage: { finishedAt: '2026-11-27T10:00:00.000Z' } }));
  expect(text).toContain('As at: Mon 23 Nov 2026, 07:00 (Europe/London). Read 4 days after the end of the week.\n');
});

test('coverage tells that the week was not over, and how many records were set aside', () => {
  expect(textOf(aReport({ asAt: '2026-11-19T12:00:00.000Z' }))).toContain(
    '(Europe/London). Read before the week was over.\n',
  );
  const setAside = [{ reason: 'not a record' }, { reason: 'not a record' }];
  expect(textOf(aReport({ coverage: { setAside, gaps: ['A gap.'] } }))).toContain(
    '- Cases: 9 of 9 expected cases received, 2 set aside.\n',
  );
});

test('values raised on several cases are counted', () => {
  const then = [1, 2, 3].map((number) => aCase({ uuid: aUuid(number), value: pounds(10) }));
  const now = then.map((each) => ({ ...each, value: pounds(12.5) }));
  expect(textOf(aReport({ cases: now, previous: aSnapshot(then) }))).toContain(
    '3 open on Mon 16 Nov 2026 (£30) + £7.50 raised on 3 cases = 3 open (£37.50).',
  );
});
