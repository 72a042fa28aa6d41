import { html, raw } from 'hono/html';
import { actFirstTitle } from '../../words/first-screen/act-first.ts';
import type { MailModel } from '../mail-model.ts';
import { breakable } from '../text/breakable.ts';
import { keepTail } from '../text/keep-tail.ts';
import { mailColours as colours } from './mail-colours.ts';
import { type Html, layoutTable, subheading } from './mail-page.ts';
import { breaks, textStyles } from './mail-styles.ts';

type Items = MailModel['actFirst']['items'];

/** The cases to act on, a row each: the name, which leads to the case, who holds it for whom, and why. */
export function actFirstTable({ items, others }: MailModel['actFirst']): Html {
  return html`${subheading(actFirstTitle, 2)}${
    items.length === 0
      ? ''
      : html`
<table ${raw(layoutTable)}>${items.map(row)}
</table>`
  }${
    others === ''
      ? ''
      : html`
<p class="muted" style="${textStyles.muted}${items.length === 0 ? '' : 'margin-top:4px;'}${breaks}">${keepTail(breakable(others))}</p>`
  }`;
}

function row({ rank, name, value, link, who, why }: Items[number], index: number): Html {
  // No rule above the first: the heading parts it from what is before.
  const line = index === 0 ? '' : `border-top:1px solid ${colours.rule.light};`;
  const top = `padding:2px 0 0 0;${line}`;
  return html`
<tr>
<td class="muted rule" align="left" valign="top" width="22" style="${textStyles.muted}line-height:24px;${top}">${rank}.</td>
<td class="rule" align="left" valign="top" style="${top}${breaks}"><p class="text" style="${textStyles.name}">${link === undefined ? breakable(name) : caseLink(link, name)}</p></td>
<td class="text rule" align="right" valign="top" width="72" style="${textStyles.small}line-height:24px;${top}">${value}</td>
</tr>
<tr>
<td style="padding:0 0 2px 0;"></td>
<td colspan="2" align="left" valign="top" style="padding:0 0 2px 0;${breaks}">
<p class="text" style="${textStyles.small}">${breakable(who)}</p>
<p class="muted" style="${textStyles.muted}">${breakable(why)}</p>
</td>
</tr>`;
}

// A block, so that a finger finds it anywhere on its line.
function caseLink(address: string, name: string): Html {
  return html`<a class="link" href="${address}" style="display:block;color:${colours.link.light};">${breakable(name)}</a>`;
}
