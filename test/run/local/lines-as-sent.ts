import type { LineKind } from '../../../functions/analyse/movement/case-changes.ts';
import { entry } from '../../analyse/true-movement.ts';
import { type BrokenField, brokenFields, type Faults } from '../../sandbox/plannr/faults.ts';
import type { Firm, TruthMoney } from '../../sandbox/plannr/firm.ts';

/*
 * What the bridge has to say of cases whose fields cannot be read, or that did not come: told from the truth with what
 * Plannr spoilt taken away, and not from the events, which know nothing of that.
 */

/** A case as a report knew it. */
export type KnownCase = {
  readonly isCompleted: boolean;
  readonly value?: TruthMoney;
  readonly isValueSpoilt: boolean;
  /** Whether a field was spoilt that lines are made from. */
  readonly isOdd: boolean;
  /** When it was last seen, and whether that was not by the last report. */
  readonly seenAt: string;
  readonly isCarried: boolean;
};

export type KnownCases = ReadonlyMap<string, KnownCase>;

/** The fields of each case that are spoilt, by Plannr's names. */
export function spoiltFields({ brokenRecords = [] }: Faults): ReadonlyMap<string, ReadonlySet<string>> {
  const spoilt = new Map<string, Set<string>>();
  for (const { field, cases } of brokenRecords) {
    if (typeof cases === 'number') throw new Error('name them');
    for (const uuid of cases) spoilt.set(uuid, new Set([...(spoilt.get(uuid) ?? []), nameOf(field)]));
  }
  return spoilt;
}

function nameOf(field: BrokenField): string {
  return brokenFields[field][0];
}

const ofLines = ['value', 'completed_at', 'created_at'];

/** What a report at that instant knows, after what it knew before. @param unseen cases that did not come */
export function knownAfter(
  before: KnownCases,
  { firm, now, faults, unseen }: { firm: Firm; now: string; faults: Faults; unseen: ReadonlySet<string> },
): KnownCases {
  const spoilt = spoiltFields(faults);
  const after = new Map<string, KnownCase>();
  for (const { uuid, value, completedAt } of firm.at(now).cases) {
    const last = before.get(uuid);
    if (unseen.has(uuid)) {
      if (last !== undefined) after.set(uuid, { ...last, isCarried: true });
      continue;
    }
    const fields = spoilt.get(uuid) ?? new Set();
    after.set(uuid, {
      isCompleted: completedAt !== undefined,
      value: fields.has('value') ? undefined : value,
      isValueSpoilt: fields.has('value'),
      isOdd: ofLines.some((field) => fields.has(field)),
      seenAt: now,
      isCarried: false,
    });
  }
  return after;
}

/** The cases that have to be told so: spoilt now or last time, or not seen now or last time. */
export function touched(before: KnownCases, after: KnownCases): readonly string[] {
  const isTouched = (each: KnownCase | undefined) => each !== undefined && (each.isOdd || each.isCarried);
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (uuid) => isTouched(before.get(uuid)) || isTouched(after.get(uuid)),
  );
}

/** The lines of one case: `kind uuid: amount currency`. */
export function linesAsSent(
  uuid: string,
  {
    before,
    after,
    firm,
    faults,
    since,
    now,
  }: {
    before: KnownCase | undefined;
    after: KnownCase | undefined;
    firm: Firm;
    faults: Faults;
    since: string;
    now: string;
  },
): readonly string[] {
  const lines: string[] = [];
  const put = (kind: LineKind, value: TruthMoney | undefined) => lines.push(`${kind} ${entry(uuid, value)}`);
  if (before !== undefined) {
    if (before.isCompleted) return [];
    if (before.isCarried) put('carried-over', before.value);
    if (after === undefined) put('withdrawn', before.value);
    else if (after.isCarried) put('not-seen', before.value);
    else {
      putValue(before, after, put);
      if (after.isCompleted) put('completed', after.value);
    }
    return lines;
  }
  const truth = firm.at(now).cases.find((each) => each.uuid === uuid);
  if (truth === undefined || after === undefined) return [];
  const spoilt = spoiltFields(faults).get(uuid);
  const isNew = spoilt?.has('created_at') !== true && truth.createdAt > since;
  const wasDone = after.isCompleted && (spoilt?.has('completed_at') === true || (truth.completedAt ?? '') <= since);
  if (!isNew && wasDone) return [];
  put(isNew ? 'new' : 'appeared', after.value);
  if (after.isCompleted) put('completed', after.value);
  return lines;
}

function putValue(before: KnownCase, after: KnownCase, put: (kind: LineKind, value: TruthMoney) => void): void {
  if (after.isValueSpoilt || before.isValueSpoilt) {
    if (after.value === undefined && before.value !== undefined) put('unread', before.value);
    if (before.value === undefined && after.value !== undefined) put('read-again', after.value);
    return;
  }
  const currency = (after.value ?? before.value)?.currency ?? 'GBP';
  const minor = (after.value?.minor ?? 0) - (before.value?.minor ?? 0);
  if (minor > 0) put('raised', { minor, currency });
  if (minor < 0) put('lowered', { minor: -minor, currency });
}
