import { analyse } from '../../analyse/analyse.ts';
import type { AnalysisInput } from '../../analyse/analysis-input.ts';
import type { Report } from '../../analyse/report.ts';
import type { Snapshot } from '../../analyse/snapshot/snapshot.ts';
import type { HistoryReading } from '../../analyse/stage-history/followed.ts';
import { noteStages } from '../../analyse/stage-history/note-stages.ts';
import type { StageHistory } from '../../analyse/stage-history/stage-history.ts';
import { takeSnapshot } from '../../analyse/take-snapshot.ts';
import type { AdviserReading } from '../../collect/advisers/read-advisers.ts';
import { notesOnHistories } from '../../collect/audits/missed-histories.ts';
import type { StageReading } from '../../collect/audits/read-stage-history.ts';
import type { TagReading } from '../../collect/client-tags/read-tagged-clients.ts';
import type { Reading } from '../../collect/reading.ts';
import type { Plan } from '../plan-run.ts';
import { completedCallsOfRun, isHistoryOf } from './history-to-read.ts';

/** What is known from the runs before. */
export type Memory = {
  /** What became of the cases that were asked for by name. */
  readonly missing?: AnalysisInput['missing'];
  /** The snapshot to compare with. */
  readonly previous?: Snapshot;
  readonly stages?: StageHistory;
  /** What was read of the history of cases in this run; absent where none was asked for. */
  readonly stageReading?: StageReading;
  /** Who looks after the clients in whose cases nobody is assigned; absent where none was asked for. */
  readonly adviserReading?: AdviserReading;
  /** Which clients have the tag of vulnerable ones; absent where none is named. It is kept nowhere. */
  readonly tagReading?: TagReading;
};

export type WorkedOut = {
  readonly report: Report;
  /** For the runs after this one. */
  readonly snapshot: Snapshot;
  readonly stages: StageHistory;
};

/** From what was read to the figures, and to what is remembered of them. */
export function workOut(plan: Plan, reading: Reading, memory: Memory = {}): WorkedOut {
  const { run, scope, period, asAt, postponed } = plan;
  const { cases } = reading;
  const { stageReading, adviserReading, tagReading } = memory;
  const told = withAdviserReading(withStageReading(reading.coverage, stageReading), adviserReading);
  const coverage = tagReading === undefined ? told : withAsked(told, tagReading.counts, []);
  const stages = noteStages(memory.stages, {
    cases,
    asAt,
    isComplete: coverage.gaps.length === 0,
    isHistory: isHistoryOf(plan),
    audited: stageReading?.audited,
  });
  const input = {
    run,
    scope,
    period,
    asAt,
    cases,
    coverage,
    ...(memory.missing && { missing: memory.missing }),
    previous: memory.previous,
    ...(postponed && { postponed }),
    stageHistory: stages,
    advisers: adviserReading?.advisers,
    taggedClients: tagReading?.tagged,
    historyReading: historyReadingOf(stageReading),
  };
  const report = analyse(input);
  return { report, snapshot: takeSnapshot(input, report), stages };
}

/** Where nothing was asked for, the settings say so. */
function historyReadingOf(reading: StageReading | undefined): HistoryReading {
  const state = reading === undefined ? 'snapshots' : reading.missed.refused === undefined ? 'read' : 'refused';
  return { state, now: reading?.ofCompleted.cases ?? 0, atMost: completedCallsOfRun };
}

/** The requests for the history are requests of the run, and what it could not be told is part of what to know of it. */
function withStageReading(coverage: Reading['coverage'], reading: StageReading | undefined): Reading['coverage'] {
  return reading === undefined ? coverage : withAsked(coverage, reading.counts, notesOnHistories(reading.missed));
}

function withAdviserReading(coverage: Reading['coverage'], reading: AdviserReading | undefined): Reading['coverage'] {
  return reading === undefined
    ? coverage
    : withAsked(coverage, reading.counts, reading.missed === undefined ? [] : [reading.missed]);
}

function withAsked(
  coverage: Reading['coverage'],
  counts: AdviserReading['counts'],
  notes: readonly string[],
): Reading['coverage'] {
  return {
    ...coverage,
    requests: coverage.requests + counts.requests,
    retries: coverage.retries + counts.retries,
    rateLimited: coverage.rateLimited + counts.rateLimited,
    notes: [...coverage.notes, ...notes],
  };
}
