import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { CaseFacts, FirmEvent, FirmState, TruthCase } from './firm.ts';
import { defaultAsAt, generateFirm } from './generate-firm.ts';

const usual = { seed: 1, cases: 1_500, clients: 400 };
const firm = generateFirm(usual);
const now = firm.at(defaultAsAt);
const open = now.cases.filter(({ completedAt }) => completedAt === undefined);
const completed = now.cases.filter(({ completedAt }) => completedAt !== undefined);

const beginning = '2020-01-01T00:00:00.000Z';
const weeksOn = (weeks: number) => new Date(Date.parse(defaultAsAt) + weeks * 7 * 86_400_000).toISOString();
const stageOf = (state: FirmState, { statusUuid }: TruthCase) => state.stages.find(({ uuid }) => uuid === statusUuid);
const count = <T>(list: readonly T[], test: (each: T) => boolean) => list.filter(test).length;

describe('the same firm again', () => {
  test('the same seed gives the same firm, in whatever order it is asked', () => {
    const again = generateFirm(usual);
    again.at(weeksOn(80));
    expect(again.events(weeksOn(3), weeksOn(4))).toEqual(firm.events(weeksOn(3), weeksOn(4)));
    expect(again.at(defaultAsAt)).toEqual(now);
    expect(again.at(weeksOn(-10))).toEqual(firm.at(weeksOn(-10)));
  });

  test('another seed gives another firm', () => {
    const other = generateFirm({ ...usual, seed: 2 }).at(defaultAsAt);
    const uuids = new Set(now.cases.map(({ uuid }) => uuid));
    expect(count(other.cases, ({ uuid }) => uuids.has(uuid))).toBe(0);
    expect(other.clients[40]?.name).not.toBe(now.clients[40]?.name);
  });

  test.each([
    [0, 1],
    [1, 1],
    [3, 3],
    [40, 10],
    [1_500, 400],
  ])('a firm of %i cases and %i clients has exactly those', (cases, clients) => {
    for (const seed of [1, 2, 3]) {
      const state = generateFirm({ seed, cases, clients }).at(defaultAsAt);
      expect(state.cases).toHaveLength(cases);
      expect(state.clients).toHaveLength(clients);
    }
  });

  test('a firm can be made for another day, and has its cases then', () => {
    const asAt = '2026-04-06T06:00:00.000Z';
    const state = generateFirm({ ...usual, cases: 200, asAt }).at(asAt);
    expect(state.cases).toHaveLength(200);
    expect(state.cases.every(({ updatedAt }) => updatedAt <= asAt)).toBe(true);
  });
});

describe('the firm moves on', () => {
  /** What the events make of a state, told by hand and not by the generator. */
  function replay(from: readonly TruthCase[], events: readonly FirmEvent[]): ReadonlyMap<string, CaseFacts> {
    const facts = new Map(from.map(({ statusPosition: _, ...rest }): [string, CaseFacts] => [rest.uuid, rest]));
    for (const { kind, caseUuid, before, after } of events) {
      expect(before).toEqual(facts.get(caseUuid));
      expect(after === undefined).toBe(kind === 'deleted');
      expect(before === undefined).toBe(kind === 'opened');
      if (after === undefined) facts.delete(caseUuid);
      else facts.set(caseUuid, after);
    }
    return facts;
  }

  function expectSame(state: FirmState, facts: ReadonlyMap<string, CaseFacts>) {
    expect(state.cases).toHaveLength(facts.size);
    for (const { statusPosition: _, ...rest } of state.cases) expect(rest).toEqual(facts.get(rest.uuid));
  }

  test('from any instant, what happened since leads to how things stand later', () => {
    for (const seed of [1, 2]) {
      const each = generateFirm({ ...usual, cases: 300, seed });
      const instants = [beginning, weeksOn(-60), weeksOn(-1), defaultAsAt, weeksOn(1), weeksOn(2), weeksOn(30)];
      for (const [index, to] of instants.entries()) {
        const from = instants[Math.max(0, index - 1)] ?? beginning;
        expectSame(each.at(to), replay(each.at(from).cases, each.events(from, to)));
      }
    }
  });

  test('nothing at the first instant and all at the last is told, so that weeks join without a gap', () => {
    const [event] = firm.events(defaultAsAt, weeksOn(1));
    if (event === undefined) throw new Error('a week in which nothing happens');
    const before = new Date(Date.parse(event.instant) - 1).toISOString();
    expect(firm.events(before, event.instant)).toContainEqual(event);
    expect(firm.events(event.instant, weeksOn(1))).not.toContainEqual(event);
  });

  test('events come in the order they happened and each changes what its name says', () => {
    const events = firm.events(beginning, weeksOn(10));
    const differing = (a: CaseFacts, b: CaseFacts) =>
      (['statusUuid', 'value', 'completedAt'] as const).filter(
        (key) => JSON.stringify(a[key]) !== JSON.stringify(b[key]),
      );
    const expected: Readonly<Record<string, string>> = {
      moved: 'statusUuid',
      revalued: 'value',
      completed: 'completedAt',
      reopened: 'completedAt',
    };
    for (const [index, { kind, instant, caseUuid, before, after }] of events.entries()) {
      expect(instant >= (events[index - 1]?.instant ?? '')).toBe(true);
      expect(after?.uuid ?? before?.uuid).toBe(caseUuid);
      if (before !== undefined && after !== undefined) expect(differing(before, after)).toEqual([expected[kind]]);
      if (kind === 'completed') expect(after?.completedAt).toBe(instant);
      if (kind === 'reopened') expect(after?.completedAt).toBeUndefined();
      if (kind === 'opened') expect(after?.createdAt).toBe(instant);
      if (after !== undefined) expect(after.updatedAt).toBe(instant);
    }
  });

  test('within half a year everything happens: forward and back, up and down, reopened, completed, deleted', () => {
    const events = firm.events(defaultAsAt, weeksOn(26));
    const kinds = Map.groupBy(events, ({ kind }) => kind);
    for (const kind of ['opened', 'moved', 'revalued', 'reopened', 'completed', 'deleted'] as const) {
      expect(kinds.get(kind)?.length ?? 0, kind).toBeGreaterThan(4);
    }
    const place = (uuid: string | undefined) => now.stages.findIndex((stage) => stage.uuid === uuid);
    const steps = (kinds.get('moved') ?? []).map(
      ({ before, after }) => place(after?.statusUuid) - place(before?.statusUuid),
    );
    expect(count(steps, (step) => step > 0)).toBeGreaterThan(count(steps, (step) => step < 0));
    expect(count(steps, (step) => step < 0)).toBeGreaterThan(50);
    const raises = (kinds.get('revalued') ?? []).map(
      ({ before, after }) => (after?.value?.minor ?? 0) - (before?.value?.minor ?? 0),
    );
    expect(count(raises, (raise) => raise > 0)).toBeGreaterThan(20);
    expect(count(raises, (raise) => raise < 0)).toBeGreaterThan(20);
  });

  test('the history of one case is its part of the firm’s events', () => {
    const all = Map.groupBy(firm.events(beginning, weeksOn(4)), ({ caseUuid }) => caseUuid);
    for (const { uuid } of now.cases.slice(0, 50)) expect(firm.eventsOf(uuid, weeksOn(4))).toEqual(all.get(uuid));
    expect(firm.eventsOf('00000000-0000-4000-8000-000000000000', weeksOn(4))).toEqual([]);
  });

  test('a deleted case is gone for good', () => {
    const deleted = firm.events(beginning, defaultAsAt).filter(({ kind }) => kind === 'deleted');
    expect(deleted.length).toBeGreaterThan(10);
    const there = new Set(firm.at(weeksOn(20)).cases.map(({ uuid }) => uuid));
    expect(deleted.filter(({ caseUuid }) => there.has(caseUuid))).toEqual([]);
  });
});

describe('a firm as firms are', () => {
  test('about a third of the cases are open', () => {
    for (const seed of [1, 2, 3, 4]) {
      const { cases } = generateFirm({ ...usual, seed }).at(defaultAsAt);
      const share = count(cases, ({ completedAt }) => completedAt === undefined) / cases.length;
      expect(share).toBeGreaterThan(0.28);
      expect(share).toBeLessThan(0.42);
    }
  });

  test('what can be missing is missing now and then', () => {
    const missing: Readonly<Record<string, number>> = {
      value: count(open, ({ value }) => value === undefined),
      zero: count(now.cases, ({ value }) => value?.minor === 0),
      type: count(open, ({ typeUuid }) => typeUuid === undefined),
      assignee: count(open, ({ assigneeUuids }) => assigneeUuids.length === 0),
      status: count(now.cases, ({ statusUuid }) => statusUuid === undefined),
      review: count(open, ({ reviewAt }) => reviewAt === undefined),
    };
    for (const [what, cases] of Object.entries(missing)) {
      expect(cases, what).toBeGreaterThan(0);
      expect(cases, what).toBeLessThan(now.cases.length / 3);
    }
  });

  test('a few per cent of the values are in euros, all are whole pennies', () => {
    const valued = now.cases.flatMap(({ value }) => value ?? []);
    const euros = count(valued, ({ currency }) => currency === 'EUR') / valued.length;
    expect(euros).toBeGreaterThan(0.015);
    expect(euros).toBeLessThan(0.06);
    expect(
      valued.every(({ minor, currency }) => Number.isSafeInteger(minor) && minor >= 0 && /^(GBP|EUR)$/.test(currency)),
    ).toBe(true);
    // Not all in round pounds.
    expect(count(valued, ({ minor }) => minor % 100 !== 0)).toBeGreaterThan(valued.length / 2);
  });

  test('cases are shared by two or three clients, and others than clients take part', () => {
    expect(count(open, ({ clientUuids }) => clientUuids.length === 2)).toBeGreaterThan(20);
    expect(count(now.cases, ({ clientUuids }) => clientUuids.length === 3)).toBeGreaterThan(2);
    expect(now.cases.every(({ clientUuids }) => clientUuids.length >= 1)).toBe(true);
    expect(now.cases.every(({ clientUuids }) => new Set(clientUuids).size === clientUuids.length)).toBe(true);
    const clients = new Map(now.clients.map((client) => [client.uuid, client]));
    const roles = new Set(now.cases.flatMap(({ clientUuids }) => clientUuids.map((uuid) => clients.get(uuid)?.role)));
    expect([...roles].sort()).toEqual(['business', 'individual', 'joint', 'trust']);
    const others = now.cases.flatMap(({ otherParticipantUuids }) => otherParticipantUuids);
    expect(others.some((other) => now.employees.some(({ uuid }) => uuid === other))).toBe(true);
    expect(others.some((other) => now.externals.some(({ uuid }) => uuid === other))).toBe(true);
  });

  test('some clients have no case', () => {
    const with_ = new Set(now.cases.flatMap(({ clientUuids }) => clientUuids));
    expect(with_.size).toBeLessThan(now.clients.length - 20);
    expect(with_.size).toBeGreaterThan(now.clients.length / 2);
  });

  test('stage and completion disagree both ways, now and then', () => {
    const isLast = (each: TruthCase) => stageOf(now, each)?.isTypeCompleted === true;
    expect(count(open, isLast)).toBeGreaterThan(2);
    expect(count(open, isLast)).toBeLessThan(open.length / 10);
    const elsewhere = count(completed, (each) => !isLast(each));
    expect(elsewhere).toBeGreaterThan(10);
    expect(elsewhere).toBeLessThan(completed.length / 5);
  });

  test('reviews are past, to come, or a bare day', () => {
    const reviews = open.flatMap(({ reviewAt }) => reviewAt ?? []);
    expect(count(reviews, (at) => at < defaultAsAt)).toBeGreaterThan(20);
    expect(count(reviews, (at) => at > defaultAsAt)).toBeGreaterThan(20);
    expect(count(reviews, (at) => /^\d{4}-\d{2}-\d{2}$/.test(at))).toBeGreaterThan(5);
  });

  test('each column of the board counts its cards from 1, whatever the stage’s own position', () => {
    for (const column of Map.groupBy(now.cases, ({ statusUuid }) => statusUuid).values()) {
      const positions = column.map(({ statusPosition }) => statusPosition).sort((a, b) => a - b);
      expect(positions).toEqual(column.map((_, index) => index + 1));
    }
  });

  test('types take their own time and their own path', () => {
    const typeNamed = (name: string) => now.types.find((type) => type.name === name)?.uuid;
    const days = (name: string) => {
      const spans = completed
        .filter(({ typeUuid }) => typeUuid === typeNamed(name))
        .map(({ createdAt, completedAt = '' }) => (Date.parse(completedAt) - Date.parse(createdAt)) / 86_400_000)
        .sort((a, b) => a - b);
      return spans[Math.floor(spans.length / 2)] ?? 0;
    };
    expect(days('Annual review')).toBeLessThan(days('Mortgage'));
    expect(days('Mortgage')).toBeLessThan(days('Pension transfer'));
    const seen = (name: string) =>
      now.stages.map((stage) =>
        count(open, ({ typeUuid, statusUuid }) => typeUuid === typeNamed(name) && statusUuid === stage.uuid),
      );
    // Annual reviews have no prospect stage, pension transfers go through all.
    expect(seen('Annual review')[0]).toBe(0);
    expect(seen('Pension transfer').every((cases) => cases > 0)).toBe(true);
  });

  test('things happen on the edges of weeks, days and zones too', () => {
    const zoned = firm
      .events(beginning, weeksOn(26))
      .map(({ instant }) => Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/London'));
    const isMonday = (at: Temporal.ZonedDateTime) => at.dayOfWeek === 1 && at.startOfDay().equals(at);
    expect(count(zoned, isMonday)).toBeGreaterThan(20);
    expect(count(zoned, (at) => at.hour === 23 && at.minute >= 30)).toBeGreaterThan(20);
    expect(count(zoned, (at) => at.toInstant().toString().slice(11, 13) === '23' && at.hour === 0)).toBeGreaterThan(20);
    expect(count(zoned, (at) => at.dayOfWeek === 7)).toBeGreaterThan(20);
    expect(count(zoned, (at) => at.hour >= 8 && at.hour < 19 && at.dayOfWeek < 6)).toBeGreaterThan(zoned.length * 0.8);
    expect(zoned.every((at) => at.millisecond === 0)).toBe(true);
  });
});

describe('names that break things', () => {
  const kinds: Readonly<Record<string, RegExp>> = {
    apostrophe: /\w'\w/,
    accent: /[öüéł]/,
    emoji: /\p{Emoji_Presentation}/u,
    'leading =': /^=/,
    'leading +': /^\+/,
    'leading -': /^-/,
    'leading @': /^@/,
    markup: /<\w+>/,
    '300 characters': /^.{300}$/su,
  };

  test.each(Object.entries(kinds))('a client and a case have one with: %s', (_, pattern) => {
    expect(now.clients.some(({ name }) => pattern.test(name))).toBe(true);
    expect(now.cases.some(({ name }) => pattern.test(name))).toBe(true);
  });

  test('two cases have the same name', () => {
    expect(count(now.cases, ({ name }) => name === 'Same name twice')).toBe(2);
  });

  test('they can be left out', () => {
    const plain = generateFirm({ ...usual, oddNames: false }).at(defaultAsAt);
    const names = [...plain.clients, ...plain.cases].map(({ name }) => name);
    expect(names.filter((name) => /^[=+@-]|\p{Emoji_Presentation}/u.test(name) || name.length > 120)).toEqual([]);
  });

  test('every address is in a domain that cannot exist, every UUID is one and its own', () => {
    const people = [...now.clients, ...now.employees, ...now.externals];
    expect(people.filter(({ email }) => !/^[a-z0-9.]+@[a-z]+\.example$/.test(email))).toEqual([]);
    const uuids = [...people, ...now.cases, ...now.stages, ...now.types, ...now.plans, ...now.groups].map(
      ({ uuid }) => uuid,
    );
    expect(
      uuids.filter((uuid) => !/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(uuid)),
    ).toEqual([]);
    expect(new Set(uuids).size).toBe(uuids.length);
  });
});

describe('other firms', () => {
  test.each([1, 2, 3, 30])(
    'a firm with %i stages has them in order, the last completed if there are others',
    (stages) => {
      const state = generateFirm({ ...usual, stages }).at(defaultAsAt);
      expect(state.stages.map(({ position }) => position)).toEqual(
        Array.from({ length: stages }, (_, index) => index + 1),
      );
      expect(state.stages.map(({ isTypeCompleted }) => isTypeCompleted)).toEqual(
        Array.from({ length: stages }, (_, index) => stages > 1 && index === stages - 1),
      );
      const used = new Set(state.cases.map(({ statusUuid }) => statusUuid).filter((uuid) => uuid !== undefined));
      expect(used.size).toBe(stages);
      expect(new Set(state.stages.map(({ name }) => name)).size).toBe(stages);
    },
  );

  test('cases can lack a client, but then someone else takes part', () => {
    const state = generateFirm({ ...usual, withoutClient: 0.1 }).at(defaultAsAt);
    const without = state.cases.filter(({ clientUuids }) => clientUuids.length === 0);
    expect(without.length).toBeGreaterThan(80);
    expect(without.every(({ otherParticipantUuids }) => otherParticipantUuids.length > 0)).toBe(true);
  });

  test('stages can be renamed and reordered on a day, and stay the same stages', () => {
    const state = generateFirm({ ...usual, stagesReorganisedAt: weeksOn(1) });
    const [before, after] = [state.at(defaultAsAt).stages, state.at(weeksOn(1)).stages];
    expect(after.map(({ uuid }) => uuid)).toEqual(before.map(({ uuid }) => uuid));
    expect(after.map(({ position }) => position)).toEqual([2, 1, 4, 3, 6, 5, 8, 7, 9]);
    expect(after[1]?.name).toBe('Fact find (new)');
    expect(before[1]?.name).toBe('Fact find');
    expect(after[1]?.updatedAt).toBe(weeksOn(1));
  });

  test('a firm without a client is refused', () => {
    expect(() => generateFirm({ ...usual, clients: 0 })).toThrow('a firm needs a client');
  });
});
