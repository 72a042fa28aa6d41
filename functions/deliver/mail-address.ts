/** A name, empty where there is none, and the bare address. */
export type MailAddress = { readonly name: string; readonly address: string };

/** Reads a sender as the settings have it: `Casebook <cases@harbour.example>` or `cases@harbour.example`. */
export function parseSender(sender: string): MailAddress {
  const [, name = '', address] = /^(.*?)\s*<([^<>]*)>$/su.exec(sender) ?? [];
  return { name: name.replace(/^"(.*)"$/su, '$1'), address: address ?? sender };
}

/**
 * Whether the text is one plain address and nothing else. What a mail program could read as two, or as a name with an
 * address hidden behind it, is not.
 */
export function isOneAddress(text: string): boolean {
  return /^[^\s\p{Cc}"(),:;<>@[\\\]]+@[^\s\p{Cc}"(),:;<>@[\\\]]+$/u.test(text);
}
