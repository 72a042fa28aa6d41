import type { StageRow } from './standing/stages.ts';

/** The stages to show where there is room for few; and how many others hold open cases, and how many cases these are. */
export type LargestStages = {
  readonly shown: readonly StageRow[];
  readonly rest: { readonly stages: number; readonly cases: number };
};

/** Those with the most open cases, still in their own order. Of equal ones the first; stages without open cases are left out. */
export function largestStages(stages: readonly StageRow[], most: number): LargestStages {
  const held = stages.filter(({ openCases }) => openCases > 0);
  const bySize = held.toSorted((a, b) => b.openCases - a.openCases);
  const largest = new Set(bySize.slice(0, most));
  const rest = bySize.slice(most);
  return {
    shown: held.filter((stage) => largest.has(stage)),
    rest: { stages: rest.length, cases: rest.reduce((sum, { openCases }) => sum + openCases, 0) },
  };
}
