import type { LineKind } from '../../functions/analyse/movement/case-changes.ts';
import type { Firm, FirmEvent, TruthMoney } from '../sandbox/plannr/firm.ts';

/** `case uuid: amount currency`, in alphabetical order. */
export type TrueLines = Readonly<Record<LineKind, readonly string[]>>;

/**
 * What the bridge should say between two instants, from the sandbox's events: what kinds there were and what they
 * changed, and nothing of how a firm stands before or after.
 */
export function trueLines(firm: Firm, from: string, to: string): TrueLines {
  const lines: Record<LineKind, string[]> = {
    'carried-over': [],
    appeared: [],
    new: [],
    reopened: [],
    raised: [],
    lowered: [],
    unread: [],
    'read-again': [],
    completed: [],
    lost: [],
    left: [],
    withdrawn: [],
    'not-visible': [],
    'not-seen': [],
  };
  for (const [uuid, events] of Map.groupBy(firm.events(from, to), ({ caseUuid }) => caseUuid)) {
    const kinds = events.map(({ kind }) => kind);
    const isNew = kinds.includes('opened');
    const turns = kinds.filter((kind) => kind === 'completed' || kind === 'reopened');
    const wasOpen = !isNew && events[0]?.before?.completedAt === undefined;
    const value = events.at(-1)?.after?.value;
    const put = (kind: LineKind, amount: TruthMoney | undefined) => lines[kind].push(entry(uuid, amount));
    if (kinds.includes('deleted')) {
      if (wasOpen) put('withdrawn', events[0]?.before?.value);
      continue;
    }
    if (isNew) put('new', value);
    if (turns[0] === 'reopened') put('reopened', value);
    if (turns.at(-1) === 'completed') put('completed', value);
    const difference = wasOpen ? revaluedBy(events) : undefined;
    if (difference !== undefined && difference.minor > 0) put('raised', difference);
    if (difference !== undefined && difference.minor < 0) put('lowered', { ...difference, minor: -difference.minor });
  }
  for (const entries of Object.values(lines)) entries.sort();
  return lines;
}

/** `case uuid: from > to, direction`, by the stages' places at `to`, in alphabetical order. */
export function trueMoves(firm: Firm, from: string, to: string): readonly string[] {
  const places = new Map(firm.at(to).stages.map(({ uuid, position }) => [uuid, position]));
  const moves: string[] = [];
  for (const [uuid, events] of Map.groupBy(firm.events(from, to), ({ caseUuid }) => caseUuid)) {
    const [before, after] = [events[0]?.before, events.at(-1)?.after];
    if (before === undefined || after === undefined || before.statusUuid === after.statusUuid) continue;
    if (before.completedAt !== undefined && after.completedAt !== undefined) continue;
    const [left, entered] = [places.get(before.statusUuid ?? ''), places.get(after.statusUuid ?? '')];
    const direction = left === undefined || entered === undefined ? 'unknown' : left < entered ? 'forward' : 'back';
    moves.push(`${uuid}: ${before.statusUuid} > ${after.statusUuid}, ${direction}`);
  }
  return moves.sort();
}

export function entry(uuid: string, amount: TruthMoney | undefined): string {
  return `${uuid}: ${amount === undefined ? 'no value' : `${amount.minor} ${amount.currency}`}`;
}

function revaluedBy(events: readonly FirmEvent[]): TruthMoney | undefined {
  const revalued = events.filter(({ kind }) => kind === 'revalued');
  const currency = revalued.map(({ before, after }) => (before?.value ?? after?.value)?.currency).find((each) => each);
  if (currency === undefined) return undefined;
  const steps = revalued.map(({ before, after }) => (after?.value?.minor ?? 0) - (before?.value?.minor ?? 0));
  return { minor: steps.reduce((sum, step) => sum + step, 0), currency };
}
