import { afterEach, expect, test, vi } from 'vitest';
import { DeliveryError } from '../../../functions/deliver/mail/delivery-error.ts';
import { createSesMailer } from '../../../functions/deliver/mail/ses-mailer.ts';
import { notVerified } from '../../sandbox/ses-rules.ts';
import { accepts, hangsUp, refuses, type SesAnswer, startSesThatAnswers, staysSilent } from '../ses-that-answers.ts';

const message = {
  from: 'cases@harbour.example',
  to: 'manager@harbour.example',
  raw: new Uint8Array(Buffer.from('Subject: x\r\n\r\nthe body of the mail +/=\r\n')),
};

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const stop of stops.splice(0)) await stop();
});

async function playedBy(...answers: SesAnswer[]) {
  const ses = await startSesThatAnswers(...answers);
  stops.push(ses.stop);
  const waits: number[] = [];
  const wait = async (milliseconds: number) => waits.push(milliseconds);
  return { ...ses, waits, mailer: createSesMailer({ client: ses.client, wait, configurationSet: 'casebook' }) };
}

async function failureOf(sending: Promise<unknown>): Promise<DeliveryError> {
  const error: unknown = await sending.catch((reason: unknown) => reason);
  if (!(error instanceof DeliveryError)) throw new Error('the mail was not refused as expected', { cause: error });
  return error;
}

const throttled = (words: string) => refuses(400, { code: 'Throttling', message: words });

test('SES is given the message as it is, with its one reader, its sender and the configuration set', async () => {
  const { mailer, calls } = await playedBy(accepts);

  expect(await mailer.send(message)).toEqual({ messageId: '0100018c-0001' });
  expect(calls).toHaveLength(1);
  expect(Object.fromEntries(calls[0] ?? [])).toEqual({
    Action: 'SendRawEmail',
    Version: '2010-12-01',
    Source: 'cases@harbour.example',
    'Destinations.member.1': 'manager@harbour.example',
    ConfigurationSetName: 'casebook',
    'RawMessage.Data': Buffer.from(message.raw).toString('base64'),
  });
});

test("a run's mail is tagged with its name, in the signs that SES takes", async () => {
  const { mailer, calls } = await playedBy(accepts);

  await mailer.send({ ...message, run: 'weekly-cases.2026-W47.12' });

  expect(calls[0]?.get('Tags.member.1.Name')).toBe('run');
  expect(calls[0]?.get('Tags.member.1.Value')).toBe('weekly-cases_2026-W47_12');
});

test('a domain in capitals is handed over as rights in AWS know it', async () => {
  const { mailer, calls } = await playedBy(accepts);

  await mailer.send({ ...message, to: 'Manager@Harbour.EXAMPLE' });

  expect(calls[0]?.get('Destinations.member.1')).toBe('Manager@harbour.example');
});

test.each<[number, string, string, RegExp, RegExp]>([
  [400, 'MessageRejected', notVerified('manager@harbour.example').message, /not verified.*manager@harbour/, /verify/],
  [400, 'MailFromDomainNotVerifiedException', 'x', /MX record/, /MX record/],
  [400, 'ConfigurationSetDoesNotExist', 'x', /configuration set does not exist/, /region/],
  [400, 'ConfigurationSetSendingPausedException', 'x', /paused for the configuration set/, /enable/],
  [400, 'AccountSendingPausedException', 'x', /paused for the whole AWS account/, /Support/],
  [400, 'Throttling', 'Daily message quota exceeded.', /24 hours/, /tomorrow/],
  [403, 'AccessDenied', 'User: arn:aws:iam::1:user/x is not authorized', /may not send/, /ses:SendRawEmail/],
  [403, 'InvalidClientTokenId', 'x', /credentials are not valid/, /valid credentials/],
  [403, 'SignatureDoesNotMatch', 'The Canonical String was: token=SECRET', /credentials are not valid/, /Sign in/],
  [400, 'InvalidParameterValue', 'SECRET', /answered InvalidParameterValue/, /API reference/],
])(
  'a %d %s is a failure that says what to do, and is not tried again',
  async (status, code, words, happened, whatToDo) => {
    const { mailer, calls, waits } = await playedBy(refuses(status, { code, message: words }));

    const error = await failureOf(mailer.send(message));

    expect(error).toMatchObject({ kind: 'not-delivered', outcome: 'failed' });
    expect(error.happened).toMatch(/^SES refused the mail to manager@harbour\.example: /);
    expect(error.happened).toMatch(happened);
    expect(error.whatToDo).toMatch(whatToDo);
    expect(error.message).not.toContain('SECRET');
    expect(calls).toHaveLength(1);
    expect(waits).toEqual([]);
  },
);

test.each<[string, SesAnswer]>([
  ['the connection is cut after the mail was read', hangsUp],
  ['SES answers 500', refuses(500, { code: 'InternalFailure', message: 'x', type: 'Receiver' })],
  ['SES answers 503', refuses(503, { code: 'ServiceUnavailable', message: 'x', type: 'Receiver' })],
  ['a page comes instead of an answer', (response) => void response.writeHead(502).end('<html>Bad gateway</html>')],
  [
    'half an answer comes',
    (response) => {
      response.writeHead(200, { 'content-length': '900' });
      response.write('<SendRaw', () => void response.socket?.destroy());
    },
  ],
  ['a page that is no answer comes', (response) => void response.writeHead(200).end('<html>Welcome</html>')],
  ['an empty answer comes', (response) => void response.writeHead(200).end()],
])('when %s, the mail may have been sent, so it is sent once only', async (_, answer) => {
  const { mailer, calls } = await playedBy(answer);

  const error = await failureOf(mailer.send(message));

  expect(error.outcome).toBe('unknown');
  expect(error.message).toContain('Nobody knows whether the mail to manager@harbour.example was sent');
  expect(error.whatToDo).toContain('Ask the reader');
  expect(calls).toHaveLength(1);
});

test('when no answer comes in time, the mail may have been sent, so it is sent once only', async () => {
  const { client, calls } = await playedBy(staysSilent);
  const requestHandler = { requestTimeout: 100, throwOnRequestTimeout: true };

  const error = await failureOf(createSesMailer({ client: { ...client, requestHandler } }).send(message));

  expect(error.outcome).toBe('unknown');
  expect(error.happened).toContain('no answer came (ETIMEDOUT)');
  expect(calls).toHaveLength(1);
});

test('when an answer begins and does not go on, the mail may have been sent', async () => {
  const { client, calls } = await playedBy((response) => void response.writeHead(200).write('<SendRaw'));
  const requestHandler = { socketTimeout: 100 };

  const error = await failureOf(createSesMailer({ client: { ...client, requestHandler } }).send(message));

  expect(error.outcome).toBe('unknown');
  expect(calls).toHaveLength(1);
});

test('a caller cannot make the SDK try again by itself', async () => {
  const { client, calls } = await playedBy(hangsUp);

  await failureOf(createSesMailer({ client: { ...client, maxAttempts: 5 } }).send(message));

  expect(calls).toHaveLength(1);
});

test('a mail that came too fast is sent again after a wait, since SES did not take it', async () => {
  const tooFast = throttled('Maximum sending rate exceeded.');
  const { mailer, calls, waits } = await playedBy(tooFast, tooFast, accepts);

  expect(await mailer.send(message)).toEqual({ messageId: '0100018c-0001' });
  expect(calls).toHaveLength(3);
  expect(waits).toEqual([1000, 2000]);
});

test('a mail that keeps coming too fast fails after a minute of waits', async () => {
  const { mailer, calls, waits } = await playedBy(throttled('Maximum sending rate exceeded.'));

  const error = await failureOf(mailer.send(message));

  expect(error).toMatchObject({ outcome: 'failed' });
  expect(error.happened).toContain('too many mails were sent within a second');
  expect(calls).toHaveLength(7);
  expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 30_000]);
});

test('after one that was given up the next wait shorter, until SES takes one again', async () => {
  const tooFast = throttled('Maximum sending rate exceeded.');
  // Seven tries of the first, five of the second; the third is taken, and the fourth comes too fast once more.
  const answers = [...Array.from({ length: 12 }, () => tooFast), accepts, ...Array.from({ length: 7 }, () => tooFast)];
  const { mailer, waits } = await playedBy(...answers);
  const full = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

  await failureOf(mailer.send(message));
  await failureOf(mailer.send(message));
  expect(waits).toEqual([...full, 1_000, 2_000, 4_000, 8_000]);

  await mailer.send(message);
  await failureOf(mailer.send(message));
  expect(waits.slice(10)).toEqual(full);
});

test('an answer that is lost after a wait is not tried again either', async () => {
  const { mailer, calls } = await playedBy(throttled('Maximum sending rate exceeded.'), hangsUp);

  expect((await failureOf(mailer.send(message))).outcome).toBe('unknown');
  expect(calls).toHaveLength(2);
});

test('where nothing listens, the mail certainly was not sent', async () => {
  const { client, stop } = await startSesThatAnswers(accepts);
  await stop();

  const error = await failureOf(createSesMailer({ client }).send(message));

  expect(error.outcome).toBe('failed');
  expect(error.message).toMatch(/SES could not be reached.*ECONNREFUSED[\s\S]*What to do: Check the network/);
});

test('without credentials or region the mail certainly was not sent, and it is said what to set', async () => {
  const { client, calls } = await playedBy(accepts);
  for (const [name, value] of Object.entries({
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_SHARED_CREDENTIALS_FILE: '/nowhere/credentials',
    AWS_CONFIG_FILE: '/nowhere/config',
    ...{ AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined, AWS_PROFILE: undefined },
    ...{ AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: undefined, AWS_CONTAINER_CREDENTIALS_FULL_URI: undefined },
    ...{ AWS_WEB_IDENTITY_TOKEN_FILE: undefined, AWS_REGION: undefined, AWS_DEFAULT_REGION: undefined },
  })) {
    vi.stubEnv(name, value);
  }

  const { endpoint, region, credentials } = client;
  const noCredentials = await failureOf(createSesMailer({ client: { endpoint, region } }).send(message));
  expect(noCredentials).toMatchObject({ outcome: 'failed' });
  expect(noCredentials.message).toMatch(/no AWS credentials[\s\S]*AWS_PROFILE/);

  const noRegion = await failureOf(createSesMailer({ client: { endpoint, credentials } }).send(message));
  expect(noRegion).toMatchObject({ outcome: 'failed' });
  expect(noRegion.message).toMatch(/no AWS region[\s\S]*AWS_REGION/);

  expect(calls).toHaveLength(0);
});
