import { mailColours as colours } from './mail-colours.ts';

/** Segoe UI where there is Windows; Outlook takes Times for a first name that it does not know. */
export const fontFamily = "font-family:'Segoe UI',Arial,Helvetica,sans-serif;";

/** A way text looks, as an inline style: some programs heed no others. Nothing is smaller than 14 pixels. */
function textStyle(size: number, line: number, colour: keyof typeof colours, bold = false): string {
  return `margin:0;font-size:${size}px;line-height:${line}px;${bold ? 'font-weight:bold;' : ''}color:${colours[colour].light};`;
}

export const textStyles = {
  heading: textStyle(20, 26, 'text', true),
  subheading: textStyle(18, 24, 'text', true),
  number: textStyle(26, 32, 'text', true),
  name: textStyle(16, 24, 'text', true),
  body: textStyle(15, 22, 'text'),
  strong: textStyle(15, 22, 'text', true),
  small: textStyle(14, 20, 'text'),
  muted: textStyle(14, 20, 'muted'),
  warning: textStyle(15, 22, 'warning'),
  warningStrong: textStyle(15, 22, 'warning', true),
} as const;

/** For names from outside, which may be one long word; what a program does not know it leaves out. */
export const breaks = 'word-break:break-word;';

/*
 * Style sheets, each in an element of its own, since Gmail leaves out the whole of one in which it meets what it does
 * not know. Without any of them the mail is as wide as the screen all the same, and light.
 */
export const styleSheets: readonly string[] = [
  `
body { margin: 0; padding: 0; -webkit-text-size-adjust: 100%; -ms-text-size-adjust: 100%; }
table { border-collapse: collapse; }
@media (max-width: 620px) {
  .outer { padding: 0 !important; }
}
@media (max-width: 480px) {
  .side { padding-left: 16px !important; padding-right: 16px !important; }
}`,
  `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background-color: ${colours.page.dark} !important; }
  .card { background-color: ${colours.card.dark} !important; }
  .brand { background-color: ${colours.brand.dark} !important; }
  .text { color: ${colours.text.dark} !important; }
  .muted { color: ${colours.muted.dark} !important; }
  .link { color: ${colours.link.dark} !important; }
  .bar { background-color: ${colours.bar.dark} !important; }
  .track { background-color: ${colours.track.dark} !important; }
  .mark { border-color: ${colours.bar.dark} !important; }
  .rule { border-color: ${colours.rule.dark} !important; }
  .warning { color: ${colours.warning.dark} !important; }
  .warning-paper { background-color: ${colours.warningPaper.dark} !important; }
  .button { background-color: ${colours.button.dark} !important; }
  .button-text { color: ${colours.buttonText.dark} !important; }
}`,
];

/**
 * For classic Outlook alone, which draws with Word: its own font for everything, since its tables inherit none; lines as
 * high as they say, and not higher; no space of its own around tables.
 */
export const wordStyleSheet = `
table { border-collapse: collapse; mso-table-lspace: 0pt; mso-table-rspace: 0pt; }
h1, h2, p, a, td, th { ${fontFamily.replace(':', ': ')} mso-line-height-rule: exactly; }`;
