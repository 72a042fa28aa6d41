// Joiner, thin non-joiner and space: nothing to see, and nothing that a program would shorten to one blank.
const blank = '&#847;&zwnj;&nbsp;';

/**
 * What stands in a list of mails after the preheader: without it, many programs go on with the body's own text there.
 * The longest line of them shows about 200 characters. HTML.
 */
export function preheaderPadding(preheader: string): string {
  return blank.repeat(Math.max(40, 200 - preheader.length));
}
