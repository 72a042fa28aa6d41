/** A mail as classic Outlook reads it: what is in comments for Word alone is part of it. */
export function asWord(html: string): string {
  return html.replace(/<!--\[if mso\]>(.*?)<!\[endif\]-->/gs, '$1');
}
