import { html } from 'hono/html';
import type { MailModel } from '../mail-model.ts';
import { keepTail } from '../text/keep-tail.ts';
import { mailColours as colours } from './mail-colours.ts';
import { type Html, subheading } from './mail-page.ts';
import { breaks, textStyles } from './mail-styles.ts';

/** The report's figures, one below the other: what it is, how many, and what that is to be set against. */
export function figureTable(figures: MailModel['figures']): Html {
  return html`${subheading('In figures')}
<table width="100%" cellpadding="0" cellspacing="0" border="0">${figures.map(row)}
</table>`;
}

function row({ label, figure, notes }: MailModel['figures'][number], index: number): Html {
  const line = index === 0 ? '' : `border-top:1px solid ${colours.rule.light};`;
  const below = notes.length === 0 ? '8px' : '0';
  return html`
<tr>
<th class="text rule" scope="row" align="left" valign="top" style="${textStyles.body}font-weight:normal;padding:8px 8px ${below} 0;${line}${breaks}">${label}</th>
<td class="text rule" align="right" valign="top" style="${textStyles.strong}padding:8px 0 ${below} 0;${line}${breaks}">${keepAmounts(figure)}</td>
</tr>${
    notes.length === 0
      ? ''
      : html`
<tr><td class="muted" colspan="2" align="left" style="${textStyles.muted}padding:0 0 8px 0;">${keepTail(notes.join('; '))}</td></tr>`
  }`;
}

/** Where it breaks, an amount and a range stay whole. */
function keepAmounts(figure: string): string {
  return figure.replace(/ (\+|to) /g, '\u00a0$1\u00a0');
}
