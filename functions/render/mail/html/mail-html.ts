import { html } from 'hono/html';
import type { MailModel } from '../mail-model.ts';
import type { RelianceFact } from '../parts/reliance-facts.ts';
import { breakable } from '../text/breakable.ts';
import { keepTail } from '../text/keep-tail.ts';
import { attentionTable } from './attention-table.ts';
import { mailColours as colours } from './mail-colours.ts';
import { type Html, mailPage, paragraph, subheading, warningBox } from './mail-page.ts';
import { breaks, textStyles } from './mail-styles.ts';
import { stageTable } from './stage-table.ts';
import { tileRow } from './tile-row.ts';

/** The mail as most readers see it. */
export function mailHtml(model: MailModel): string {
  const { warnings, tiles, sentences, movement, attention, stages, timeToComplete, reliance, workbook } = model;
  return mailPage({
    title: model.subject,
    preheader: model.preheader,
    rows: [
      head(model),
      ...warnings.map(({ heading, lines }) => warningBox(heading, lines.map(breakable))),
      tileRow(tiles),
      ...(sentences.length === 0 ? [] : [html`${sentences.map(breakable).map(paragraph)}`]),
      html`${subheading('What changed')}${movement.map(keepSigns).map(paragraph)}`,
      attentionTable(attention),
      ...(stages.rows.length === 0 ? [] : [stageTable(stages)]),
      html`${subheading('Time to complete')}${paragraph(timeToComplete)}`,
      html`${subheading('Can I rely on this?')}<p class="text" style="${textStyles.strong}margin-bottom:10px;">${reliance.verdict}</p>${factTable(reliance.facts)}`,
      workbookPlace(workbook),
      html`<p class="muted" style="${textStyles.muted}${breaks}">${model.footer}</p>`,
    ],
  });
}

function head({ firm, title, notices }: MailModel): Html {
  return html`<h1 class="text" style="${textStyles.heading}${breaks}">${breakable(firm)}</h1>
<p class="muted" style="${textStyles.body}color:${colours.muted.light};">${title}</p>${notices.map(
    ({ label, text }) => html`
<p class="text" style="${textStyles.body}margin-top:10px;${breaks}"><strong>${label}:</strong> ${keepTail(breakable(text))}</p>`,
  )}`;
}

// Where a line breaks, a sign goes with the figure after it, and that with its word. After a hyphen a line may break, at a
// minus it may not.
function keepSigns(text: string): string {
  return text.replace(/ ([-+=]) (\S+) /g, (_, sign: string, figure: string) => {
    return ` ${sign === '-' ? '\u2212' : sign}\u00a0${figure}\u00a0`;
  });
}

/** Facts below each other, each with what it is about to its left. */
function factTable(facts: readonly RelianceFact[]): Html {
  return html`
<table width="100%" cellpadding="0" cellspacing="0" border="0">${facts.map(
    ({ label, text }) => html`
<tr>
<th class="muted rule" scope="row" align="left" valign="top" width="104" style="${textStyles.muted}font-weight:normal;padding:8px 8px 8px 0;border-top:1px solid ${colours.rule.light};">${label}</th>
<td class="text rule" align="left" valign="top" style="${textStyles.small}padding:8px 0;border-top:1px solid ${colours.rule.light};${breaks}">${keepTail(breakable(text))}</td>
</tr>`,
  )}
</table>`;
}

/** Where the workbook is: attached, behind a button, or in the archive. */
function workbookPlace({ text, link }: MailModel['workbook']): Html {
  return html`<p class="text" style="${textStyles.body}${breaks}">${keepTail(text)}</p>${link === undefined ? '' : place(link)}`;
}

// A file on this machine, which the command line gives, is no address that a mail can lead to.
function place(address: string): Html {
  if (!/^https?:\/\//.test(address)) {
    return html`
<p class="text" style="${textStyles.body}${breaks}">${breakable(address)}</p>`;
  }
  return html`
<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td height="12" style="height:12px;font-size:1px;line-height:12px;">&nbsp;</td></tr><tr>
<td class="button" align="center" bgcolor="${colours.button.light}" style="padding:12px 24px;background-color:${colours.button.light};"><a class="button-text" href="${address}" style="${textStyles.name}color:${colours.buttonText.light};text-decoration:none;">Download the workbook</a></td>
</tr></table>`;
}
