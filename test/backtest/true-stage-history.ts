import type { Moment, StageHistory, StageVisit } from '../../functions/analyse/stage-history/stage-history.ts';
import type { Firm } from '../sandbox/plannr/firm.ts';

/** What would be known of every case's stages had every audit been read since the firm began. */
export function trueStageHistory(firm: Firm, asAt: string): StageHistory {
  const visits = new Map<string, StageVisit[]>();
  for (const { kind, instant, caseUuid, after } of firm.events('2000-01-01T00:00:00.000Z', asAt)) {
    if (kind !== 'opened' && kind !== 'moved') continue;
    const from: Moment = { known: 'exact', at: instant };
    const own = visits.get(caseUuid) ?? [];
    const last = own.pop();
    if (last !== undefined) own.push({ ...last, to: from });
    own.push({ stage: after?.statusUuid, from });
    visits.set(caseUuid, own);
  }
  return { version: 1, cases: [...visits].map(([uuid, own]) => ({ uuid, seenAt: asAt, visits: own })) };
}
