import type { Borders, Font, Style } from 'exceljs';
import { argb, palette } from './palette.ts';
import { typeScale as size } from './type-scale.ts';

/*
 * Every look a cell can have. Styles are made once and shared by all cells: exceljs keeps one entry of the file's style
 * table per object, and a style object per cell would cost more than the cells.
 */

type CellStyle = Partial<Style>;

const fontName = 'Arial';

function font(points: number, colour: string, more: Partial<Font> = {}): Partial<Font> {
  return { name: fontName, family: 2, size: points, color: argb(colour), ...more };
}

function fill(colour: string): Pick<Style, 'fill'> {
  return { fill: { type: 'pattern', pattern: 'solid', fgColor: argb(colour) } };
}

const rule: Partial<Borders> = { bottom: { style: 'thin', color: argb(palette.line) } };
/** Of a tile, to its left. */
const edge: Partial<Borders> = { left: { style: 'thick', color: argb(palette.headRule) } };

function tileText(vertical: 'top' | 'bottom'): CellStyle {
  return {
    font: font(size.note, palette.quiet),
    alignment: { horizontal: 'left', vertical, indent: 1 },
    ...fill(palette.mist),
  };
}

export const cellStyles = {
  title: { font: font(size.title, palette.brand, { bold: true }), alignment: { vertical: 'middle' } },
  subtitle: { font: font(size.body, palette.quiet), alignment: { vertical: 'middle' } },
  section: { font: font(size.section, palette.brand, { bold: true }), alignment: { vertical: 'bottom' } },
  body: { font: font(size.body, palette.ink), alignment: { vertical: 'top', wrapText: true } },
  label: { font: font(size.body, palette.quiet), alignment: { vertical: 'top', wrapText: true } },
  /** A line to write on, and what belongs there. */
  fillIn: { font: font(size.body, palette.ink), alignment: { vertical: 'bottom' }, border: rule },
  fillInLabel: { font: font(size.body, palette.quiet), alignment: { vertical: 'bottom' } },
  link: { font: font(size.body, palette.link, { underline: true }), alignment: { vertical: 'middle' } },
  warning: {
    font: font(size.body, palette.warnInk, { bold: true }),
    alignment: { vertical: 'middle', wrapText: true },
    ...fill(palette.warnFill),
  },
  /** A warning that runs on over the cells to its right, which a fill would not. */
  warningLine: { font: font(size.body, palette.warnInk, { bold: true }), alignment: { vertical: 'middle' } },
  tileLabel: { ...tileText('bottom'), border: edge },
  tileNote: { ...tileText('top'), border: edge },
  tilePace: {
    ...tileText('top'),
    font: font(size.note, palette.ink),
    alignment: { horizontal: 'left', vertical: 'top', indent: 1, shrinkToFit: true },
    border: edge,
  },
  /** Within a tile, away from its edge. */
  tileLabelBeside: tileText('bottom'),
} as const satisfies Record<string, CellStyle>;

const made = new Map<string, CellStyle>();

const tileFonts = {
  large: font(size.figure, palette.ink, { bold: true }),
  small: font(size.section, palette.ink, { bold: true }),
  beside: font(size.section, palette.ink, { bold: true }),
  note: font(size.note, palette.quiet),
};

/** A tile's figure: small where many tiles stand side by side, or beside a large one; as a note under one. */
export function tileStyle(numFmt: string, scale: keyof typeof tileFonts = 'large'): CellStyle {
  return remember(`tile ${scale} ${numFmt}`, () => ({
    font: tileFonts[scale],
    alignment: { horizontal: 'left', vertical: 'middle', shrinkToFit: true, indent: 1 },
    ...(scale === 'beside' ? {} : { border: edge }),
    numFmt,
    ...fill(palette.mist),
  }));
}

/** The head of a column; figures and their heads stand to the right. The filter button has the last line to itself. */
export function headStyle(align: 'left' | 'right'): CellStyle {
  return remember(`head ${align}`, () => ({
    font: font(size.body, palette.white, { bold: true }),
    alignment: { horizontal: align, vertical: 'top', wrapText: true, ...indent(align) },
    border: { left: { style: 'thin', color: argb(palette.headRule) } },
    ...fill(palette.brand),
  }));
}

export type CellLook = {
  readonly numFmt?: string;
  readonly align?: 'left' | 'right' | 'fill';
  /** Over several lines, where the text is longer than the column is wide. */
  readonly wrap?: boolean;
  readonly linked?: boolean;
  /** Smaller, where the text is longer than the cell: for where a row must stay one line. */
  readonly shrink?: boolean;
  /** For UUIDs and the like, which only programs read. */
  readonly faint?: boolean;
};

/** A cell in the body of a list. */
export function listStyle(look: CellLook): CellStyle {
  const { numFmt, align = 'left', wrap = false, shrink = false, linked = false, faint = false } = look;
  return remember(`list ${numFmt} ${align} ${wrap} ${shrink} ${linked} ${faint}`, () => ({
    font: linked
      ? font(size.body, palette.link, { underline: true })
      : font(faint ? size.note : size.body, faint ? palette.quiet : palette.ink),
    alignment: { horizontal: align, vertical: 'top', wrapText: wrap, shrinkToFit: shrink, ...indent(align) },
    border: rule,
    ...(numFmt === undefined ? {} : { numFmt }),
  }));
}

const marked = new WeakMap<CellStyle, Map<string, CellStyle>>();

/** The same with a thin mark at its left edge. @param colour `#RRGGBB` */
export function markedStyle(style: CellStyle, colour: string): CellStyle {
  const known = marked.get(style) ?? new Map<string, CellStyle>();
  marked.set(style, known);
  const made = known.get(colour) ?? {
    ...style,
    border: { ...style.border, left: { style: 'thick', color: argb(colour.slice(1).toUpperCase()) } },
  };
  known.set(colour, made);
  return made;
}

/** A cell in a list's row of totals. */
export function totalStyle(numFmt: string | undefined, align: 'left' | 'right'): CellStyle {
  return remember(`total ${numFmt} ${align}`, () => ({
    font: font(size.body, palette.ink, { bold: true }),
    alignment: { horizontal: align, vertical: 'middle', ...indent(align) },
    border: { top: { style: 'medium', color: argb(palette.brand) } },
    ...(numFmt === undefined ? {} : { numFmt }),
    ...fill(palette.mist),
  }));
}

// Keeps a text clear of the figure to its left. LibreOffice indents only the first of figures that look the same.
function indent(align: CellLook['align']): { indent?: number } {
  return align === 'left' ? { indent: 1 } : {};
}

function remember(key: string, make: () => CellStyle): CellStyle {
  const known = made.get(key);
  if (known !== undefined) return known;
  const style = make();
  made.set(key, style);
  return style;
}
