import { createHash, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { parse } from '../../parse.ts';

const apiKey = z
  .strictObject({
    name: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}$/, 'allowed: up to 64 letters, digits, spaces, dots, hyphens')
      .refine((name) => name !== 'schedule', 'allowed: any name but "schedule", which stands for the schedule itself'),
    sha256: z.string().regex(/^[0-9a-f]{64}$/i, 'allowed: the SHA-256 of the key as 64 hexadecimal digits'),
    reports: z.union([z.literal('all'), z.array(z.string()).min(1)], 'allowed: "all", or a list of report ids'),
  })
  .transform(({ sha256, ...rest }) => ({ ...rest, digest: Buffer.from(sha256, 'hex') }));

const apiKeys = z
  .array(apiKey, 'allowed: a list of keys')
  .refine((keys) => new Set(keys.map(({ name }) => name)).size === keys.length, 'allowed: each name once');

/** Who may ask: known by the digest of a key, never by the key. */
export type ApiKey = z.infer<typeof apiKey>;

/**
 * Reads the list of keys as it lies in SSM, empty where nobody may ask: `[{ "name", "sha256", "reports": ["id"] | "all" }]`.
 *
 * @throws ReportError `bad-input` that names every field that does not fit, and no digest.
 */
export function parseApiKeys(text: string): readonly ApiKey[] {
  return parse(apiKeys, fromJson(text), {
    kind: 'bad-input',
    what: 'The list of API keys',
    whatToDo: 'Put the SSM parameter right; docs/deploy.md says how under "Keys".',
  });
}

/**
 * Finds whose key it is. Only digests are compared, each with every one that is stored and in constant time, so that how
 * long it takes says nothing about how much of a key is right, nor where in the list it stands.
 */
export function findKey(keys: readonly ApiKey[], presented: string, isEqual = timingSafeEqual): ApiKey | undefined {
  const digest = createHash('sha256').update(presented).digest();
  let found: ApiKey | undefined;
  for (const key of keys) {
    if (isEqual(key.digest, digest)) found = key;
  }
  return found;
}

/** Whether the key may see and start the runs of this report. */
export function mayUse({ reports }: Pick<ApiKey, 'reports'>, reportId: string): boolean {
  return reports === 'all' || reports.includes(reportId);
}

// What is no JSON is told as what does not fit: the parser's own message would quote the text.
function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
