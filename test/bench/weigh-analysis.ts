import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { analyse } from '../../functions/analyse/analyse.ts';
import { dateCase } from '../../functions/analyse/cases/dated-case.ts';
import { latestNames, latestStages } from '../../functions/analyse/cases/latest-stages.ts';
import { compareText } from '../../functions/analyse/compare.ts';
import { makeForecast } from '../../functions/analyse/forecast/forecast.ts';
import { createLocalDay } from '../../functions/analyse/local-day.ts';
import { findMovement } from '../../functions/analyse/movement/movement.ts';
import { dayBegan, lastWholePeriod } from '../../functions/analyse/period.ts';
import type { Snapshot } from '../../functions/analyse/snapshot/snapshot.ts';
import { snapshotScope } from '../../functions/analyse/snapshot/snapshot-scope.ts';
import { aCoverage } from '../builders/a-coverage.ts';
import { aScope } from '../builders/a-scope.ts';
import { aLargeFirm } from './a-large-firm.ts';

/*
 * What the analysis of a large firm costs, with a run to compare with and the stages of all cases:
 *
 *     node --expose-gc test/bench/weigh-analysis.ts --open 20000 --completed 100000
 *
 * `--against DIR` weighs the analysis of another checkout beside it, in turns, `--turns` times each.
 */
const { values } = parseArgs({
  options: {
    open: { type: 'string', default: '20000' },
    completed: { type: 'string', default: '100000' },
    against: { type: 'string' },
    turns: { type: 'string', default: '3' },
  },
});

const { cases, stageHistory } = aLargeFirm({ open: Number(values.open), completed: Number(values.completed) });

const scope = aScope();

const coverage = aCoverage({ expected: cases.length, received: cases.length });

const asAt = '2026-11-23T07:00:00.000Z';

const period = lastWholePeriod('week', asAt, scope.timezone);

// A week before, each tenth case was not there yet, each eleventh was worth something else, and some were still open.
const previous: Snapshot = {
  version: 1,
  reportId: scope.reportId,
  run: 'weekly-cases.2026-W46',
  period: lastWholePeriod('week', '2026-11-16T07:00:00.000Z', scope.timezone),
  asAt: '2026-11-16T07:00:00.000Z',
  asAtDay: '2026-11-16',
  history: { firstDay: '2025-11-17', lastDay: '2026-11-16', weeks: 52 },
  completeness: 'complete',
  scope: snapshotScope(scope),
  account: coverage.account,
  cases: cases
    .filter((_, index) => index % 10 !== 0)
    .map((each, index) => ({
      uuid: each.uuid,
      stage: each.stage?.uuid,
      position: each.stage?.position,
      type: each.type?.uuid,
      minor: index % 11 === 0 ? 100 : each.value?.minor,
      currency: each.value?.currency,
      createdAt: each.createdAt,
      completedAt: each.completedAt !== undefined && each.completedAt > '2026-11-16T07' ? undefined : each.completedAt,
    })),
  stages: [],
  faults: {},
  forecasts: [],
};

const run = `weekly-cases.${period.name}`;

const input = { scope, run, period, asAt, cases, coverage, previous, stageHistory };

const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MB`;

globalThis.gc?.();

const held = process.memoryUsage().rss;

const whole = cpuOf(() => analyse(input));

const report = whole.result;

const most = process.resourceUsage().maxRSS * 1024;

// What looks beyond this run, by itself, on what the analysis works out first.
const localDay = createLocalDay(scope.timezone);

const used = cases.toSorted((a, b) => compareText(a.createdAt ?? '', b.createdAt ?? ''));

const stages = latestStages(used);

const types = latestNames(used, ({ type }) => [type]);

const clients = latestNames(used, (each) => each.clients);

const dated = used.map((each) => dateCase(each, { period, history: report.history, localDay, stages, types, clients }));

globalThis.gc?.();

const moved = cpuOf(() =>
  findMovement({
    previous,
    scope: snapshotScope(scope),
    period,
    asAtDay: report.asAtDay,
    account: coverage.account,
    isComplete: true,
    cases: dated,
    totals: report.totals,
    stages,
    clients,
    people: new Map(),
    rules: { localDay, caseLink: () => undefined },
  }),
);

const ahead = cpuOf(() => {
  const { asAt, history, currencies } = report;
  return makeForecast({
    asAt,
    dayBegan: dayBegan('2026-11-23', scope.timezone),
    history,
    currencies,
    cases: dated,
    localDay,
    stageHistory,
    issued: [],
    isComplete: true,
  });
});

console.log(
  [
    `${report.totals.openCases} open and ${report.totals.completedInHistory} completed cases`,
    `movement ${moved.seconds.toFixed(1)} s of CPU`,
    `forecast (by ${report.forecast.state === 'shown' ? report.forecast.basis.uses : 'nothing'}) ${ahead.seconds.toFixed(1)} s of CPU`,
    `the whole analysis ${whole.seconds.toFixed(1)} s of CPU`,
    `memory: ${megabytes(held)} with what is read, ${megabytes(most - held)} more at most`,
  ].join('\n'),
);

if (values.against !== undefined) {
  const other = await import(resolve(values.against, 'functions/analyse/analyse.ts'));
  const [own, before]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < Number(values.turns); turn++) {
    globalThis.gc?.();
    before.push(cpuOf(() => other.analyse(input)).seconds);
    globalThis.gc?.();
    own.push(cpuOf(() => analyse(input)).seconds);
  }
  const middle = (of: readonly number[]) => of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0;
  const told = (of: readonly number[]) => of.map((each) => each.toFixed(1)).join(', ');
  console.log(
    `in turns: ${told(own)} s of CPU, the other ${told(before)}: ${(middle(own) / middle(before)).toFixed(2)} times`,
  );
}

function cpuOf<T>(work: () => T): { readonly result: T; readonly seconds: number } {
  const began = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(began);
  return { result, seconds: (user + system) / 1e6 };
}
