import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { parse } from '../../parse.ts';

/** The signing secret of each report's webhook subscription, by the report's id. */
export type WebhookSecrets = Readonly<Record<string, string>>;

const secrets = z.record(z.string(), z.string().min(16, 'allowed: the signing secret that Plannr gave'));

/** @throws ReportError `bad-input` that shows no secret. */
export function parseWebhookSecrets(text: string): WebhookSecrets {
  return parse(secrets, fromJson(text), {
    kind: 'bad-input',
    what: 'The list of webhook secrets',
    whatToDo:
      'Put the SSM parameter right: {"<report id>":"<signing secret>"}. docs/deploy.md says more under "Webhooks".',
  });
}

/**
 * Whether `signature` is the hex HMAC-SHA256 of the body under the secret, in constant time. Source: docs/plannr.md,
 * section 8. Without a secret the same is worked out for nothing, so that time does not tell which reports there are.
 */
export function isSigned(body: Uint8Array, signature: string, secret: string | undefined): boolean {
  const expected = createHmac('sha256', secret ?? 'no such report')
    .update(body)
    .digest();
  const isHex = /^[0-9a-f]{64}$/i.test(signature);
  const isEqual = timingSafeEqual(expected, isHex ? Buffer.from(signature, 'hex') : Buffer.alloc(expected.length));
  return isEqual && isHex && secret !== undefined;
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
