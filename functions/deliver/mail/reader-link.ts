import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a reader's link ends in: a name, by which it is found, and a secret, of which a digest alone is kept. */
export type LinkToken = { readonly id: string; readonly secret: string };

const idBytes = 12;
const secretBytes = 32;

const tokenShape = /^([\w-]{16})\.([\w-]{43})$/;

export function makeLinkToken(): LinkToken {
  return { id: randomBytes(idBytes).toString('base64url'), secret: randomBytes(secretBytes).toString('base64url') };
}

/** Has the length of every other, and is never made by chance. */
export const noughtsToken: LinkToken = {
  id: '0'.repeat(Math.ceil((idBytes * 4) / 3)),
  secret: '0'.repeat(Math.ceil((secretBytes * 4) / 3)),
};

/** @returns nothing for a text that cannot be one of ours. */
export function readLinkToken(text: string): LinkToken | undefined {
  const [, id, secret] = tokenShape.exec(text) ?? [];
  return id === undefined || secret === undefined ? undefined : { id, secret };
}

/** @param publicUrl without a slash at its end. */
export function linkAddress(publicUrl: string, run: string, { id, secret }: LinkToken): string {
  return `${publicUrl}/links/${run}/${id}.${secret}`;
}

/** SHA-256 in hexadecimal. The secret has 256 bits of chance: nothing slower is needed. */
export function digestOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Compares in constant time. */
export function isSecretOf(secret: string, digest: string): boolean {
  const [given, kept] = [Buffer.from(digestOfSecret(secret), 'hex'), Buffer.from(digest, 'hex')];
  return given.length === kept.length && timingSafeEqual(given, kept);
}
