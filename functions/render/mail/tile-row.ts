import { html, raw } from 'hono/html';
import type { Tile } from './head-tiles.ts';
import { mailColours as colours } from './mail-colours.ts';
import { forWord, type Html, layoutTable } from './mail-page.ts';
import { breaks, textStyles } from './mail-styles.ts';

/** Three of them are as wide as the text, with its margins of 28 pixels. */
const tileWidth = 181;

/**
 * The headline figures side by side where there is room, and below each other where there is not, with no style sheet
 * needed for it. Word, which knows no `inline-block`, gets cells of a table.
 */
export function tileRow(tiles: readonly Tile[]): Html {
  const open = `<table role="presentation" width="${tileWidth * tiles.length}" cellpadding="0" cellspacing="0" border="0"><tr>`;
  const cell = `<td width="${tileWidth}" valign="top">`;
  // No blank between two tiles, which would be as wide as a letter and leave no room for the last.
  return html`<div style="font-size:0;line-height:0;">${raw(forWord(`${open}${cell}`))}${tiles.map(
    (each, index) => html`${index === 0 ? '' : raw(forWord(`</td>${cell}`))}${tile(each)}`,
  )}${raw(forWord('</td></tr></table>'))}</div>`;
}

function tile({ label, count, amounts, notes, against }: Tile): Html {
  return html`<div class="tile" style="display:inline-block;width:100%;max-width:${tileWidth}px;vertical-align:top;"><table ${raw(layoutTable)}><tr>
<td class="tile-side" style="padding:0 14px 0 0;"><table ${raw(layoutTable)}><tr><td class="mark" align="left" style="padding:10px 0;border-top:3px solid ${colours.bar.light};">
<p class="muted" style="${textStyles.muted}">${label}</p>
<p class="text" style="${textStyles.number}">${count}</p>${amounts.map(
    (amount) => html`
<p class="text" style="${textStyles.strong}${breaks}">${amount}</p>`,
  )}${notes.map(
    (note) => html`
<p class="muted" style="${textStyles.muted}">${note}</p>`,
  )}${(against?.lines ?? []).map(
    (line, index) => html`
<p class="text" style="${textStyles.small}${index === 0 ? 'margin-top:6px;' : ''}">${line}</p>`,
  )}
</td></tr></table></td>
</tr></table></div>`;
}
