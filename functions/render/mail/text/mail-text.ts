import type { MailModel } from '../mail-model.ts';
import type { AttentionItem } from '../parts/attention-list.ts';
import type { HeadTile } from '../parts/head-tiles.ts';
import type { StageBars } from '../parts/stage-bars.ts';
import { wrapText } from './wrap-text.ts';

/** The mail for readers and programs that show no HTML; it says all that the HTML says, in its order. */
export function mailText(model: MailModel): string {
  const { firm, title, notices, warnings, sentences, tiles, movement, attention, reliance, workbook } = model;
  return joinBlocks([
    [wrapText(firm), wrapText(title)],
    ...notices.map(({ label, text }) => [wrapText(`${label}: ${text}`)]),
    ...warnings.map(({ heading, lines }) => [wrapText(heading), ...lines.map((line) => wrapText(line, '- '))]),
    ...tiles.map(tileLines),
    sentences.map((each) => wrapText(each)),
    [...headingLines('What changed'), ...movement.map((each) => wrapText(each))],
    [...headingLines('Attention'), wrapText(attention.note)],
    ...attention.items.map(attentionLines),
    stageLines(model.stages),
    [...headingLines('Time to complete'), wrapText(model.timeToComplete)],
    [
      ...headingLines('Can I rely on this?'),
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

function tileLines({ label, count, amounts, notes, against }: HeadTile): string[] {
  const lines = [...amounts, ...notes, ...(against === undefined ? [] : [against.words])];
  return [`${label}: ${count}`, ...lines.map((line) => wrapText(line, '  '))];
}

function attentionLines({ rank, name, reason, about, link }: AttentionItem): string[] {
  const first = `${rank}. `;
  const blank = ' '.repeat(first.length);
  return [
    wrapText(name, first),
    wrapText(reason, blank),
    wrapText(about, blank),
    ...(link === undefined ? [] : [`${blank}${link}`]),
  ];
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
