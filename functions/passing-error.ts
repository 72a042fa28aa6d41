import * as z from 'zod';

const sdkError = z.object({
  name: z.string(),
  $metadata: z.object({ httpStatusCode: z.int().optional() }).optional(),
});

const tooOften = /Throttl|TooMany|SlowDown|RequestLimit/;

/**
 * Whether an error of an AWS client may be gone in a minute: no answer came, AWS itself was at fault, or we asked too
 * often. The client has tried three times by then.
 */
export function mayPass(error: unknown): boolean {
  const { data } = sdkError.safeParse(error);
  if (data === undefined) return false;
  const status = data.$metadata?.httpStatusCode;
  return status === undefined || status >= 500 || status === 429 || tooOften.test(data.name);
}
