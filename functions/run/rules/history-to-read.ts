import type { Case } from '../../analyse/case.ts';
import { latestStages } from '../../analyse/cases/latest-stages.ts';
import { casesToAudit } from '../../analyse/stage-history/cases-to-audit.ts';
import type { StageHistory } from '../../analyse/stage-history/stage-history.ts';
import type { StageReadingRequest } from '../../collect/audits/read-stage-history.ts';
import type { ReportSettings } from '../../settings.ts';

/** Whether the history of cases is read from Plannr at all; else our own snapshots are all there is. */
export function readsHistory({ historySource }: Pick<ReportSettings, 'historySource'>): boolean {
  return historySource === 'audits';
}

/** Which cases' history to read, and what to understand it with. */
export function historyToRead(cases: readonly Case[], known: StageHistory | undefined): StageReadingRequest {
  return { toAudit: casesToAudit(cases, known), stages: [...latestStages(cases).values()], known };
}
