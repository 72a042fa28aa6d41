import { describe, expect, test } from 'vitest';
import { readCaseRow } from '../../../functions/collect/records/read-case-row.ts';

const core = { tags: false, plans: false, providers: false, customFields: [] };
const all = {
  ...core,
  tags: true,
  plans: true,
  customFields: ['favourite_drink', 'risk', 'topics', 'vulnerable', 'nothing'],
};

// Written from docs/plannr.md, section 5.3, with everything that a record may hold.
const client = {
  uuid: '2167b17b-aa71-45af-9bbe-ef3db255dfe0',
  name: 'Gareth Thompson',
  first_name: 'Gareth',
  last_name: 'Thompson',
  email: 'gareth@example.com',
  type: 'client',
  role: 'individual',
  created_at: '2024-11-20T13:24:00+00:00',
  next_review_date: '2024-11-20T13:24:00+00:00',
};
const adviser = {
  uuid: '66666666-aa71-45af-9bbe-ef3db255dfe0',
  name: 'Ann Adviser',
  type: 'employee',
  role: 'admin',
  email: 'ann@example.com',
};
const record = {
  uuid: 'EDECA343-8b56-4079-8e16-620fe8145712',
  name: 'Pension transfer',
  slug: 'pension-transfer',
  created_at: '2026-03-02T09:00:00+00:00',
  updated_at: '2026-06-02T09:00:00+01:00',
  completed_at: null,
  review_at: '2026-12-01',
  status_position: '4',
  value: { amount: '4000', currency: 'gbp', formatted: '£40.00' },
  status: {
    uuid: '481d7bb3-6b5b-4642-8062-fe281dd1ab5b',
    name: 'To Be Reviewed',
    colour: '#23852B',
    position: '5',
    is_type_completed: 'false',
    updated_at: '2024-11-20T13:24:00+00:00',
  },
  type: {
    uuid: 'a31d6133-9e0a-4402-a65c-0646d339a777',
    name: 'Mortgage Plan',
    created_at: '2024-11-20T13:24:00+00:00',
  },
  participants: [client, adviser],
  assigned_to: [adviser],
  task_board_uuid: 'd482f6bb-fb6f-4776-b1cf-f62be773a24a',
};

function caseOf(raw: unknown, extras: Parameters<typeof readCaseRow>[1] = core) {
  const row = readCaseRow(raw, extras);
  if (!('value' in row)) throw new Error(`set aside: ${row.reason}`);
  return row.value.case;
}

function reasonOf(raw: unknown) {
  const row = readCaseRow(raw, core);
  return 'reason' in row ? row.reason : 'it fits';
}

test('a record becomes a slim case, and nothing else of it is kept', () => {
  const row = readCaseRow(record, core);
  expect(JSON.parse(JSON.stringify(row))).toEqual({
    uuid: 'edeca343-8b56-4079-8e16-620fe8145712',
    value: {
      case: {
        uuid: 'edeca343-8b56-4079-8e16-620fe8145712',
        name: 'Pension transfer',
        stage: {
          uuid: '481d7bb3-6b5b-4642-8062-fe281dd1ab5b',
          name: 'To Be Reviewed',
          position: 5,
          colour: '#23852B',
          isTypeCompleted: false,
          updatedAt: '2024-11-20T13:24:00.000Z',
        },
        type: { uuid: 'a31d6133-9e0a-4402-a65c-0646d339a777', name: 'Mortgage Plan' },
        boardPosition: 4,
        value: { minor: 4000, currency: 'GBP' },
        createdAt: '2026-03-02T09:00:00.000Z',
        updatedAt: '2026-06-02T08:00:00.000Z',
        reviewAt: '2026-12-01',
        clients: [{ uuid: '2167b17b-aa71-45af-9bbe-ef3db255dfe0', name: 'Gareth Thompson' }],
        assignedTo: ['Ann Adviser'],
        assignedUuids: ['66666666-aa71-45af-9bbe-ef3db255dfe0'],
      },
      updatedAt: '2026-06-02T08:00:00.000Z',
      participants: ['2167b17b-aa71-45af-9bbe-ef3db255dfe0', '66666666-aa71-45af-9bbe-ef3db255dfe0'],
    },
  });
});

test.each([
  ['a list', [client]],
  ['one object', client],
  ['a list in data', { data: [client] }],
  ['one object in data', { data: client }],
  ['a list in a list', [[client]]],
  ['a list with holes', [null, client]],
  ['a list that PHP wrote with its keys', { '3': client }],
])('participants as %s are the same participants', (_, participants) => {
  expect(caseOf({ ...record, participants }).clients).toEqual([{ uuid: client.uuid, name: 'Gareth Thompson' }]);
});

test.each([
  ['null', null],
  ['an empty list', []],
  ['an empty object', {}],
  ['an empty data', { data: [] }],
  ['null in data', { data: null }],
  ['missing', undefined],
])('relations that are %s are not there', (_, nothing) => {
  const each = {
    ...record,
    participants: nothing,
    status: nothing,
    type: nothing,
    value: nothing,
    assigned_to: nothing,
  };
  const read = caseOf(JSON.parse(JSON.stringify(each)));
  expect(read).toMatchObject({ uuid: 'edeca343-8b56-4079-8e16-620fe8145712', clients: [] });
  expect([read.stage, read.type, read.value]).toEqual([undefined, undefined, undefined]);
});

describe('who is a client', () => {
  test.each([
    ['a participant of type client', { type: 'client', role: 'joint' }, true],
    ['whatever the letter case', { type: 'Client' }, true],
    ['an employee is not', { type: 'employee', role: 'admin' }, false],
    ['an outsider is not', { type: 'external', role: 'introducer' }, false],
    ['an employee whose role looks like a client', { type: 'employee', role: 'individual' }, false],
    ['no type, and the role of a client', { role: 'trust' }, true],
    ['no type, and a role on the staff', { type: null, role: 'Owner' }, false],
    ['neither type nor role', {}, true],
  ])('%s', (_, fields, isClient) => {
    const participant = { uuid: 'A1', name: 'Someone', ...fields };
    expect(caseOf({ ...record, participants: [participant] }).clients).toEqual(
      isClient ? [{ uuid: 'a1', name: 'Someone' }] : [],
    );
  });

  test('somebody who takes part twice counts once', () => {
    expect(caseOf({ ...record, participants: [client, client] }).clients).toHaveLength(1);
  });

  test('a client without a full name is called by first and last name', () => {
    const participants = [{ uuid: 'a1', name: null, first_name: 'Zoë', last_name: 'Müller', type: 'client' }];
    expect(caseOf({ ...record, participants }).clients).toEqual([{ uuid: 'a1', name: 'Zoë Müller' }]);
  });
});

describe('money', () => {
  test.each([
    ['a text', '15099', 15_099],
    ['an integer', 15_099, 15_099],
    ['negative', '-250', -250],
    ['nothing at all', '0', 0],
    ['a negative nothing', '-0', 0],
    ['the largest that is believed', '100000000000000', 100_000_000_000_000],
    ['the lowest that is believed', -100_000_000_000_000, -100_000_000_000_000],
  ])('an amount that is %s is read in pennies', (_, amount, minor) => {
    expect(caseOf({ ...record, value: { amount, currency: 'GBP' } }).value).toStrictEqual({ minor, currency: 'GBP' });
  });

  test('a value without amount and text is no value, not zero', () => {
    expect(caseOf({ ...record, value: { amount: null, currency: 'GBP', formatted: null } }).value).toBeUndefined();
  });

  test.each([
    ['a fraction', { amount: '12.5', currency: 'GBP' }, 'value.amount', '"12.5"'],
    ['a fraction as a number', { amount: 12.5, currency: 'GBP' }, 'value.amount', '12.5'],
    ['with thousands', { amount: '12,500', currency: 'GBP' }, 'value.amount', '"12,500"'],
    ['too large to be exact', { amount: '9007199254740993', currency: 'GBP' }, 'value.amount', '"9007199254740993"'],
    [
      'beyond what any case is worth',
      { amount: '100000000000001', currency: 'GBP' },
      'value.amount',
      '"100000000000001"',
    ],
    ['as far below nothing', { amount: -100000000000001, currency: 'GBP' }, 'value.amount', '-100000000000001'],
    ['only there as text', { amount: null, currency: 'GBP', formatted: '£40.00' }, 'value.amount', 'nothing'],
    ['without a currency', { amount: '4000' }, 'value.currency', 'nothing'],
    ['in a currency by name', { amount: '4000', currency: 'pounds' }, 'value.currency', '"pounds"'],
    ['a bare text', 'a lot', 'value', '"a lot"'],
    ['an empty text', '', 'value', '""'],
    // Neither pounds nor pence, and not "no value".
    ['a bare integer', 150_000, 'value', '150000'],
  ])('an amount that is %s is left out and named, and the case stays', (_, value, field, came) => {
    const read = caseOf({ ...record, value });
    expect(read).toMatchObject({ name: 'Pension transfer', unreadable: [{ field, came }] });
    expect(read.value).toBeUndefined();
  });
});

test.each([
  ['created_at', 'nothing', { created_at: null }, 'createdAt'],
  ['created_at', '"yesterday"', { created_at: 'yesterday' }, 'createdAt'],
  ['created_at', '"2026-11-02T10:00:00+1"', { created_at: '2026-11-02T10:00:00+1' }, 'createdAt'],
  ['created_at', '"1899-12-31T23:00:00+00:00"', { created_at: '1899-12-31T23:00:00+00:00' }, 'createdAt'],
  ['completed_at', '"Thompson"', { completed_at: 'Thompson' }, 'completedAt'],
  ['completed_at', '"0000-00-00 00:00:00"', { completed_at: '0000-00-00 00:00:00' }, 'completedAt'],
  ['review_at', '"31/12/2026"', { review_at: '31/12/2026' }, 'reviewAt'],
  ['review_at', '"-0001-11-30T00:00:00.000000Z"', { review_at: '-0001-11-30T00:00:00.000000Z' }, 'reviewAt'],
  ['review_at', '"0000-00-00"', { review_at: '0000-00-00' }, 'reviewAt'],
  ['review_at', '"9999-12-31"', { review_at: '9999-12-31' }, 'reviewAt'],
  ['review_at', '"3026-11-20T09:00:00+00:00"', { review_at: '3026-11-20T09:00:00+00:00' }, 'reviewAt'],
  ['review_at', 'false', { review_at: false }, 'reviewAt'],
  ['review_at', '"2027-02-29"', { review_at: '2027-02-29' }, 'reviewAt'],
  ['status_position', '"first"', { status_position: 'first' }, 'boardPosition'],
  ['status_position', '1.5', { status_position: 1.5 }, 'boardPosition'],
  ['status', '""', { status: '' }, 'stage'],
  ['status', '7', { status: 7 }, 'stage'],
  ['status.uuid', 'nothing', { status: { name: 'Thompson' } }, 'stage'],
  ['type', '"Thompson"', { type: 'Thompson' }, 'type'],
] as const)('a %s that came as %s is left out and named, and all else of the case stays', (field, came, wrong, key) => {
  const { [key]: lost, ...rest } = caseOf({ ...record, ...wrong });
  const { [key]: _, ...whole } = caseOf(record);
  expect(lost).toBeUndefined();
  expect(rest).toEqual({ ...whole, unreadable: [{ field, came }] });
});

test('a name, the place of a stage and a participant that cannot be read cost no more than themselves', () => {
  expect(caseOf({ ...record, name: { first: 'Thompson' } })).toMatchObject({
    name: '',
    unreadable: [{ field: 'name', came: 'an object' }],
  });
  const status = { ...record.status, position: 1.5 };
  expect(caseOf({ ...record, status })).toMatchObject({
    stage: { uuid: record.status.uuid, name: 'To Be Reviewed', isTypeCompleted: false },
    unreadable: [{ field: 'status.position', came: '1.5' }],
  });
  const participants = [client, { name: 'Thompson', type: 'client' }, 'Bo'];
  expect(caseOf({ ...record, participants })).toMatchObject({
    clients: [{ uuid: client.uuid }],
    unreadable: [
      { field: 'participants.2.uuid', came: 'nothing' },
      { field: 'participants.3', came: '"Bo"' },
    ],
  });
  expect(caseOf({ ...record, participants: 'Thompson' })).toMatchObject({
    clients: [],
    unreadable: [{ field: 'participants', came: '"Thompson"' }],
  });
});

test('an offset of whole hours is one', () => {
  expect(caseOf({ ...record, created_at: '2026-06-02T10:00:00+01' })).toMatchObject({
    createdAt: '2026-06-02T09:00:00.000Z',
  });
});

test('what came is cut short', () => {
  const [{ came } = { came: '' }] = caseOf({ ...record, review_at: 'x'.repeat(5_000) }).unreadable ?? [];
  expect(came).toHaveLength(43);
});

test('a record nested 20,000 deep costs a field of its own and not the run', () => {
  const deep = (open: string, shut: string) => JSON.parse(`${open.repeat(20_000)}1${shut.repeat(20_000)}`);
  for (const nested of [deep('[', ']'), deep('{"data":', '}'), deep('{"0":', '}')]) {
    const custom_fields = [{ reference: 'topics', value: nested }];
    const whole = { ...record, value: nested, status: nested, participants: nested, assigned_to: nested };
    const row = readCaseRow(
      { ...whole, tags: nested, plans: nested, custom_fields, name: nested, review_at: nested },
      all,
    );
    expect(row).toMatchObject({ uuid: 'edeca343-8b56-4079-8e16-620fe8145712', value: { case: { name: '' } } });
  }
});

test.each([
  ['missing', undefined],
  ['null', null],
  ['empty', ' '],
  ['not a UUID', 7],
])('a record whose uuid is %s is set aside with a reason that holds none of its values', (_, uuid) => {
  const row = readCaseRow({ ...record, uuid }, core);
  expect('reason' in row && row.reason).toMatch(/^uuid: (missing|not a UUID)$/);
  expect(JSON.stringify(row)).not.toContain('Thompson');
});

test.each([
  ['null', null],
  ['a text', 'case'],
  ['a list', []],
  ['nothing', undefined],
])('%s instead of a record is set aside', (_, raw) => {
  expect(reasonOf(raw)).toContain('not an object');
});

test('a case without a name keeps its figures', () => {
  expect(caseOf({ ...record, name: null })).toMatchObject({ name: '', value: { minor: 4000, currency: 'GBP' } });
});

test('a stage without a position keeps its name', () => {
  const status = { uuid: 's1', name: 'Research', position: null, colour: 'green' };
  expect(caseOf({ ...record, status }).stage).toEqual({ uuid: 's1', name: 'Research' });
});

test('the completion date alone tells that a case is completed', () => {
  expect(caseOf({ ...record, completed_at: '' }).completedAt).toBeUndefined();
  expect(caseOf({ ...record, completed_at: '2026-11-20' }).completedAt).toBe('2026-11-20T00:00:00.000Z');
});

describe('who a case is assigned to', () => {
  test.each([
    ['accounts', { assigned_to: [adviser, { first_name: 'Bo', last_name: 'Peep' }] }, ['Ann Adviser', 'Bo Peep']],
    ['a group', { assigned_to: { uuid: 'g', name: 'Paraplanners' } }, ['Paraplanners']],
    ['nobody', { assigned_to: [] }, []],
    ['an account without a name', { assigned_to: [{ uuid: 'x' }] }, ['name not read']],
    ['uuids in place of accounts', { assigned_to: [client.uuid] }, ['name not read']],
    ['only uuids', { assigned_to: undefined, assigned_to_uuids: ['a', 'b'] }, ['name not read', 'name not read']],
    ['no uuids', { assigned_to: undefined, assigned_to_uuids: [] }, []],
    ['neither', { assigned_to: undefined }, undefined],
  ])('%s', (_, fields, assignedTo) => {
    expect(caseOf(JSON.parse(JSON.stringify({ ...record, ...fields }))).assignedTo).toEqual(assignedTo);
  });
});

describe('what only some reports need', () => {
  const rich = {
    ...record,
    tags: [{ uuid: 't', name: 'VIP' }, 'Referral'],
    plans: { uuid: 'P1', name: 'Johns ISA', policy_number: 'AVIVA-123', value: { amount: '1', currency: 'GBP' } },
    custom_fields: [
      { reference: 'favourite_drink', value: 'Coffee' },
      { reference: 'risk', value: 7 },
      { reference: 'topics', value: ['Tax', 'Trusts'] },
      { reference: 'vulnerable', value: false },
      { reference: 'nothing', value: null },
      { reference: 'mothers_maiden_name', value: 'Smith' },
    ],
  };

  test('is read where a column asks for it', () => {
    expect(caseOf(rich, all)).toMatchObject({
      tags: ['VIP', 'Referral'],
      plans: [{ uuid: 'p1', name: 'Johns ISA' }],
      customFields: { favourite_drink: 'Coffee', risk: 7, topics: 'Tax, Trusts', vulnerable: 'No' },
    });
    const text = JSON.stringify(readCaseRow(rich, all));
    for (const secret of ['AVIVA-123', 'Smith', 'mothers_maiden_name', 'nothing']) expect(text).not.toContain(secret);
  });

  test.each([
    ['integer', 7, 7],
    ['number', '1250.50', 1250.5],
    ['Decimal', '-3', -3],
    ['percentage', 'about 4', 'about 4'],
    ['number', '007', '007'],
    ['number', '12345678901234567', '12345678901234567'],
    ['number', null, undefined],
    ['string', '7', '7'],
    ['string', 7, '7'],
    [undefined, 7, 7],
    ['date', '2027-05-01', { date: '2027-05-01' }],
    ['datetime', '2027-05-01T09:30:00+01:00', { date: '2027-05-01T08:30:00.000Z' }],
    ['date', '0000-00-00', '0000-00-00'],
    ['date', 'next May', 'next May'],
    ['text', '2027-05-01', '2027-05-01'],
  ])('a custom field of type %s that holds %j', (type, value, expected) => {
    const { customFields } = caseOf({ ...record, custom_fields: [{ reference: 'risk', type, value }] }, all);
    expect(customFields).toEqual(expected === undefined ? {} : { risk: expected });
  });

  test('is left where none does, even if Plannr sends it, and in whatever shape', () => {
    const { tags, plans, customFields } = caseOf({ ...rich, plans: 'App\\Http\\Resources\\Plans' });
    expect([tags, plans, customFields]).toEqual([undefined, undefined, undefined]);
  });

  test('is absent where Plannr did not send it', () => {
    const { tags, plans, customFields } = caseOf(record, all);
    expect([tags, plans, customFields]).toEqual([undefined, undefined, undefined]);
  });
});

test('who takes part beyond those who came is counted, and only where there is a count', () => {
  const unseen = (fields: object) => caseOf({ ...record, ...fields }).unseenParticipants;
  expect(unseen({ participants_count: 3 })).toBe(1);
  expect(unseen({ participants_count: '2' })).toBeUndefined();
  expect(unseen({})).toBeUndefined();
  expect(unseen({ participants_count: 2, participants: [client, { name: 'Bo' }] })).toBeUndefined();
  expect(unseen({ participants_count: 2, participants: undefined })).toBe(2);
});
