import { setTimeout as sleep } from 'node:timers/promises';
import { SESClient, type SESClientConfig, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { smallDomain } from './mail-address.ts';
import type { Mailer, OutgoingMessage } from './mailer.ts';
import { runTagName, tagOfRun } from './run-tag.ts';
import { isSendingTooFast, readSesError } from './ses-error.ts';

// SES says no to more mails a second than the account may send: one, for a new account. It has then not taken the mail.
// A minute in all, since many firms of one account may send at seven.
const throttledWaitsMilliseconds = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

/** For those after one that was given up: with a minute for each, many readers would outlast an invocation. */
const waitsAfterGivingUp = throttledWaitsMilliseconds.slice(0, 4);

/**
 * Sends through SES. The SDK tries again by itself when an answer is lost, and a reader would get the mail twice: so it
 * tries once. Only a mail that SES certainly did not take, for being sent too fast, is sent again, after a wait.
 *
 * `client` takes the SDK's own settings, such as another endpoint or a shorter timeout.
 */
export function createSesMailer(
  options: {
    readonly client?: SESClientConfig;
    readonly configurationSet?: string;
    readonly wait?: (milliseconds: number) => Promise<unknown>;
  } = {},
): Mailer {
  const { client: config, configurationSet, wait = sleep } = options;
  const client = new SESClient({
    // Ten megabytes take a while; without these a lost answer would be waited for without end.
    requestHandler: {
      connectionTimeout: 10_000,
      requestTimeout: 120_000,
      throwOnRequestTimeout: true,
      socketTimeout: 120_000,
    },
    ...config,
    maxAttempts: 1,
  });
  let hasGivenUp = false;
  const attempt = async (message: OutgoingMessage, waits: readonly number[]): Promise<{ messageId: string }> => {
    const { from, to, raw, run } = message;
    try {
      const command = new SendRawEmailCommand({
        Source: from,
        Destinations: [smallDomain(to)],
        RawMessage: { Data: raw },
        ConfigurationSetName: configurationSet,
        ...(run === undefined ? {} : { Tags: [{ Name: runTagName, Value: tagOfRun(run) }] }),
      });
      const answer = accepted(await client.send(command));
      hasGivenUp = false;
      return answer;
    } catch (error) {
      const [next, ...later] = waits;
      const isTooFast = isSendingTooFast(error);
      if (next === undefined || !isTooFast) {
        hasGivenUp ||= isTooFast;
        throw readSesError(error, to);
      }
      await wait(next);
      return attempt(message, later);
    }
  };
  return { send: (message) => attempt(message, hasGivenUp ? waitsAfterGivingUp : throttledWaitsMilliseconds) };
}

// A page in the way of SES can answer 200 too.
function accepted({ MessageId }: { readonly MessageId?: string }): { messageId: string } {
  if (MessageId === undefined || MessageId === '') throw new TypeError('The answer holds no message id.');
  return { messageId: MessageId };
}
