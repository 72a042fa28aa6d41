import { html } from 'hono/html';
import type { AttentionItem, AttentionList } from './attention-list.ts';
import { mailColours as colours } from './mail-colours.ts';
import { type Html, textStyles } from './mail-page.ts';

/** The cases to act on, a row each: the name, which leads to the case, the reason, and what it is about. */
export function attentionTable({ note, items }: AttentionList): Html {
  return html`<h2 class="text" style="${textStyles.subheading}padding:4px 0;">Attention</h2>
<p class="muted" style="${textStyles.muted}">${note}</p>${
    items.length === 0
      ? ''
      : html`
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="width:100%;">${items.map(row)}
</table>`
  }`;
}

function row({ rank, name, link, reason, about }: AttentionItem): Html {
  const cell = 'padding:8px 0 0 0;';
  const strong = `${textStyles.strong}word-break:break-word;`;
  return html`
<tr>
<td class="muted" align="left" valign="top" width="28" style="${textStyles.body}color:${colours.muted.light};${cell}">${rank}.</td>
<td align="left" valign="top" style="${cell}">
<p class="text" style="${strong}">${
    link === undefined ? name : html`<a class="link" href="${link}" style="color:${colours.link.light};">${name}</a>`
  }</p>
<p class="text" style="${textStyles.body}word-break:break-word;">${reason}</p>
<p class="muted" style="${textStyles.muted}word-break:break-word;">${about}</p>
</td>
</tr>`;
}
