/** A colour on white paper and the one that takes its place where the reader's program is dark. `#RRGGBB`. */
type Colour = { readonly light: string; readonly dark: string };

/** Every text colour has 4.5:1 or more against what it stands on; a test works that out. */
export const mailColours = {
  page: { light: '#f1f4f6', dark: '#0f1720' },
  card: { light: '#ffffff', dark: '#1a2530' },
  text: { light: '#1c2b36', dark: '#f1f5f8' },
  muted: { light: '#4a5a66', dark: '#c3ced6' },
  link: { light: '#0b5394', dark: '#9cccf5' },
  bar: { light: '#2f6f8f', dark: '#6cb6d6' },
  track: { light: '#e3e9ed', dark: '#33424f' },
  rule: { light: '#d5dde3', dark: '#3a4a57' },
  warning: { light: '#7a2e0e', dark: '#ffe3cc' },
  warningPaper: { light: '#fff1e3', dark: '#4d2a10' },
} as const satisfies Record<string, Colour>;
