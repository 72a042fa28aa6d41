/**
 * Whether a reader of the text would see nothing: white space, control characters, halves of a character, and what no
 * program draws (zero-width spaces and joiners, direction marks, the byte order mark, blank Hangul and Braille).
 */
export function showsNothing(text: string): boolean {
  return /^[\s\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800\uFFFE\uFFFF]*$/u.test(text);
}
