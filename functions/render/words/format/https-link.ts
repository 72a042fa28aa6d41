/** The address as a reader may be led to it, or nothing if it is not an https address. Source: docs/design.md, section 9. */
export function httpsLink(link: string | undefined): string | undefined {
  if (link === undefined || !URL.canParse(link)) return undefined;
  const { protocol, href } = new URL(link);
  return protocol === 'https:' ? href : undefined;
}
