import { html } from 'hono/html';
import type { MailModel } from '../mail-model.ts';
import { workbookPlace } from '../parts/workbook-place.ts';
import { breakable } from '../text/breakable.ts';
import { keepTail } from '../text/keep-tail.ts';
import { attentionTable } from './attention-table.ts';
import { factTable } from './fact-table.ts';
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
