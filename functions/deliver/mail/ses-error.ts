import * as z from 'zod';
import { DeliveryError } from './delivery-error.ts';
import { sesAdvice } from './ses-advice.ts';

// As far as the SDK's errors tell it. A status is there only when SES answered.
const sdkError = z.object({
  name: z.string().catch('Error'),
  message: z.string().catch(''),
  code: z.string().optional().catch(undefined),
  $metadata: z.object({ httpStatusCode: z.int().optional() }).optional().catch(undefined),
});

const noConnection = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...[
    'CERT_HAS_EXPIRED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  ],
]);

/** Whether SES refused the mail because too many were sent within a second, which passes. */
export function isSendingTooFast(error: unknown): boolean {
  const { name, message } = read(error);
  return name.startsWith('Throttling') && !/daily/i.test(message);
}

/**
 * Says what went wrong with one mail and what to do, and whether SES may have taken it all the same. It certainly did
 * not when it was never reached, or answered 4xx. After a 5xx, a timeout or a lost answer nobody knows: AWS warns of
 * duplicates there. The error does not carry the SDK's, which holds the request and with it the mail.
 */
export function readSesError(error: unknown, to: string): DeliveryError {
  const { name, message, code, $metadata } = read(error);
  const status = $metadata?.httpStatusCode;
  if (status !== undefined && status >= 400 && status < 500) {
    const { says, whatToDo } = sesAdvice(name, message);
    return new DeliveryError('failed', `SES refused the mail to ${to}: ${says}`, whatToDo);
  }
  if (name === 'CredentialsProviderError' || message === 'Region is missing') {
    return new DeliveryError(
      'failed',
      `The mail to ${to} was not sent: there are no AWS ${name === 'CredentialsProviderError' ? 'credentials' : 'region'} to send with.`,
      'Set AWS_REGION, and AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and try again.',
    );
  }
  if ((code !== undefined && noConnection.has(code)) || /did not establish a connection/.test(message)) {
    return new DeliveryError(
      'failed',
      `SES could not be reached for the mail to ${to} (${code ?? 'no connection in time'}).`,
      'Check the network and the region (AWS_REGION), and try again.',
    );
  }
  const ending = status === undefined ? `no answer came (${code ?? name})` : `SES answered with an error (${status})`;
  return new DeliveryError(
    'unknown',
    `Nobody knows whether the mail to ${to} was sent: ${ending}.`,
    'Ask the reader whether it arrived. It is not sent again by itself, so that nobody gets it twice.',
  );
}

function read(error: unknown): z.infer<typeof sdkError> {
  const result = sdkError.safeParse(error);
  return result.success ? result.data : { name: 'Error', message: '' };
}
