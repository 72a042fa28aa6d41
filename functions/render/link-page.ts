import { html, raw } from 'hono/html';
import { mailColours as colours } from './mail/html/mail-colours.ts';
import { type LinkedWorkbook, linkWords } from './words/link-words.ts';

const coloursOf = (scheme: 'light' | 'dark') =>
  `body{background:${colours.page[scheme]};color:${colours.text[scheme]}}` +
  `main{background:${colours.card[scheme]};border-top-color:${colours.brand[scheme]}}` +
  `button{background:${colours.button[scheme]};color:${colours.buttonText[scheme]}}` +
  `footer{color:${colours.muted[scheme]}}`;

/** The page's whole style sheet, as it stands in the page: its hash is what the page's policy lets through. */
export const linkPageStyle =
  `${coloursOf('light')}` +
  'body{margin:0;padding:16px;font:16px/1.5 "Segoe UI",Helvetica,Arial,sans-serif}' +
  'main{box-sizing:border-box;max-width:600px;margin:8vh auto 0;padding:24px;border-top-width:6px;border-top-style:solid}' +
  'h1{margin:0 0 12px;font-size:22px;line-height:1.3}p{margin:0 0 12px;overflow-wrap:anywhere}' +
  'button{width:100%;min-height:48px;margin:8px 0;padding:12px 24px;border:0;font:inherit;font-weight:600;cursor:pointer}' +
  'button:focus-visible{outline:3px solid;outline-offset:3px}footer{margin-top:16px;font-size:14px}' +
  `@media(prefers-color-scheme:dark){${coloursOf('dark')}}`;

/**
 * What the link of a mail opens. The workbook is fetched by its button alone, with a POST: programs that look through
 * mails follow links, and press no buttons. It loads nothing and runs nothing.
 */
export function linkPage(linked: LinkedWorkbook): string {
  const { title, lines, button } = linkWords(linked);
  const page = html`<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex, nofollow">
<title>${title}</title>
<style>${raw(linkPageStyle)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${lines.map((line) => html`<p>${line}</p>\n`)}${
  button === undefined ? '' : html`<form method="post"><button type="submit">${button}</button></form>\n`
}<footer>Casebook</footer>
</main>
</body>
</html>
`;
  if (page instanceof Promise) throw new TypeError('The page is made of values that are already there.');
  return page.toString();
}
