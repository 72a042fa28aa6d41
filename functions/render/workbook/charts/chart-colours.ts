import { palette } from '../cells/palette.ts';

/* Colours of what is drawn, RRGGBB. Each stands at 3 to 1 or more on the white of a chart (WCAG 2.2, 1.4.11). */

export const chartColours = {
  blue: '3F7FB0',
  dark: palette.brand,
  /** These three are light enough for figures to be written on them, in `palette.ink` at 4.5 to 1. */
  sky: '5B9BC8',
  amber: 'CB8035',
  grey: '8A96A3',
} as const;

/** From the first to the last of what has an order: from cool to warm. */
export const ramp = ['5C93BF', '3F7FB0', '2A6798', '1B3A57', 'CB8035', 'A85516', '7A2E0E'] as const;

const least = 3;

/** The colour, if it is one (`#RRGGBB`) that stands out from white. */
export function visibleOnWhite(colour: string | undefined): string | undefined {
  const [, rgb] = /^#([0-9a-f]{6})$/i.exec(colour ?? '') ?? [];
  return rgb !== undefined && contrastWithWhite(rgb) >= least ? rgb.toUpperCase() : undefined;
}

/** From 1 to 21. Source: WCAG 2.2, contrast ratio and relative luminance. */
export function contrastWithWhite(rgb: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(rgb.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}
