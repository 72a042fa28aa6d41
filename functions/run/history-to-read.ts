import type { Case } from '../analyse/case.ts';
import { casesToAudit } from '../analyse/cases-to-audit.ts';
import { latestStages } from '../analyse/latest-stages.ts';
import type { StageHistory } from '../analyse/stage-history.ts';
import type { StageReadingRequest } from '../collect/read-stage-history.ts';

/** Which cases' history to read, and what to understand it with. */
export function historyToRead(cases: readonly Case[], known: StageHistory | undefined): StageReadingRequest {
  return { toAudit: casesToAudit(cases, known), stages: [...latestStages(cases).values()], known };
}
