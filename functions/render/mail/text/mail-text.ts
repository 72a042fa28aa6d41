import { actFirstTitle } from '../../words/first-screen/act-first.ts';
import { relyQuestion } from '../../words/first-screen/answer-in-short.ts';
import type { StageBars } from '../../words/mail/stage-bars.ts';
import type { MailModel } from '../mail-model.ts';
import { wrapText } from './wrap-text.ts';

/** The mail for readers and programs that show no HTML; it says all that the HTML says, in its order. */
export function mailText(model: MailModel): string {
  const { firm, title, notices, warnings, headline, sentences, movement, reliance, workbook } = model;
  const { items, others } = model.actFirst;
  const { open, value, valueMeans, change, answer } = headline;
  return joinBlocks([
    [wrapText(firm), wrapText(title)],
    ...notices.map(({ label, text }) => [wrapText(`${label}: ${text}`)]),
    ...warnings.map(({ heading, lines }) => [wrapText(heading), ...lines.map((line) => wrapText(line, '- '))]),
    [open, ...(value === '' ? [] : [wrapText([value, valueMeans].join(' ').trim())])],
    [change, `${relyQuestion} ${answer}`].map((each) => wrapText(each)),
    headingLines(actFirstTitle),
    ...items.map(itemLines),
    others === '' ? [] : [wrapText(others)],
    [...headingLines('In figures'), ...model.figures.flatMap(figureLines)],
    sentences.length === 0 ? [] : [...headingLines('In short'), ...sentences.map((each) => wrapText(each))],
    [...headingLines('What changed'), ...movement.map((each) => wrapText(each))],
    stageLines(model.stages),
    [...headingLines('Time to complete'), wrapText(model.timeToComplete)],
    [
      ...headingLines(relyQuestion),
      wrapText(reliance.verdict),
      ...reliance.facts.map(({ label, text }) => wrapText(`${label}: ${text}`, '- ')),
    ],
    [...headingLines('Workbook'), wrapText(workbook.text), ...(workbook.link === undefined ? [] : [workbook.link])],
    [wrapText(model.footer)],
  ]);
}

/** A heading of a plain text. */
export function headingLines(heading: string): [string, string] {
  return [heading, '-'.repeat(heading.length)];
}

/** Blocks of lines, with an empty line between two; an empty block is left out. */
export function joinBlocks(blocks: readonly (readonly string[])[]): string {
  const filled = blocks.filter((lines) => lines.length > 0);
  return `${filled.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function itemLines({ rank, name, value, who, why, link }: MailModel['actFirst']['items'][number]): string[] {
  const first = `${rank}. `;
  const blank = ' '.repeat(first.length);
  return [
    wrapText(`${name}, ${value}`, first),
    wrapText(who, blank),
    wrapText(why, blank),
    ...(link === undefined ? [] : [`${blank}${link}`]),
  ];
}

function figureLines({ label, figure, notes }: MailModel['figures'][number]): string[] {
  return [wrapText(`${label}: ${figure}`, '- '), ...(notes.length === 0 ? [] : [wrapText(notes.join('; '), '  ')])];
}

function stageLines({ rows, more, total }: StageBars): string[] {
  if (rows.length === 0) return [];
  const line = (name: string, { cases, amounts }: StageBars['total']) =>
    wrapText(`${name}: ${cases} ${cases === '1' ? 'case' : 'cases'}, ${amounts.join(' + ') || 'no value'}`, '- ');
  return [
    ...headingLines('Open cases by stage'),
    ...rows.map((row) => line(row.name, row)),
    ...(more === '' ? [] : [wrapText(more, '- ')]),
    line('All open cases', total),
  ];
}
