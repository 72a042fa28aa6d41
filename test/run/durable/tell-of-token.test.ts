import { afterEach, expect, test } from 'vitest';
import { unwrap } from '../../render/mail/unwrap.ts';
import { generateFirm } from '../../sandbox/plannr/generate-firm.ts';
import { type RunWorld, startRunWorld } from '../../sandbox/run-world.ts';

const asAt = '2026-11-23T07:00:00.000Z';
const firm = generateFirm({ seed: 11, cases: 30, clients: 10, asAt });
const changes = { recipients: [{ email: 'ann@harbour.example' }] };
const owner = 'it@harbour.example';

let world: RunWorld;
afterEach(() => world.stop());

const onMonday = { by: 'schedule', scheduledTime: asAt } as const;

test('from 30 days before its year is over, the owner is told of the token with each report, and its readers are not', async () => {
  world = await startRunWorld({ firm, changes, tokenChangedAt: '2025-12-23T07:00:00.000Z' });

  expect((await world.run(onMonday))?.state).toBe('done');

  const mails = await world.mailbox.messages();
  expect(mails.map(({ envelope }) => envelope.to)).toEqual([['ann@harbour.example'], [owner]]);
  const told = unwrap(mails[1]?.text ?? '');
  expect(mails[1]?.subject).toBe(
    'Casebook: Harbour Wealth cases, week to Sun 22 Nov 2026: the token for Plannr nears its end',
  );
  expect(told).toContain('Nothing is wrong yet.');
  expect(told).toContain('was last changed on Tue 23 Dec 2025, 335 days ago.');
  expect(told).toContain('which is on Wed 23 Dec 2026');
  expect(told).not.toContain('sent nothing');

  // What somebody asks for is not the week's report.
  await world.run({ by: 'request', askedBy: 'manager', order: { send: true } });
  expect((await world.inboxes())[owner]).toHaveLength(1);
});

test('a day before that nobody is told, and a parameter that cannot be looked at stops nothing', async () => {
  let asked = 0;
  world = await startRunWorld({
    firm,
    changes,
    tokenChangedAt: '2025-12-24T07:00:00.000Z',
    replace: ({ tokenChangedAt }) => ({
      tokenChangedAt: async (parameter) => {
        asked += 1;
        if (asked === 2) throw new TypeError('SSM is away');
        return tokenChangedAt(parameter);
      },
    }),
  });

  await world.run(onMonday);
  world.moveTo('2026-11-30T07:00:00.000Z');
  const record = await world.run({ by: 'schedule', scheduledTime: '2026-11-30T07:00:00.000Z' });

  expect(asked).toBe(2);
  expect(record?.state).toBe('done');
  expect(Object.keys(await world.inboxes())).toEqual(['ann@harbour.example']);
  expect(world.logged.filter((line) => line.includes('The age of the token could not be told'))).toHaveLength(1);
});
