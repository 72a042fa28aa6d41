import { html, raw } from 'hono/html';
import { mailColours as colours } from './mail-colours.ts';

/** A piece of HTML in which everything from outside has been escaped. */
export type Html = ReturnType<typeof html>;

const font = "font-family:'Segoe UI',Arial,Helvetica,sans-serif;";

/** The ways text looks, as inline styles: many mail programs heed no others. */
export const textStyles = {
  heading: `margin:0;${font}font-size:22px;line-height:28px;font-weight:bold;color:${colours.text.light};`,
  subheading: `margin:0;${font}font-size:16px;line-height:22px;font-weight:bold;color:${colours.text.light};`,
  number: `margin:0;${font}font-size:28px;line-height:34px;font-weight:bold;color:${colours.text.light};`,
  body: `margin:0;${font}font-size:14px;line-height:20px;color:${colours.text.light};`,
  strong: `margin:0;${font}font-size:14px;line-height:20px;font-weight:bold;color:${colours.text.light};`,
  muted: `margin:0;${font}font-size:13px;line-height:18px;color:${colours.muted.light};`,
  warning: `margin:0;${font}font-size:14px;line-height:20px;color:${colours.warning.light};`,
} as const;

// Programs that know dark mode and style sheets get our dark colours; the others invert the light ones by themselves.
const styleSheet = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { margin: 0; padding: 0; -webkit-text-size-adjust: 100%; -ms-text-size-adjust: 100%; }
@media (max-width: 480px) {
  .tile { display: block !important; width: auto !important; padding-bottom: 14px !important; }
  .side { padding-left: 16px !important; padding-right: 16px !important; }
}
@media (prefers-color-scheme: dark) {
  .page { background-color: ${colours.page.dark} !important; }
  .card { background-color: ${colours.card.dark} !important; }
  .text { color: ${colours.text.dark} !important; }
  .muted { color: ${colours.muted.dark} !important; }
  .link { color: ${colours.link.dark} !important; }
  .bar { background-color: ${colours.bar.dark} !important; }
  .track { background-color: ${colours.track.dark} !important; }
  .rule { border-color: ${colours.rule.dark} !important; }
  .warning { color: ${colours.warning.dark} !important; }
  .warning-paper { background-color: ${colours.warningPaper.dark} !important; }
}`;

/**
 * A whole mail: 600 px wide where there is room, as wide as the screen where there is not. Outlook for Windows draws
 * with Word, which knows no `max-width`; it gets a table of its own around ours.
 */
export function mailPage(page: {
  readonly title: string;
  readonly preheader: string;
  readonly rows: readonly Html[];
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
<style>${raw(styleSheet)}
</style>
</head>
<body class="page" bgcolor="${colours.page.light}" style="margin:0;padding:0;background-color:${colours.page.light};">
<div style="display:none;font-size:1px;line-height:1px;max-height:0;max-width:0;opacity:0;overflow:hidden;mso-hide:all;">${preheader}</div>
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="${colours.page.light}" style="background-color:${colours.page.light};">
<tr><td align="center" style="padding:16px 8px;">
${raw('<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->')}
<table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="${colours.card.light}" style="width:100%;max-width:600px;background-color:${colours.card.light};">
${rows.map(
  (row) => html`<tr><td class="side" align="left" style="padding:16px 28px 0 28px;">${row}</td></tr>
`,
)}<tr><td style="font-size:1px;line-height:20px;height:20px;">&nbsp;</td></tr>
</table>
${raw('<!--[if mso]></td></tr></table><![endif]-->')}
</td></tr>
</table>
</body>
</html>
`);
}

// hono's html gives a promise only where a value put into it is one, and none of ours is.
function toText(page: Html): string {
  if (page instanceof Promise) throw new TypeError('A mail is made of values that are already there.');
  return page.toString();
}
