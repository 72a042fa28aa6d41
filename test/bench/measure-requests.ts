import { casesToAudit, completedToAudit } from '../../functions/analyse/stage-history/cases-to-audit.ts';
import { readStageHistory } from '../../functions/collect/audits/read-stage-history.ts';
import { askByName } from '../../functions/collect/by-name/ask-by-name.ts';
import { namesPerCall } from '../../functions/collect/by-name/named-request.ts';
import { completedCallsOfRun } from '../../functions/run/rules/history-to-read.ts';
import { casesOfState } from '../builders/cases-of-state.ts';
import { createFakeClock } from '../collect/fake-clock.ts';
import { clientFor, readFrom, sinceEver } from '../collect/start-reading.ts';
import type { Faults } from '../sandbox/plannr/faults.ts';
import { generateFirm } from '../sandbox/plannr/generate-firm.ts';
import { startPlannr } from '../sandbox/plannr/start-plannr.ts';
import { against, type BenchRow, ratio } from './bench-row.ts';

const rowsPerPage = 500;
const clientsPerBatch = 50;
const requestsPerMinute = 500;

/** How many requests each way of reading takes, over the least there could be; and how much of the rate it uses. */
export async function measureRequests(): Promise<BenchRow[]> {
  const firm = generateFirm({ seed: 3, cases: 20_000, clients: 2_000 });
  const { cases, clients } = firm.at(firm.asAt);
  // Behind a last page that is full one more is asked for.
  const pages = (rows: number) => Math.floor(rows / rowsPerPage) + 1;
  const pagesOf = (some: typeof cases) => {
    const open = some.filter(({ completedAt }) => completedAt === undefined).length;
    return pages(open) + pages(some.length - open);
  };
  const uuids = clients.map(({ uuid }) => uuid);
  const batches = Array.from({ length: Math.ceil(uuids.length / clientsPerBatch) }, (_, index) =>
    uuids.slice(index * clientsPerBatch, (index + 1) * clientsPerBatch),
  ).map((batch) => new Set(batch));
  const casesOf = (batch: ReadonlySet<string>) =>
    cases.filter((each) => each.clientUuids.some((uuid) => batch.has(uuid)));

  const firmWide = await readFrom({ firm });
  const inBatches = await readFrom({ firm, request: { clients: uuids } });
  const byClient = await readFrom({ firm, faults: { forbidden: ['cases'] } });

  const silent = uuids.filter((uuid) => casesOf(new Set([uuid])).length === 0).length;
  // Each begins with /logins. Clients without a case are looked up, one by one or by their list. Client by client, the firm-wide list is tried first, and the clients are listed.
  const least = {
    firmWide: 1 + pagesOf(cases),
    inBatches:
      1 + batches.reduce((sum, batch) => sum + pagesOf(casesOf(batch)), 0) + Math.min(silent, pages(uuids.length)),
    byClient: 2 + pages(uuids.length) + uuids.reduce((sum, uuid) => sum + pagesOf(casesOf(new Set([uuid]))), 0),
  };
  const minutes = byClient.clock.slept() / 60_000;
  const limited = byClient.coverage.rateLimited;
  return [
    against('requests over the least, firm-wide', firmWide.requests.length / least.firmWide, { most: 1, show: ratio }),
    against('… in batches of clients', inBatches.requests.length / least.inBatches, { most: 1, show: ratio }),
    against('… client by client, with the list of clients', byClient.requests.length / least.byClient, {
      most: 1,
      show: ratio,
    }),
    against('share of the rate, client by client', byClient.requests.length / minutes / requestsPerMinute, {
      least: 0.95,
      show: ratio,
    }),
    against('… and answers of 429', limited, { most: 0, show: String }),
    ...(await measureByName()),
    ...(await measureHistories()),
  ];
}

/** The calls for cases that vanished from the lists, over one for each fifty, or one each where the filter does not serve. */
async function measureByName(): Promise<BenchRow[]> {
  const firm = generateFirm({ seed: 4, cases: 3_000, clients: 500 });
  const { cases } = firm.at(firm.asAt);
  const uuids = cases.slice(0, 1_020).map(({ uuid }) => uuid);
  const hidden = { cases: uuids, byName: 404 } as const;
  const ask = async (faults: Faults) => {
    const clock = createFakeClock();
    const plannr = await startPlannr({ firm, now: () => firm.asAt, rateClock: clock.now, faults });
    try {
      const client = clientFor(plannr, { clock });
      const { accountUuid } = client;
      const reading = { accountUuid, clients: 'all', columns: [], completedFrom: sinceEver } as const;
      return (await askByName(client, { reading, uuids, control: cases.at(-1)?.uuid })).counts.requests;
    } finally {
      await plannr.stop();
    }
  };
  const byList = Math.ceil(uuids.length / namesPerCall);
  // The list that does not serve, and a case that is known to be there.
  const each = 2 + uuids.length;
  const over = { most: 1, show: ratio };
  return [
    against('calls for vanished cases, fifty a call, over the least', (await ask({ hidden })) / byList, over),
    against('… where the filter is ignored, one each', (await ask({ hidden, ignoredFilters: ['uuid'] })) / each, over),
  ];
}

/** The calls for the histories of completed cases, apart from those of open ones, on a first run. */
async function measureHistories(): Promise<BenchRow[]> {
  const firm = generateFirm({ seed: 4, cases: 3_000, clients: 500 });
  const cases = casesOfState(firm.at(firm.asAt));
  const clock = createFakeClock();
  const plannr = await startPlannr({ firm, now: () => firm.asAt, rateClock: clock.now });
  try {
    const toAudit = casesToAudit(cases, undefined);
    const { ofCompleted, counts } = await readStageHistory(clientFor(plannr, { clock }), {
      toAudit,
      completed: completedToAudit(cases, undefined, () => true),
      completedCalls: completedCallsOfRun,
      stages: cases.flatMap(({ stage }) => stage ?? []),
    });
    const ofOpen = (counts.requests - ofCompleted.calls) / toAudit.length;
    return [
      against('calls for the history of an open case, first run', ofOpen, { most: 1, show: ratio }),
      against('… of completed cases, in one run', ofCompleted.calls, { most: completedCallsOfRun, show: String }),
      against('… and for each of these', ofCompleted.calls / ofCompleted.cases, { most: 1, show: ratio }),
    ];
  } finally {
    await plannr.stop();
  }
}
