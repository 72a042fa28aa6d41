import type { CellValue } from 'exceljs';
import type { Report } from '../../functions/analyse/report.ts';
import { renderMail } from '../../functions/render/mail/render-mail.ts';
import { unwrap } from './mail/unwrap.ts';
import { OpenedWorkbook, shown } from './workbook/opened-workbook.ts';

/** A figure with the words that it stands under, and where it was read. */
export type ToldFigure = { readonly words: string; readonly figure: number; readonly place: string };

const number = '(-?\\d[\\d,]*(?<!,))';

/** Where a figure of that name stands in the mail; each is looked for everywhere in the text. */
const inMail: readonly (readonly [words: string, place: string, pattern: RegExp])[] = [
  ['open', 'subject', new RegExp(`^${number} open(?:,| as at)`)],
  ['completed in the week', 'subject', new RegExp(`, ${number} completed(?:,|:)`)],
  ['open', 'headline', new RegExp(`\\n${number} open cases?\\n`)],
  ['opened in the week', 'headline', new RegExp(`\\n${number} opened and [\\d,]+ completed in the week`)],
  ['completed in the week', 'headline', new RegExp(`\\n[\\d,]+ opened and ${number} completed in the week`)],
  ['open', 'figures', new RegExp(`\\n- Open cases: ${number}(?:, |\\n)`)],
  ['opened in the week', 'figures', new RegExp(`\\n- Opened in the week: ${number}(?:, |\\n)`)],
  ['completed in the week', 'figures', new RegExp(`\\n- Completed in the week: ${number}(?:, |\\n)`)],
  ['open', 'sentence', new RegExp(`${number} cases? (?:is|are) open`)],
  ['completed in the week', 'sentence', new RegExp(`${number} cases? completed in the week to`)],
  ['opened in the week', 'sentence', new RegExp(`, and ${number} (?:was|were) opened`)],
  ['opened in the week before', 'figures', new RegExp(`Opened in the week: [^;]*\\n${number} in the week before`)],
  ['entered late', 'sentence', new RegExp(`${number} more, dated`)],
  ['entered late', 'figures', new RegExp(`${number} more entered late, dated`)],
  ['entered late', 'subject', new RegExp(`${number} more entered late:`)],
  ['entered late', 'bridge', new RegExp(`- ${number} completed earlier and entered late`)],
  ['open', 'bridge', new RegExp(`= ${number} open`)],
  ['open', 'stages', new RegExp(`- All open cases: ${number} cases?,`)],
  // The line of the bridge unsplit, and its part that is of the week alone.
  ['completed in the week', 'bridge', new RegExp(`- ${number} completed(?: in the week)?(?: \\(| -| =)`)],
];

const inMoney: readonly (readonly [words: string, place: string, pattern: RegExp])[] = [
  ['completed value', 'figures', /\n- Completed in the week: [\d,]+, £([\d,.]+)/],
  ['completed value', 'bridge', /- [\d,]+ completed(?: in the week)? \(£([\d,.]+)/],
  ['open value', 'figures', /\n- Open cases: [\d,]+, £([\d,.]+)/],
  ['open value', 'headline', /open cases?\n£([\d,.]+)/],
  ['open value', 'bridge', /= [\d,]+ open \(£([\d,.]+)/],
  ['entered late value', 'sentence', /more, dated [^£.]*(?:worth|expected value of) £([\d,.]+)/],
  ['entered late value', 'figures', /more entered late, dated [^(\n]*\(£([\d,.]+)/],
  ['entered late value', 'bridge', /completed earlier and entered late \(£([\d,.]+)/],
];

/** The figures of the mail that are told in more than one place. */
export function toldInMail(report: Report): ToldFigure[] {
  const { subject, text } = renderMail(report, { fileName: 'report.xlsx' });
  const whole = unwrap(text);
  return [...inMail, ...inMoney].flatMap(([words, place, pattern]) => {
    const found = pattern.exec(place === 'subject' ? subject : whole)?.[1];
    return found === undefined
      ? []
      : [{ words, place: `mail, ${place}`, figure: Number(found.replaceAll(',', '').replace(/\.$/, '')) }];
  });
}

/** A row of Summary's table of the week beside others: this week, the week before, their mean, and last year's. */
export function besideOthers(opened: OpenedWorkbook, name: string): CellValue[] {
  const sheet = opened.sheet('Summary');
  let isBelow = false;
  for (let row = 1; row <= sheet.rowCount; row += 1) {
    const words = sheet.getCell(row, 1).value;
    if (isBelow && words === name) return [3, 4, 5, 6].map((column) => shown(sheet.getCell(row, column).value));
    isBelow ||= /^The (?:week|month) beside others$/.test(String(words));
  }
  throw new Error(`The table has no ${name}`);
}

/** The same figures in the workbook. */
export async function toldInWorkbook(report: Report): Promise<ToldFigure[]> {
  const opened = await OpenedWorkbook.of(report);
  const summary = opened.words('Summary');
  const tile = (label: string) => summary[summary.indexOf(label) + 1];
  const rows = (sheet: string, name: string, heading: string) => opened.column(sheet, name, heading);
  const lines = rows('Movement', 'Bridge', 'Line');
  const split = /Of the completed: .*?(\d+) completed in the week(?:[;.]| \()/.exec(
    opened.words('Movement').join('\n'),
  )?.[1];
  // With what the last report had read already, the bridge is of a part of the week, and says so.
  const isSplit = opened
    .words('Movement')
    .some((each) => /^Of the completed:|the last report had read that already/.test(String(each)));
  const compared = (name: string) =>
    besideOthers(opened, name).map((each) => (each === 'not known' ? undefined : each));
  const lastWeek = rows('Trend', 'Weeks', 'Completed').length - 1;
  const own: readonly (readonly [words: string, place: string, figure: unknown])[] = [
    ['open', 'Summary', tile('Open cases')],
    ['open value', 'Summary', tile('Open value (GBP)')],
    ['opened in the week', 'Summary', tile('Opened in the period')],
    ['completed in the week', 'Summary', tile('Completed in the period')],
    ['opened in the week', 'Summary, beside others', compared('Opened')[0]],
    ['completed in the week', 'Summary, beside others', compared('Completed')[0]],
    ['opened in the week before', 'Summary, beside others', compared('Opened')[1]],
    ['completed in the week before', 'Summary, beside others', compared('Completed')[1]],
    ['opened in the week before', 'Trend', rows('Trend', 'Weeks', 'Opened')[lastWeek - 1]],
    ['completed in the week before', 'Trend', rows('Trend', 'Weeks', 'Completed')[lastWeek - 1]],
    ['withdrawn', 'Summary, beside others', compared('Withdrawn')[0]],
    ['withdrawn', 'Bridge', Math.abs(Number(rows('Movement', 'Bridge', 'Cases')[lines.indexOf('Withdrawn')]))],
    ['open', 'Bridge', shown(opened.total('Movement', 'Bridge', 'Cases'))],
    ['open value', 'Bridge', shown(opened.total('Movement', 'Bridge', 'Value (GBP)'))],
    ['open', 'Stages', shown(opened.total('Stages', 'Stages', 'Open cases'))],
    ['completed in the week', 'Stages', shown(opened.total('Stages', 'Stages', 'Completed in period'))],
    ['open', 'OpenCases', rows('Open cases', 'OpenCases', 'Case UUID').length],
    [
      'completed in the week',
      'CompletedCases',
      rows('Completed cases', 'CompletedCases', 'In period').filter((each) => each === 'Yes').length,
    ],
    ['completed in the week', 'Trend', rows('Trend', 'Weeks', 'Completed')[lastWeek]],
    ['opened in the week', 'Trend', rows('Trend', 'Weeks', 'Opened')[lastWeek]],
    [
      'completed in the week',
      'Bridge',
      isSplit ? split : Math.abs(Number(rows('Movement', 'Bridge', 'Cases')[lines.indexOf('Completed')])),
    ],
    [
      'entered late',
      'MovedCases',
      rows('Movement', 'MovedCases', 'What').filter((each) => each === 'Completed, entered late').length || undefined,
    ],
  ];
  return own.flatMap(([words, place, figure]) =>
    figure === undefined || figure === null || Number.isNaN(Number(figure))
      ? []
      : [{ words, place, figure: Number(figure) }],
  );
}

/** Each name that has more than one number, with where each was read. Amounts are told in whole pounds in some places. */
export function twoNumbers(figures: readonly ToldFigure[]): string[] {
  return [...Map.groupBy(figures, ({ words }) => words)].flatMap(([words, group]) =>
    new Set(group.map(({ figure }) => (words.endsWith('value') ? Math.round(figure) : figure))).size < 2
      ? []
      : [`${words}: ${group.map(({ place, figure }) => `${figure} (${place})`).join(', ')}`],
  );
}
