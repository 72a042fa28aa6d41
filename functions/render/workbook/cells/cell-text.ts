/** Characters, counted in UTF-16 as Excel does. Source: Excel specifications and limits. */
const most = 32_767;

/**
 * What XML 1.0 cannot hold (control characters but tab and line break, lone surrogates, U+FFFE and U+FFFF), and
 * delete (U+007F), which exceljs leaves out.
 */
const unholdable = /(?![\t\n\u0080-\u009F])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu;

/**
 * The text that a cell shows for a text from outside; every text of the workbook goes through here.
 *
 * It cannot start a formula, here or where somebody pastes it: one that begins like one gets an apostrophe in front.
 * A carriage return becomes a line break, since XML holds no other. Source: docs/design.md, section 9.
 */
export function cellText(text: string): string {
  const held = holdable(text);
  return cut(beginsLikeFormula(text) || beginsLikeFormula(held) ? `'${held}` : held);
}

/** The text without what XML cannot hold. For where no formula can be: footers and properties. */
export function holdable(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(unholdable, '');
}

function beginsLikeFormula(text: string): boolean {
  return /^[=+\-@\t]/.test(text) || text.startsWith('\0');
}

function cut(text: string): string {
  if (text.length <= most) return text;
  // Half of a surrogate pair could not be held.
  return text.slice(0, text.codePointAt(most - 1) === text.charCodeAt(most - 1) ? most : most - 1);
}
