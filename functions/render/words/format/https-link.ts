/**
 * An address that stands for itself, and is spared the parser: a host of several names, none of digits alone, in small
 * letters, and a path without dots.
 */
const plainAddress = /^https:\/\/(?:[a-z][a-z0-9]*\.)+[a-z]+\/[A-Za-z0-9/_-]*$/;

/** The address as a reader may be led to it, or nothing if it is not an https address. Source: docs/design.md, section 9. */
export function httpsLink(link: string | undefined): string | undefined {
  if (link === undefined) return undefined;
  if (plainAddress.test(link)) return link;
  if (!URL.canParse(link)) return undefined;
  const { protocol, href } = new URL(link);
  return protocol === 'https:' ? href : undefined;
}
