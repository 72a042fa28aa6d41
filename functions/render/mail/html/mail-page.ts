import { html, raw } from 'hono/html';
import { keepTail } from '../text/keep-tail.ts';
import { mailColours as colours } from './mail-colours.ts';
import { fontFamily, styleSheets, textStyles, wordStyleSheet } from './mail-styles.ts';

/** A piece of HTML in which everything from outside has been escaped. */
export type Html = ReturnType<typeof html>;

// Joiner, thin non-joiner and space: nothing to see, and nothing that a program would shorten to one blank.
const blank = '&#847;&zwnj;&nbsp;';

/** A table for the layout alone, as wide as it may be. */
export const layoutTable = 'role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"';

/** A heading within a mail. @param below pixels */
export function subheading(text: string, below = 8): Html {
  return html`<h2 class="text" style="${textStyles.subheading}margin-bottom:${below}px;">${text}</h2>`;
}

/** One paragraph of several. Margins, since Word heeds no padding outside of cells. */
export function paragraph(text: string): Html {
  return html`
<p class="text" style="${textStyles.body}margin-bottom:6px;">${keepTail(text)}</p>`;
}

/** Lines on paper of another colour, for what must not be missed. The first line says so in words. */
export function warningBox(heading: string, lines: readonly string[]): Html {
  return html`<table ${raw(layoutTable)} class="warning-paper" bgcolor="${colours.warningPaper.light}" style="background-color:${colours.warningPaper.light};"><tr><td style="padding:14px 16px;">
<p class="warning" style="${textStyles.warningStrong}">${keepTail(heading)}</p>${lines.map(
    (line) => html`
<p class="warning" style="${textStyles.warning}margin-top:6px;">&bull; ${keepTail(line)}</p>`,
  )}
</td></tr></table>`;
}

/**
 * A whole mail: 600 px wide where there is room, as wide as the screen where there is not. Outlook for Windows draws
 * with Word, which knows no `max-width`; it gets a table of its own around ours.
 */
export function mailPage(page: {
  readonly title: string;
  readonly preheader: string;
  /** Each below the one before, with so many pixels between, if not as many as usual. */
  readonly rows: readonly (Html | { readonly html: Html; readonly above: number })[];
}): string {
  const { title, preheader, rows } = page;
  return toText(html`<!DOCTYPE html>
<html lang="en-GB" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${title}</title>
${raw(forWord(`<xml xmlns:o="urn:schemas-microsoft-com:office:office"><o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml><style>${wordStyleSheet}\n</style>`))}${styleSheets.map(
  (sheet) => html`
<style>${raw(sheet)}
</style>`,
)}
</head>
<body class="page" bgcolor="${colours.page.light}" style="margin:0;padding:0;background-color:${colours.page.light};">
<div style="display:none;max-height:0;overflow:hidden;font-size:1px;line-height:1px;mso-hide:all;">${preheader}${raw(preheaderPadding(preheader))}</div>
<table ${raw(layoutTable)} class="page" bgcolor="${colours.page.light}" style="background-color:${colours.page.light};">
<tr><td class="outer" align="center" style="padding:20px 8px;${fontFamily}">
${raw(forWord('<table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td>'))}
<table ${raw(layoutTable)} class="card" bgcolor="${colours.card.light}" style="width:100%;max-width:600px;background-color:${colours.card.light};">
<tr><td class="brand" height="6" bgcolor="${colours.brand.light}" style="height:6px;font-size:1px;line-height:6px;background-color:${colours.brand.light};">&nbsp;</td></tr>
${rows.map((row) => {
  const { html: content, above } = 'above' in row ? row : { html: row, above: 24 };
  return html`<tr><td class="side" align="left" style="padding:${above}px 28px 0 28px;">${content}</td></tr>
`;
})}<tr><td height="28" style="height:28px;font-size:1px;line-height:28px;">&nbsp;</td></tr>
</table>
${raw(forWord('</td></tr></table>'))}
</td></tr>
</table>
</body>
</html>
`);
}

/** What classic Outlook alone heeds; for others it is a comment. */
export function forWord(text: string): string {
  return `<!--[if mso]>${text}<![endif]-->`;
}

// hono's html gives a promise only where a value put into it is one, and none of ours is.
function toText(page: Html): string {
  if (page instanceof Promise) throw new TypeError('A mail is made of values that are already there.');
  return page.toString();
}

/**
 * What stands in a list of mails after the preheader: without it, many programs go on with the body's own text there.
 * The longest line of them shows about 200 characters. HTML.
 */
function preheaderPadding(preheader: string): string {
  return blank.repeat(Math.max(40, 200 - preheader.length));
}
