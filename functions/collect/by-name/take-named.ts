import type { MissingCase } from '../../analyse/analysis-input.ts';
import type { Case } from '../../analyse/case.ts';
import type { Coverage } from '../../analyse/coverage.ts';
import type { Reading, ReadingRequest } from '../reading.ts';
import { isWithinOnly } from '../shards/narrow-cases.ts';
import type { NamedReading } from './ask-by-name.ts';

/** A reading with what asking by name added to it, and what became of the cases that are in it no more. */
export type NamedTaken = { readonly reading: Reading; readonly missing: readonly MissingCase[] };

/**
 * Takes in what Plannr said of the cases that vanished from its lists. One that is still what the report is about counts
 * as it came; unless it was completed before the days that were asked for, it should have been on a list, so that the
 * lists were not whole.
 */
export function takeNamed(reading: Reading, named: NamedReading, request: ReadingRequest): NamedTaken {
  if (named.answers.length === 0) return { reading, missing: [] };
  const found: Case[] = [];
  const missing: MissingCase[] = [];
  for (const answer of named.answers) {
    if (answer.how === 'not-found') missing.push({ uuid: answer.uuid, fate: 'gone', toldAt: answer.toldAt });
    else if (answer.how !== 'found') missing.push({ uuid: answer.uuid, fate: fates[answer.how] });
    else if (isWithin(answer.version.case, request, reading.coverage)) found.push(answer.version.case);
    else missing.push({ uuid: answer.uuid, fate: 'left' });
  }
  const early = found.filter((each) => isBefore(each, request));
  const unlisted = found.filter((each) => !isBefore(each, request) && !isSince(each, reading.coverage));
  const unanswered = missing.filter(({ fate }) => fate === 'not-seen').length;
  const { coverage } = reading;
  const { counts } = named;
  return {
    missing,
    reading: {
      cases: [...reading.cases, ...found],
      coverage: {
        ...coverage,
        requests: coverage.requests + counts.requests,
        retries: coverage.retries + counts.retries,
        rateLimited: coverage.rateLimited + counts.rateLimited,
        received: coverage.received + found.length,
        expected: coverage.expected === undefined ? undefined : coverage.expected + found.length,
        byName: {
          asked: named.answers.length,
          datedBeforeHistory: early.map(({ uuid }) => uuid),
          unlisted: unlisted.map(({ uuid }) => uuid),
          unanswered,
          toldDeleted: missing.filter(({ toldAt }) => toldAt !== undefined).length,
        },
        gaps: [...coverage.gaps, ...unlistedGap(unlisted.length), ...unansweredGap(unanswered)],
      },
    },
  };
}

const fates = { 'not-visible': 'not-visible', unanswered: 'not-seen' } as const;

function isWithin(each: Case, { clients, only }: ReadingRequest, { way }: Coverage): boolean {
  if (!isWithinOnly(each, only)) return false;
  // Client by client nobody sees a case that no client takes part in.
  if (clients === 'all') return way === 'firm-wide' || each.clients.length > 0;
  const asked = new Set(clients.map((uuid) => uuid.toLowerCase()));
  return each.clients.some(({ uuid }) => asked.has(uuid.toLowerCase()));
}

/** Completed on a day from before those that Plannr was asked for, or on one that could not be read. */
function isBefore(each: Case, { completedFrom }: ReadingRequest): boolean {
  const { completedAt, completedUndated } = each;
  return completedUndated === true || (completedAt !== undefined && completedAt.slice(0, 10) < completedFrom);
}

/** Edited since the reading began: it may have been between the two lists. */
function isSince({ updatedAt }: Case, { startedAt }: Coverage): boolean {
  return updatedAt !== undefined && updatedAt >= startedAt;
}

function unlistedGap(cases: number): readonly string[] {
  if (cases === 0) return [];
  return [
    `${cases === 1 ? '1 case was' : `${count(cases)} cases were`} on no list, and came when asked for by name: Plannr's lists were not whole, so that others may be missing.`,
  ];
}

function unansweredGap(cases: number): readonly string[] {
  if (cases === 0) return [];
  return [
    `${cases === 1 ? '1 case of the last report was' : `${count(cases)} cases of the last report were`} on no list, and asking by name brought no answer, so that nobody knows what became of ${cases === 1 ? 'it' : 'them'}.`,
  ];
}

function count(number: number): string {
  return number.toLocaleString('en-GB');
}
