import type { AttentionItem } from './attention-list.ts';
import type { MailModel } from './mail-model.ts';

/** The mail for readers and programs that show no HTML; it says all that the HTML says. */
export function mailText(model: MailModel): string {
  const { firm, title, partial, sentences, tiles, movement, attention, stages, facts, workbook, footer } = model;
  const blocks = [
    [firm, title],
    ...(partial === undefined ? [] : [[partial.heading, ...partial.gaps.map((gap) => `- ${gap}`)]]),
    [...sentences],
    ...tiles.map(({ label, count, amounts, notes }) => [
      `${label}: ${count}`,
      ...[...amounts, ...notes].map((line) => `  ${line}`),
    ]),
    ['What changed', ...movement],
    ['Attention', attention.note],
    ...attention.items.map(attentionLines),
    stages.rows.length === 0
      ? []
      : [
          'Open cases by stage',
          ...stages.rows.map(({ name, cases, amounts }) => {
            const noun = cases === '1' ? 'case' : 'cases';
            return `- ${name}: ${cases} ${noun}, ${amounts.join(' + ') || 'no value'}`;
          }),
          ...(stages.more === '' ? [] : [`- ${stages.more}`]),
        ],
    ...facts.map(({ label, text }) => [`${label}: ${text}`]),
    workbook.link === undefined ? [workbook.text] : [workbook.text, workbook.link],
    [footer],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function attentionLines({ rank, name, reason, about, link }: AttentionItem): string[] {
  return [`${rank}. ${name}`, `   ${reason}`, `   ${about}`, ...(link === undefined ? [] : [`   ${link}`])];
}
