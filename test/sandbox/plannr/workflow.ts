import type { TruthStage, TruthType } from './firm.ts';
import { day } from './london-time.ts';
import { random } from './random.ts';

/** How the cases of one type usually go. */
export type Usual = {
  readonly type: TruthType;
  /** How often, against the other types. */
  readonly weight: number;
  /** Indices into the stages, in order, without the last (completed) one. */
  readonly path: readonly number[];
  /** Median days in each stage of the path. */
  readonly days: readonly number[];
  /** Median value in pennies. */
  readonly value: number;
};

export type Workflow = { readonly stages: readonly TruthStage[]; readonly usual: readonly Usual[] };

const usualStages = [
  'Prospect',
  'Fact find',
  'Research',
  'Report Writing',
  'Compliance',
  'Recommendation',
  'Submitted',
  'Awaiting provider',
  'Completed',
];
const colours = ['#4E79A7', '#F28E2B', '#E15759', '#76B7B2', '#59A14F', '#EDC948', '#B07AA1', '#FF9DA7', '#23852B'];

// `days` is the median from opening to completion over the whole path; `skips` are places in a list of nine stages.
const kinds = [
  { name: 'Pension transfer', weight: 18, days: 190, value: 350_000, skips: [] },
  { name: 'Mortgage', weight: 22, days: 110, value: 65_000, skips: [2] },
  { name: 'Annual review', weight: 24, days: 60, value: 40_000, skips: [0, 6, 7] },
  { name: 'ISA', weight: 14, days: 75, value: 28_000, skips: [1, 4] },
  { name: 'Protection', weight: 12, days: 120, value: 52_000, skips: [3] },
  { name: 'Investment', weight: 10, days: 160, value: 210_000, skips: [] },
] as const;

/** The firm's stages and types. The last of two or more stages counts as completed. */
export function makeWorkflow(ask: {
  readonly seed: number;
  readonly stages: number;
  readonly since: number;
}): Workflow {
  const chance = random(ask.seed, 'workflow');
  const made = (daysBefore: number) => new Date(ask.since - daysBefore * day).toISOString();
  const stages = Array.from(
    { length: ask.stages },
    (_, index): TruthStage => ({
      uuid: chance.uuid(),
      name: stageName(index, ask.stages),
      colour: colours[index === ask.stages - 1 ? colours.length - 1 : index % colours.length] ?? '#888888',
      position: index + 1,
      isTypeCompleted: ask.stages > 1 && index === ask.stages - 1,
      createdAt: made(900),
      updatedAt: made(400 - index),
    }),
  );
  const working = Math.max(1, ask.stages - 1);
  const usual = kinds.map(({ name, weight, days, value, skips }): Usual => {
    const skipped = new Set(skips.map((place) => Math.round((place * working) / 8)));
    const all = Array.from({ length: working }, (_, index) => index);
    const kept = all.filter((index) => !skipped.has(index));
    const path = kept.length === 0 ? all : kept;
    const weights = path.map(() => 0.4 + chance.next() * 1.2);
    const sum = weights.reduce((total, each) => total + each, 0);
    return {
      type: { uuid: chance.uuid(), name, createdAt: made(900), updatedAt: made(900) },
      weight,
      path,
      days: weights.map((each) => (days * each) / sum),
      value,
    };
  });
  return { stages, usual };
}

/** Of the cases that come to nothing, after all others; it counts as completed, as firms mark it. */
export function makeLostStage(seed: number, stages: readonly TruthStage[]): TruthStage {
  const [first] = stages;
  const created = first?.createdAt ?? '2020-01-01T00:00:00.000Z';
  return {
    uuid: random(seed, 'lost stage').uuid(),
    name: 'Not proceeding',
    colour: '#888888',
    position: stages.length + 1,
    isTypeCompleted: true,
    createdAt: created,
    updatedAt: created,
  };
}

function stageName(index: number, count: number): string {
  if (count > 1 && index === count - 1) return 'Completed';
  if (count <= usualStages.length) return usualStages[index] ?? 'Stage';
  const round = Math.floor(index / (usualStages.length - 1));
  const name = usualStages[index % (usualStages.length - 1)] ?? 'Stage';
  return round === 0 ? name : `${name} ${round + 1}`;
}
