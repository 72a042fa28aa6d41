import { html, raw } from 'hono/html';
import type { AttentionItem, AttentionList } from '../parts/attention-list.ts';
import { breakable } from '../text/breakable.ts';
import { keepTail } from '../text/keep-tail.ts';
import { mailColours as colours } from './mail-colours.ts';
import { type Html, layoutTable, subheading } from './mail-page.ts';
import { breaks, textStyles } from './mail-styles.ts';

/** The cases to act on, a row each: the name, which leads to the case, the reason, and what it is about. */
export function attentionTable({ note, items }: AttentionList): Html {
  return html`${subheading('Attention')}
<p class="muted" style="${textStyles.muted}">${note}</p>${
    items.length === 0
      ? ''
      : html`
<table ${raw(layoutTable)}>${items.map(row)}
</table>`
  }`;
}

function row({ rank, name, link, reason, about }: AttentionItem, index: number): Html {
  // No rule above the first: the heading parts it from what is before.
  const line = index === 0 ? '' : `border-top:1px solid ${colours.rule.light};`;
  return html`
<tr>
<td class="muted rule" align="left" valign="top" width="30" style="${textStyles.muted}line-height:24px;padding:10px 0;${line}">${rank}.</td>
<td class="rule" align="left" valign="top" style="padding:10px 0;${breaks}${line}">
<p class="text" style="${textStyles.name}">${link === undefined ? breakable(name) : caseLink(link, name)}</p>
<p class="text" style="${textStyles.body}">${keepTail(breakable(reason))}</p>
<p class="muted" style="${textStyles.muted}">${breakable(about)}</p>
</td>
</tr>`;
}

// A block, so that a finger finds it anywhere on its line.
function caseLink(address: string, name: string): Html {
  return html`<a class="link" href="${address}" style="display:block;color:${colours.link.light};">${breakable(name)}</a>`;
}
