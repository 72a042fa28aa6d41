/**
 * A colour on white paper and the one that takes its place where the reader's program is dark and heeds our style
 * sheet. `#RRGGBB`. Programs that turn light into dark by themselves work from the first: dark ink on light paper and
 * white ink on dark paper, so that either stays readable however it is turned.
 */
type Colour = { readonly light: string; readonly dark: string };

/** As in the workbook. Every text has 4.5:1 or more against what it stands on, a bar 3:1; a test works that out. */
export const mailColours = {
  page: { light: '#eef2f6', dark: '#0f1720' },
  card: { light: '#ffffff', dark: '#1a2530' },
  brand: { light: '#1b3a57', dark: '#6cb6d6' },
  text: { light: '#1f2933', dark: '#f1f5f8' },
  muted: { light: '#4d5b68', dark: '#c3ced6' },
  link: { light: '#0b5394', dark: '#9cccf5' },
  bar: { light: '#2f6f8f', dark: '#6cb6d6' },
  track: { light: '#e3e9ef', dark: '#33424f' },
  rule: { light: '#d5dce3', dark: '#3f5060' },
  warning: { light: '#6b3e00', dark: '#ffe8b8' },
  warningPaper: { light: '#fff1cc', dark: '#4d3510' },
  button: { light: '#1b3a57', dark: '#9cccf5' },
  buttonText: { light: '#ffffff', dark: '#0f1720' },
} as const satisfies Record<string, Colour>;
