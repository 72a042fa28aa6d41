import { randomBytes } from 'node:crypto';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, expect, test } from 'vitest';
import { LedgerUnreachable } from '../../../functions/deliver/ledger/dynamo-table.ts';
import { unwrap } from '../../render/mail/unwrap.ts';
import type { Firm } from '../../sandbox/plannr/firm.ts';
import { generateFirm } from '../../sandbox/plannr/generate-firm.ts';
import { type RunWorld, type RunWorldOptions, startRunWorld } from '../../sandbox/run-world.ts';

const asAt = '2026-11-23T07:00:00.000Z';

const worlds: RunWorld[] = [];
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.stop();
});

async function aWorld(options: RunWorldOptions) {
  const world = await startRunWorld(options);
  worlds.push(world);
  return world;
}

const onMonday = { by: 'schedule', scheduledTime: asAt } as const;

test('a workbook that makes the mail too large stays in the archive, and each reader has a link of their own, though the ledger is away while the first is noted down', async () => {
  let tries = 0;
  const world = await aWorld({
    firm: withLongNames(),
    changes: { recipients: [{ email: 'ann@harbour.example' }, { email: 'bob@harbour.example' }] },
    replace: ({ ledger }) => ({
      ledger: {
        ...ledger,
        noteLink: async (...link) => {
          tries += 1;
          if (tries < 9) throw new LedgerUnreachable('the table', 'TimeoutError');
          await ledger.noteLink(...link);
        },
      },
    }),
  });

  const record = await world.run(onMonday);

  expect(record?.state).toBe('done');
  const mails = await world.mailbox.messages();
  expect(mails).toHaveLength(2);
  const secrets = new Set<string>();
  for (const { text, html, attachments, raw } of mails) {
    expect(attachments).toEqual([]);
    expect(raw.byteLength).toBeLessThan(100_000);
    expect(text).toContain('larger than 9.5 MB');
    expect(unwrap(text ?? '')).toContain('It is here until Wed 23 Dec 2026, for whoever has this link:');
    const [address = '', id = '', secret = ''] =
      /https:\/\/reports\.example\/links\/weekly-cases\.2026-W47\/([\w-]{16})\.([\w-]{43})/.exec(text ?? '') ?? [];
    expect(html).toContain(`href="${address}"`);
    secrets.add(secret);
    // Up to the end of that day in London, where it is winter.
    expect(await world.ledger.findLink('weekly-cases.2026-W47', { id, secret })).toEqual({
      lastDay: '2026-12-23',
      until: '2026-12-24T00:00:00.000Z',
      downloads: 0,
    });
  }
  expect(secrets.size).toBe(2);
  const items = await world.table.client.send(new ScanCommand({ TableName: world.table.table }));
  const kept = JSON.stringify([items.Items, world.logged, world.engine.executions()]);
  for (const secret of secrets) expect(kept).not.toContain(secret);
});

/** A firm whose cases have names of 30,000 letters in no order, which do not get smaller by being packed. */
function withLongNames(): Firm {
  const larger = generateFirm({ seed: 11, cases: 400, clients: 12, asAt });
  const state = larger.at(asAt);
  const cases = state.cases.map((each) => ({ ...each, name: randomBytes(22_500).toString('base64') }));
  const changed = { ...state, cases };
  return { ...larger, at: () => changed };
}
