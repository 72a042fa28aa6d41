import { expect, test } from 'vitest';
import { ReportError } from '../../../functions/report-error.ts';
import { account, list, readScripted, row } from '../read-scripted.ts';

test('where the open cases came and the completed ones and the clients are refused, the error says just that', async () => {
  const reading = readScripted(({ path, query }) =>
    path === '/cases' && query.has('filter[in_progress]') ? list([row(1)]) : { status: 403 },
  );
  const error: unknown = await reading.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ReportError)) throw new Error(`no ReportError but ${String(error)}`);
  expect(error.kind).toBe('refused');
  expect(error.happened).toBe(
    `Plannr did not let account ${account.uuid} read all cases that the report is about: the firm-wide list of completed cases was refused (403), though not that of open ones; and the list of clients was refused (403).`,
  );
});

test('where only the completed ones are refused, the clients are read one by one, and the coverage says why', async () => {
  const { coverage } = await readScripted(({ path, query }) => {
    if (path === '/account') return list([{ uuid: 'c1', type: 'client' }]);
    if (path !== '/cases') return list([]);
    return query.has('filter[in_progress]') ? list([row(1)]) : { status: 403 };
  });
  expect(coverage).toMatchObject({
    way: 'client-by-client',
    whyThisWay: 'the firm-wide list of completed cases was refused (403), though not that of open ones',
  });
});
