import * as z from 'zod';

const sdkError = z.object({
  name: z.string(),
  $metadata: z.object({ httpStatusCode: z.int().optional() }).optional(),
});

const tooOften = /Throttl|TooMany|SlowDown|RequestLimit/;

/** What an error of an AWS client may be called in front of people: the error itself holds the request. */
export function awsErrorName(error: unknown): string {
  return sdkError.safeParse(error).data?.name ?? 'unknown error';
}

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
