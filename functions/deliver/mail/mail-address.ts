/** A name, empty where there is none, and the bare address. */
export type MailAddress = { readonly name: string; readonly address: string };

/** Reads a sender as the settings have it: `Casebook <cases@harbour.example>` or `cases@harbour.example`. */
export function parseSender(sender: string): MailAddress {
  const [, name = '', address] = /^(.*?)\s*<([^<>]*)>$/su.exec(sender) ?? [];
  return { name: name.replace(/^"(.*)"$/su, '$1'), address: address ?? sender };
}

/** With its domain in small letters, as rights in AWS know it: there a domain in capitals is another one. */
export function smallDomain(address: string): string {
  const at = address.lastIndexOf('@');
  return address.slice(0, at) + address.slice(at).toLowerCase();
}

/**
 * Whether the text is one plain address and nothing else. What a mail program could read as two, or as a name with an
 * address hidden behind it, is not.
 */
export function isOneAddress(text: string): boolean {
  return /^[^\s\p{Cc}"(),:;<>@[\\\]]+@[^\s\p{Cc}"(),:;<>@[\\\]]+$/u.test(text);
}
