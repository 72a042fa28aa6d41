import type { Instant, TruthStage } from './firm.ts';

/** The firm's stages at an instant: from `since` on, every third has another name and neighbours have changed places. */
export function reorganise(
  stages: readonly TruthStage[],
  instant: Instant,
  since: Instant | undefined,
): readonly TruthStage[] {
  if (since === undefined || Date.parse(instant) < Date.parse(since)) return stages;
  const updatedAt = new Date(Date.parse(since)).toISOString();
  // The last stage, the completed one, stays where it is.
  const movable = stages.length - 1 - ((stages.length - 1) % 2);
  return stages.map((stage, index) => ({
    ...stage,
    name: index % 3 === 1 ? `${stage.name} (new)` : stage.name,
    position: index >= movable ? stage.position : index % 2 === 0 ? stage.position + 1 : stage.position - 1,
    updatedAt,
  }));
}
