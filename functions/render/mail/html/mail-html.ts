import { html } from 'hono/html';
import { relyQuestion } from '../../words/first-screen/answer-in-short.ts';
import type { MailModel } from '../mail-model.ts';
import { breakable } from '../text/breakable.ts';
import { keepTail } from '../text/keep-tail.ts';
import { actFirstTable } from './act-first-table.ts';
import { figureTable } from './figure-table.ts';
import { mailColours as colours } from './mail-colours.ts';
import { type Html, mailPage, paragraph, subheading, warningBox } from './mail-page.ts';
import { breaks, textStyles } from './mail-styles.ts';
import { stageTable } from './stage-table.ts';

/** The mail as most readers see it. The first screen of a phone ends below the cases to act on. */
export function mailHtml(model: MailModel): string {
  const { warnings, sentences, movement, figures, stages, timeToComplete, reliance, workbook } = model;
  return mailPage({
    title: model.subject,
    preheader: model.preheader,
    rows: [
      { html: head(model), above: 12 },
      ...warnings.map(({ heading, lines }) => ({ html: warningBox(heading, lines.map(breakable)), above: 12 })),
      { html: headline(model.headline), above: 8 },
      { html: actFirstTable(model.actFirst), above: 10 },
      figureTable(figures),
      ...(sentences.length === 0 ? [] : [html`${subheading('In short')}${sentences.map(breakable).map(paragraph)}`]),
      html`${subheading('What changed')}${movement.map(keepSigns).map(paragraph)}`,
      ...(stages.rows.length === 0 ? [] : [stageTable(stages)]),
      html`${subheading('Time to complete')}${paragraph(timeToComplete)}`,
      html`${subheading(relyQuestion)}<p class="text" style="${textStyles.strong}margin-bottom:10px;">${reliance.verdict}</p>${factTable(reliance.facts)}`,
      workbookPlace(workbook),
      html`<p class="muted" style="${textStyles.muted}${breaks}">${model.footer}</p>`,
    ],
  });
}

function head({ firm, title, notices }: MailModel): Html {
  return html`<h1 class="text" style="${textStyles.heading}${breaks}">${breakable(firm)} <span class="muted" style="${textStyles.muted}font-weight:normal;">${title}</span></h1>${notices.map(
    ({ label, text }) => html`
<p class="text" style="${textStyles.small}margin-top:6px;${breaks}"><strong>${label}:</strong> ${keepTail(breakable(text))}</p>`,
  )}`;
}

function headline({ open, value, valueMeans, change, answer }: MailModel['headline']): Html {
  return html`<p class="text" style="${textStyles.number}">${open}</p>${
    value === ''
      ? ''
      : html`
<p class="muted" style="${textStyles.muted}${breaks}"><strong class="text" style="color:${colours.text.light};">${value}</strong> ${keepTail(valueMeans)}</p>`
  }
<p class="text" style="${textStyles.small}margin-top:4px;">${keepTail(change)}</p>
<p class="text" style="${textStyles.small}margin-top:4px;"><strong>${relyQuestion}</strong> ${keepTail(answer)}</p>`;
}

// Where a line breaks, a sign goes with the figure after it, and that with its word. After a hyphen a line may break, at a
// minus it may not.
function keepSigns(text: string): string {
  return text.replace(/ ([-+=]) (\S+) /g, (_, sign: string, figure: string) => {
    return ` ${sign === '-' ? '\u2212' : sign}\u00a0${figure}\u00a0`;
  });
}

/** Facts below each other, each with what it is about to its left. */
function factTable(facts: MailModel['reliance']['facts']): Html {
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
