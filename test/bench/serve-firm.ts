import { parseArgs } from 'node:util';
import * as z from 'zod';
import { generateFirm } from '../sandbox/plannr/generate-firm.ts';
import { startPlannr } from '../sandbox/plannr/start-plannr.ts';

/*
 * A Plannr of an invented firm in a process of its own, so that what it costs is not measured. Says where it is, and
 * takes the instant at which the firm is asked.
 */
const { values } = parseArgs({ options: { cases: { type: 'string' }, 'as-at': { type: 'string' } } });
const cases = Number(values.cases);
const asAt = values['as-at'] ?? '';
// In a year, so that every case is open, or completed within the history that a report reads.
const firm = generateFirm({ seed: 20, cases, clients: Math.ceil(cases / 5), asAt, historyDays: 364 });
let now = asAt;
const plannr = await startPlannr({ firm, now: () => now, requestsPerMinute: 1_000_000 });
process.on('message', (message) => {
  now = z.string().parse(message);
  firm.at(now);
  process.send?.({});
});
process.on('disconnect', () => process.exit());
const { url, token, accountUuid } = plannr;
process.send?.({ url, token, accountUuid });
