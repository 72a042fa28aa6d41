import { html, raw } from 'hono/html';
import type { HeadTile } from '../parts/head-tiles.ts';
import { mailColours as colours } from './mail-colours.ts';
import { forWord, type Html, layoutTable } from './mail-page.ts';
import { breaks, textStyles } from './mail-styles.ts';

/** In pixels. Three columns with two gaps are as wide as the text, which is the mail without its margins. */
const column = 172;
const gap = 14;

/**
 * The headline figures side by side where there is room, and below each other where there is not, with no style sheet
 * needed for it. Word, which knows no `inline-block`, gets cells of a table.
 */
export function tileRow(tiles: readonly HeadTile[]): Html {
  const spaces = tiles.map((_, index): number => (index === tiles.length - 1 ? 0 : gap));
  const total = spaces.reduce((sum, space) => sum + column + space, 0);
  const table = `<table role="presentation" width="${total}" cellpadding="0" cellspacing="0" border="0"><tr>`;
  // No blank between two tiles, which would be as wide as a letter and leave no room for the last.
  return html`<div style="font-size:0;line-height:0;">${tiles.map((each, index) => {
    const space = spaces[index] ?? 0;
    const before = `${index === 0 ? table : '</td>'}<td width="${column + space}" valign="top">`;
    return html`${raw(forWord(before))}${tile(each, space)}`;
  })}${raw(forWord('</td></tr></table>'))}</div>`;
}

function tile({ label, count, amounts, notes, against }: HeadTile, space: number): Html {
  return html`<div class="tile" style="display:inline-block;width:100%;max-width:${column + space}px;vertical-align:top;"><table ${raw(layoutTable)}><tr>
<td class="tile-side" style="padding:0 ${space}px 0 0;"><table ${raw(layoutTable)}><tr><td class="mark" align="left" style="padding:10px 0;border-top:3px solid ${colours.bar.light};">
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
