import { expect, test } from 'vitest';
import type { FirmEvent } from './firm.ts';
import { defaultAsAt, generateFirm } from './generate-firm.ts';

const usual = { seed: 1, cases: 600, clients: 120 };
const habits = { backDates: 0.2, datesBeforeHistory: 0.03, changesClient: 0.1, namesakes: true };
const beginning = '2020-01-01T00:00:00.000Z';
const dayMs = 86_400_000;
const tidy = generateFirm(usual);
const firm = generateFirm({ ...usual, habits });
const events = firm.events(beginning, defaultAsAt);
const daysLate = ({ instant, after }: FirmEvent) =>
  (Date.parse(instant) - Date.parse(after?.completedAt ?? '')) / dayMs;

test('some completions are dated before they are entered, and a few before any history', () => {
  const completed = events.filter(({ kind }) => kind === 'completed');
  const late = completed.filter((event) => daysLate(event) > 0 && daysLate(event) <= 20);
  const ancient = completed.filter((event) => daysLate(event) >= 800);
  expect(late.length / completed.length).toBeGreaterThan(0.1);
  expect(late.length / completed.length).toBeLessThan(0.3);
  expect(ancient.length).toBeGreaterThan(3);
  expect(completed.filter((event) => daysLate(event) > 20 && daysLate(event) < 800)).toEqual([]);
});

test('some cases change their client while they are open, and keep the new one', () => {
  const moves = events.filter(({ kind }) => kind === 'changed-client');
  expect(moves.length).toBeGreaterThan(20);
  for (const { before, after, caseUuid } of moves) {
    expect(after).toEqual({ ...before, clientUuids: after?.clientUuids, updatedAt: after?.updatedAt });
    expect(after?.clientUuids).not.toEqual(before?.clientUuids);
    expect(before?.completedAt).toBeUndefined();
    const now = firm.at(defaultAsAt).cases.find(({ uuid }) => uuid === caseUuid);
    if (now !== undefined) expect(now.clientUuids).toEqual(after?.clientUuids);
  }
});

test('two advisers have one name, and all else is as it is at a firm of no habits', () => {
  const jones = firm.at(defaultAsAt).employees.filter(({ name }) => name === 'David Jones');
  expect(new Set(jones.map(({ uuid }) => uuid)).size).toBe(2);
  const plain = new Map(tidy.at(defaultAsAt).cases.map((each) => [each.uuid, each]));
  const now = firm.at(defaultAsAt).cases;
  expect(now).toHaveLength(plain.size);
  for (const { completedAt, clientUuids, updatedAt, ...rest } of now) expect(plain.get(rest.uuid)).toMatchObject(rest);
});

test('what happened leads from how things stood to how they stand', () => {
  const facts = new Map(
    firm.at('2026-06-01T06:00:00.000Z').cases.map(({ statusPosition: _, ...rest }) => [rest.uuid, rest]),
  );
  for (const { caseUuid, before, after } of firm.events('2026-06-01T06:00:00.000Z', defaultAsAt)) {
    expect(before).toEqual(facts.get(caseUuid));
    if (after === undefined) facts.delete(caseUuid);
    else facts.set(caseUuid, after);
  }
  for (const { statusPosition: _, ...rest } of firm.at(defaultAsAt).cases) expect(rest).toEqual(facts.get(rest.uuid));
});

test('of a firm that loses cases some end in the stage of lost ones, a few are left open there, and all else is as it was', () => {
  const losing = generateFirm({ ...usual, habits: { loses: 0.1 } });
  const { cases, stages } = losing.at(defaultAsAt);
  const lost = stages.find(({ name }) => name === 'Not proceeding');
  const within = cases.filter(({ statusUuid }) => statusUuid === lost?.uuid);
  const done = within.filter(({ completedAt }) => completedAt !== undefined);
  expect(lost?.position).toBe(10);
  expect(within.length / cases.length).toBeGreaterThan(0.05);
  expect(within.length / cases.length).toBeLessThan(0.15);
  expect(done.length).toBeLessThan(within.length);
  const plain = new Map(tidy.at(defaultAsAt).cases.map((each) => [each.uuid, each]));
  expect(cases).toHaveLength(plain.size);
  for (const { statusPosition: _, ...rest } of cases.filter((each) => !within.includes(each))) {
    expect(plain.get(rest.uuid)).toMatchObject(rest);
  }
});
