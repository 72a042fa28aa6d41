import { html, raw } from 'hono/html';
import type { StageBar, StageBars } from '../../words/mail/stage-bars.ts';
import { breakable } from '../text/breakable.ts';
import { mailColours as colours } from './mail-colours.ts';
import { type Html, layoutTable, subheading } from './mail-page.ts';
import { breaks, textStyles } from './mail-styles.ts';

/** The open cases of each stage with a bar, and of all together. */
export function stageTable({ rows, more, total }: StageBars): Html {
  const head = `${textStyles.muted}padding:0 0 6px 0;font-weight:normal;border-bottom:1px solid ${colours.rule.light};`;
  return html`${subheading('Open cases by stage')}
<table width="100%" cellpadding="0" cellspacing="0" border="0">
<tr>
<th class="muted rule" scope="col" align="left" style="${head}">Stage</th>
<th class="muted rule" scope="col" align="right" width="56" style="${head}">Cases</th>
<th class="muted rule" scope="col" align="right" width="120" style="${head}">Value</th>
</tr>${rows.map(stageRow)}${
    more === ''
      ? ''
      : html`
<tr><td class="muted" colspan="3" align="left" style="${textStyles.muted}padding:10px 0 0 0;">${more}</td></tr>`
  }${totalRow(total)}
</table>`;
}

function stageRow({ name, cases, amounts, percent }: StageBar): Html {
  const figure = `${textStyles.body}padding:10px 0 0 10px;`;
  return html`
<tr>
<th class="text" scope="row" align="left" valign="top" style="${textStyles.body}font-weight:normal;padding:10px 0 0 0;${breaks}">${breakable(name)}${bar(percent)}</th>
<td class="text" align="right" valign="top" style="${figure}">${cases}</td>
<td class="text" align="right" valign="top" style="${figure}">${lines(amounts)}</td>
</tr>`;
}

function totalRow({ cases, amounts }: StageBars['total']): Html {
  const line = `border-top:1px solid ${colours.rule.light};`;
  const figure = `${textStyles.strong}padding:8px 0 0 10px;${line}`;
  // A row of its own for the space above the line.
  return html`
<tr><td colspan="3" height="10" style="height:10px;font-size:1px;line-height:10px;">&nbsp;</td></tr>
<tr>
<th class="text rule" scope="row" align="left" valign="top" style="${textStyles.strong}padding:8px 0 0 0;${line}">All open cases</th>
<td class="text rule" align="right" valign="top" style="${figure}">${cases}</td>
<td class="text rule" align="right" valign="top" style="${figure}">${lines(amounts)}</td>
</tr>`;
}

function lines(amounts: readonly string[]): Html {
  if (amounts.length === 0) return html`no value`;
  return html`${amounts.map((amount, index) => html`${index === 0 ? '' : raw('<br>')}${amount}`)}`;
}

// Two cells side by side, since Outlook for Windows heeds a cell's width and background and little else.
function bar(percent: number): Html {
  const cell = 'height:10px;font-size:1px;line-height:10px;';
  const rest = 100 - percent;
  return html`<table ${raw(layoutTable)} aria-hidden="true"><tr><td class="bar" width="${percent}%" height="10" bgcolor="${colours.bar.light}" style="${cell}background-color:${colours.bar.light};">&nbsp;</td>${
    rest === 0
      ? ''
      : html`<td class="track" width="${rest}%" height="10" bgcolor="${colours.track.light}" style="${cell}background-color:${colours.track.light};">&nbsp;</td>`
  }</tr></table>`;
}
