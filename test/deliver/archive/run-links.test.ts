import { createServer } from 'node:http';
import { S3Client } from '@aws-sdk/client-s3';
import { expect, onTestFinished, test } from 'vitest';
import { createRunLinks } from '../../../functions/deliver/archive/run-links.ts';
import { listenHere } from '../../sandbox/listen-here.ts';

/** An S3 that answers everything with one status, and what it was asked. */
async function anS3(status: number) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(status).end();
  });
  const { url, stop } = await listenHere(server);
  onTestFinished(stop);
  const credentials = { accessKeyId: 'sandbox', secretAccessKey: 'sandbox' };
  const client = new S3Client({
    endpoint: url,
    region: 'eu-west-2',
    credentials,
    maxAttempts: 1,
    forcePathStyle: true,
  });
  return { asked, links: createRunLinks({ bucket: 'archive', client }) };
}

test('a link is to where the archive keeps the file', async () => {
  const { asked, links } = await anS3(200);

  const link = new URL((await links.linkTo('weekly-cases.2026-W47.2', 'reportJson')) ?? '');

  expect(asked).toEqual([
    'HEAD /archive/runs/weekly-cases/weekly-cases.2026-W47.2/weekly-cases.2026-W47.2.report.json',
  ]);
  expect(link.pathname).toBe('/archive/runs/weekly-cases/weekly-cases.2026-W47.2/weekly-cases.2026-W47.2.report.json');
  expect(link.searchParams.get('X-Amz-Expires')).toBe('300');
  expect(link.searchParams.get('response-content-disposition')).toBe(
    'attachment; filename="weekly-cases.2026-W47.2.report.json"',
  );
});

test.each([404, 403])('of a file that is not there (%s, as S3 says it) there is no link', async (status) => {
  const { links } = await anS3(status);

  expect(await links.linkTo('weekly-cases.2026-W47', 'workbook')).toBeUndefined();
});

test('an S3 that fails is not taken for a file that is missing', async () => {
  const { links } = await anS3(500);

  await expect(links.linkTo('weekly-cases.2026-W47', 'workbook')).rejects.toThrow();
});

test('no name of a run leads out of the archive', async () => {
  const { asked, links } = await anS3(200);

  await expect(links.linkTo('../../settings', 'workbook')).rejects.toThrow(RangeError);
  expect(asked).toEqual([]);
});
