import { html } from 'hono/html';
import type { Fact } from '../parts/reliance-facts.ts';
import { breakable } from '../text/breakable.ts';
import { keepTail } from '../text/keep-tail.ts';
import { mailColours as colours } from './mail-colours.ts';
import type { Html } from './mail-page.ts';
import { breaks, textStyles } from './mail-styles.ts';

/** Facts below each other, each with what it is about to its left. */
export function factTable(facts: readonly Fact[]): Html {
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
