import { createServer, type ServerResponse } from 'node:http';
import type { SESClientConfig } from '@aws-sdk/client-ses';
import { type SesError, sesErrorXml } from '../sandbox/ses-rules.ts';

/** What SES does with one call: answers, or breaks off. */
export type SesAnswer = (response: ServerResponse) => void;

export const accepts: SesAnswer = (response) =>
  void response.writeHead(200, { 'content-type': 'text/xml' }).end(
    `<SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/">
  <SendRawEmailResult><MessageId>0100018c-0001</MessageId></SendRawEmailResult>
  <ResponseMetadata><RequestId>fd3ae762-2563-11df-8cd4-6d4e828a9ae8</RequestId></ResponseMetadata>
</SendRawEmailResponse>`,
  );

export const refuses =
  (status: number, error: SesError): SesAnswer =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'text/xml' }).end(sesErrorXml(error));

/** The mail is read, and perhaps taken, but no answer comes. */
export const hangsUp: SesAnswer = (response) => void response.socket?.destroy();
export const staysSilent: SesAnswer = () => undefined;

/**
 * A server that plays SES: the first call gets the first answer, and so on; the last one serves for all that follow.
 * Each call is read whole before it is answered.
 */
export async function startSesThatAnswers(...answers: readonly SesAnswer[]) {
  const calls: URLSearchParams[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => void chunks.push(chunk));
    request.on('end', () => {
      const answer = answers[calls.length] ?? answers.at(-1);
      calls.push(new URLSearchParams(Buffer.concat(chunks).toString('latin1')));
      answer?.(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const client: SESClientConfig = {
    endpoint: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { client, calls, stop };
}
