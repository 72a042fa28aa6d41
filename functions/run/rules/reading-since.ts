import type { Snapshot } from '../../analyse/snapshot/snapshot.ts';
import type { ReadingRequest } from '../../collect/reading.ts';

/**
 * What to read so that nothing that has completed since the snapshot is missing: after missed runs that can be longer ago
 * than the report's own history, and a case that is not read would be taken for withdrawn.
 */
export function readingSince(request: ReadingRequest, previous: Snapshot | undefined): ReadingRequest {
  const { completedFrom } = request;
  if (previous === undefined || previous.asAtDay >= completedFrom) return request;
  return { ...request, completedFrom: previous.asAtDay };
}
