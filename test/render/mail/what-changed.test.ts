import { expect, test } from 'vitest';
import type { Case } from '../../../functions/analyse/case.ts';
import type { Report } from '../../../functions/analyse/report.ts';
import { count } from '../../../functions/analyse/sentence.ts';
import { renderMail } from '../../../functions/render/mail/render-mail.ts';
import { aCase, pounds } from '../../builders/a-case.ts';
import { aFirm } from '../../builders/a-firm.ts';
import { aReport } from '../../builders/a-report.ts';
import { aSnapshot as aSnapshotOf } from '../../builders/a-snapshot.ts';
import { aStage } from '../../builders/a-stage.ts';
import { aUuid } from '../../builders/a-uuid.ts';
import { aFlow, aFlowWeek, anAttention, anAttentionCase, aReliance } from '../hand-made.ts';
import { aSnapshot, comparedIn, firmLastWeek, fullReport, secondReport, unexplainedReport } from '../last-week.ts';
import { shownTexts } from './read-html.ts';
import { unwrap } from './unwrap.ts';

const attached = { fileName: 'weekly-cases.2026-W47.xlsx' };
const textOf = (report: Report) => unwrap(renderMail(report, attached).text);
const withAttention = (...items: Parameters<typeof anAttentionCase>) =>
  renderMail({ ...aReport(), attention: anAttention({ firm: [anAttentionCase(...items)], found: 1 }) }, attached);

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
  expect(text.indexOf('This report DOES NOT AGREE')).toBeLessThan(text.indexOf('Open cases: 6'));
  expect(textOf(secondReport())).not.toMatch(/UNEXPLAINED|NOT AGREE/);
});

test('the headline is set against the last run, and the week against the one before', () => {
  const text = textOf({ ...secondReport(), flow: aFlow() });
  expect(text).toContain(
    'Open cases: 6\n  £4,050.50\n  €3,400.00\n  5 with a value\n  Same number, -£550, -€600 since Mon 16 Nov 2026\n',
  );
  expect(text).toContain('Opened in the week: 2\n  £0.00\n  4 in the week before\n');
  expect(text).toContain('Completed in the week: 2\n  £1,550.00\n  2 with a value\n  5 in the week before\n');
});

test.each([
  [{ cases: 1, value: { GBP: 0 } }, '+1 case since'],
  [{ cases: -1_200, value: { GBP: 12_345, EUR: -5 } }, '-1,200 cases, +£123.45, -€0.05 since'],
  [{ cases: 0, value: { GBP: 100 } }, 'Same number, +£1 since'],
  [{ cases: 0, value: { GBP: 0, EUR: 0 } }, 'No change since'],
])('a change of %j reads "%s"', (change, words) => {
  const report = secondReport();
  const movement = comparedIn(report);
  const text = textOf({ ...report, movement: { ...movement, bridge: { ...movement.bridge, change } } });
  expect(text).toContain(`\n  ${words} Mon 16 Nov 2026\n`);
});

test('where no earlier report is kept, nothing is set against one; nor is it called the first, which a past week need not be', () => {
  const text = textOf(aReport());
  expect(text).toContain(
    '\nWhat changed\nNo baseline yet: no earlier report is kept. Scheduled reports compare with the one before.\n',
  );
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

test('the sentences stand after the headline, and that after what makes the report partial', () => {
  const text = textOf({ ...fullReport({ coverage: { gaps: ['A gap.'], share: 0.97 } }) });
  expect(text).toContain('- A gap.\n\nOpen cases: 6\n');
  expect(text).toContain(
    '  5 in the week before\n\n2 cases completed, worth £1,550.\nThe queue at Recommendation grew from 0 to 1.\nOpen cases stayed at 6; their value fell by £550 and €600.\n\nWhat changed\n',
  );
});

test('the cases to act on are named with reason, stage, value and a link, and without their clients', () => {
  const { text, html } = renderMail(fullReport(), attached);
  expect(unwrap(text)).toContain(`
Attention
2 cases, the most urgent first.

1. Villa in Spain
   19 days in Submitted; 85% leave it within 11
   Submitted, €3,400
   https://crm.example/cases/${aUuid(3)}

2. Joint mortgage
   Review was due Mon 12 Oct 2026, 42 days ago
   Recommendation, £1,250.50
   https://crm.example/cases/${aUuid(2)}

`);
  expect(html).toMatch(
    new RegExp(`<a class="link" href="https://crm.example/cases/${aUuid(3)}"[^>]*>Villa in Spain</a>`),
  );
  expect(text + html).not.toMatch(/Brandt|O.Neill|Priya/);
});

test('of more cases than are shown it says how many there are, and where the others stand', () => {
  const text = textOf({ ...aReport(), attention: anAttention({ found: 37 }) });
  expect(text).toContain('The 2 most urgent of 37 cases; each person’s own are in the workbook.');
  expect(withAttention().text).toContain('1 case, the most urgent first.');
});

test('a case without a link, a value, a stage or a name is shown all the same', () => {
  const { text, html } = withAttention({ link: undefined, value: undefined, stage: undefined, name: ' ' });
  expect(text).toContain(
    '1. (no name)\n   19 days in Submitted; 85% leave it within 11\n   Unknown stage, no value\n\n',
  );
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
    stage: evil,
    words: { parts: [count(1, { one: 'day' }), ' in ', evil] },
    link: `https://crm.example/"><img src=x>/${aUuid(3)}`,
  });
  expect(html).not.toContain('<img');
  const shown = shownTexts(html, 'light').map((each) => each.text);
  expect(shown.filter((each) => each.includes('<img src=x onerror="alert(1)"> & \'')).length).toBe(3);
  expect(text).toContain('\n1. <img src=x onerror="alert(1)"> & \'\n');
});

test('the mail stays under 100 KB with fifteen cases to act on whose names are long', () => {
  const long = '"&<>\''.repeat(60);
  const firm = Array.from({ length: 15 }, (_, index) =>
    anAttentionCase({
      uuid: aUuid(index),
      name: long,
      stage: long,
      words: { parts: ['Moved back from ', long, ' to ', long, ' since the last run'] },
    }),
  );
  const sentences = Array.from({ length: 5 }, () => ({
    parts: [long, ' grew from ', count(6), ' to ', count(11), long],
  }));
  const gaps = Array.from({ length: 100 }, () => long);
  const { html } = renderMail(
    { ...fullReport({ coverage: { gaps, notes: gaps } }), attention: anAttention({ firm }), sentences },
    attached,
  );
  expect(Buffer.byteLength(html)).toBeLessThan(100_000);
});

test('where names are so long that Gmail would cut the mail off, fewer cases are listed, and it says so', () => {
  // Of 25 bytes for each letter that a reader counts.
  const long = '👩‍👩‍👧'.repeat(200);
  const given = { name: long, stage: long, words: { parts: ['Moved back from ', long, ' to ', long, ' since then'] } };
  const firm = Array.from({ length: 15 }, (_, index) => anAttentionCase({ uuid: aUuid(index), ...given }));
  const { html, text } = renderMail({ ...fullReport(), attention: anAttention({ firm, found: 20 }) }, attached);

  expect(Buffer.byteLength(html)).toBeLessThan(100_000);
  expect(Buffer.byteLength(html)).toBeGreaterThan(85_000);
  const listed = text.match(/^\d+\. /gm)?.length;
  expect(listed).toBeGreaterThan(3);
  expect(text).toContain(`\nThe ${listed} most urgent of 20 cases; `);
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
