import { html } from 'hono/html';
import { attentionTable } from './attention-table.ts';
import type { Tile } from './head-tiles.ts';
import { mailColours as colours } from './mail-colours.ts';
import type { MailModel } from './mail-model.ts';
import { type Html, mailPage, textStyles } from './mail-page.ts';
import type { StageBar, StageBars } from './stage-bars.ts';

/** The mail as most readers see it. */
export function mailHtml(model: MailModel): string {
  const { subject, preheader, firm, title, partial, sentences, tiles, movement, attention, stages, facts } = model;
  const { workbook, footer } = model;
  return mailPage({
    title: subject,
    preheader,
    rows: [
      html`<h1 class="text" style="${textStyles.heading}">${firm}</h1><p class="muted" style="${textStyles.body}color:${colours.muted.light};">${title}</p>`,
      ...(partial === undefined ? [] : [warning(partial)]),
      ...(sentences.length === 0 ? [] : [html`${sentences.map(paragraph)}`]),
      html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr>${tiles.map(tile)}</tr></table>`,
      html`${subheading('What changed')}${movement.map(keepSigns).map(paragraph)}`,
      attentionTable(attention),
      ...(stages.rows.length === 0 ? [] : [stageTable(stages)]),
      ...facts.map(
        ({ label, text }) => html`<p class="text" style="${textStyles.body}"><strong>${label}:</strong> ${text}</p>`,
      ),
      html`<p class="text" style="${textStyles.body}">${workbook.text}${workbook.link === undefined ? '' : link(workbook.link)}</p>`,
      html`<p class="muted rule" style="${textStyles.muted}padding-top:10px;border-top:1px solid ${colours.rule.light};">${footer}</p>`,
    ],
  });
}

function warning({ heading, gaps }: NonNullable<MailModel['partial']>): Html {
  return html`<table role="presentation" class="warning-paper" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="${colours.warningPaper.light}" style="background-color:${colours.warningPaper.light};"><tr><td style="padding:12px 14px;">
<p class="warning" style="${textStyles.warning}font-weight:bold;">${heading}</p>${gaps.map(
    (gap) => html`
<p class="warning" style="${textStyles.warning}">&bull; ${gap}</p>`,
  )}
</td></tr></table>`;
}

function subheading(text: string): Html {
  return html`<h2 class="text" style="${textStyles.subheading}padding:4px 0;">${text}</h2>`;
}

function paragraph(text: string): Html {
  return html`
<p class="text" style="${textStyles.body}padding:0 0 4px 0;">${text}</p>`;
}

// Where a line breaks, a sign goes with the figure after it: at a line's end it would look like a dash.
function keepSigns(text: string): string {
  return text.replace(/ ([-+=]) /g, ' $1\u00a0');
}

function tile({ label, count, amounts, notes }: Tile): Html {
  return html`
<td class="tile" width="33%" valign="top" align="left" style="padding:0 8px 0 0;">
<p class="muted" style="${textStyles.muted}">${label}</p>
<p class="text" style="${textStyles.number}">${count}</p>${amounts.map(
    (amount) => html`
<p class="text" style="${textStyles.strong}">${amount}</p>`,
  )}${notes.map(
    (note) => html`
<p class="muted" style="${textStyles.muted}">${note}</p>`,
  )}
</td>`;
}

function stageTable({ rows, more }: StageBars): Html {
  const head = `${textStyles.muted}font-weight:normal;padding:4px 0;border-bottom:1px solid ${colours.rule.light};`;
  return html`${subheading('Open cases by stage')}
<table width="100%" cellpadding="0" cellspacing="0" border="0" style="width:100%;">
<tr>
<th class="muted rule" scope="col" align="left" style="${head}">Stage</th>
<th class="muted rule" scope="col" align="right" width="60" style="${head}">Cases</th>
<th class="muted rule" scope="col" align="right" width="130" style="${head}">Value</th>
</tr>${rows.map(stageRow)}
</table>${
    more === ''
      ? ''
      : html`
<p class="muted" style="${textStyles.muted}padding-top:6px;">${more}</p>`
  }`;
}

function stageRow({ name, cases, amounts, percent }: StageBar): Html {
  const figure = `${textStyles.body}padding:8px 0 0 8px;white-space:nowrap;`;
  return html`
<tr>
<th class="text" scope="row" align="left" valign="top" style="${textStyles.body}font-weight:normal;padding:8px 0 0 0;word-break:break-word;">${name}${bar(percent)}</th>
<td class="text" align="right" valign="top" style="${figure}">${cases}</td>
<td class="text" align="right" valign="top" style="${figure}">${
    amounts.length === 0 ? 'no value' : amounts.map((amount, index) => html`${index === 0 ? '' : html`<br>`}${amount}`)
  }</td>
</tr>`;
}

// Two cells side by side, since Outlook for Windows heeds a cell's width and background and little else.
function bar(percent: number): Html {
  const cell = 'font-size:1px;line-height:8px;height:8px;';
  const rest = 100 - percent;
  return html`<table role="presentation" aria-hidden="true" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td class="bar" width="${percent}%" height="8" bgcolor="${colours.bar.light}" style="${cell}background-color:${colours.bar.light};">&nbsp;</td>${
    rest === 0
      ? ''
      : html`<td class="track" width="${rest}%" height="8" bgcolor="${colours.track.light}" style="${cell}background-color:${colours.track.light};">&nbsp;</td>`
  }</tr></table>`;
}

function link(address: string): Html {
  if (!/^https?:\/\//.test(address)) return html`<br>${address}`;
  return html`<br><a class="link" href="${address}" style="color:${colours.link.light};word-break:break-all;">${address}</a>`;
}
