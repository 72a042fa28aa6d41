import type { Case, Stage } from '../../analyse/case.ts';
import type { AuditedCase, CaseStages, StageHistory } from '../../analyse/stage-history/stage-history.ts';
import { describeMiss } from '../client/plannr-answer.ts';
import type { PlannrClient, RequestCounts } from '../client/plannr-port.ts';
import { countsSince } from '../coverage/tally.ts';
import type { ReadingProgress } from '../reading.ts';
import type { MissedHistories } from './missed-histories.ts';
import { type AuditsAnswer, type AuditTerms, readAudits } from './read-audits.ts';
import { type ReadAudits, understandAudits } from './understand-audits.ts';

export type StageReading = {
  /** The cases whose audits came. */
  readonly audited: readonly AuditedCase[];
  /** What Plannr refused or did not give. */
  readonly missed: MissedHistories;
  readonly counts: RequestCounts;
};

export type StageReadingRequest = {
  /** The cases whose audits are to be read; see `casesToAudit`. */
  readonly toAudit: readonly Case[];
  /** All that the run has seen: what an audit says is told by them. */
  readonly stages: readonly Stage[];
  readonly known?: StageHistory;
  readonly onProgress?: (progress: ReadingProgress) => void;
};

// Where none of the first few may be read, none may.
const firstTries = 5;

/**
 * Reads when cases entered their stages from their audits, as far as they may be read. Whatever is not told is no gap in
 * the report: it is known from our own snapshots, less exactly.
 *
 * @throws ReportError as `PlannrClient.get` does.
 */
export async function readStageHistory(client: PlannrClient, request: StageReadingRequest): Promise<StageReading> {
  const { toAudit, stages, onProgress = () => undefined } = request;
  const before = client.counts();
  const known = new Map(request.known?.cases.map((each) => [each.uuid, each]));
  const terms: AuditTerms = { plain: false };
  let done = 0;
  const read = async (each: Case): Promise<AuditOf> => {
    const own = known.get(each.uuid.toLowerCase());
    const answer = await readAudits(client, each, { knownTo: own?.auditedTo, terms });
    done += 1;
    onProgress({ done, total: toAudit.length, what: 'histories' });
    return { case: each, known: own, answer };
  };
  const first = await Promise.all(toAudit.slice(0, firstTries).map(read));
  const mayRead = first.length === 0 || first.some(({ answer }) => answer.kind !== 'refused');
  const rest = mayRead ? await Promise.all(toAudit.slice(firstTries).map(read)) : [];

  const answers = [...first, ...rest];
  const whole = answers.flatMap(({ answer, ...of }): ReadAudits[] =>
    answer.kind === 'answer' ? [{ ...of, ...answer.value }] : [],
  );
  const unusable = answers.flatMap(({ case: { uuid }, answer }): AuditedCase[] =>
    answer.kind === 'unusable' ? [{ uuid: uuid.toLowerCase() }] : [],
  );
  const audited = [...understandAudits(whole, stages), ...unusable];
  return { audited, missed: missedOf(answers, audited, mayRead), counts: countsSince(before, client.counts()) };
}

type AuditOf = { readonly case: Case; readonly known: CaseStages | undefined; readonly answer: AuditsAnswer };

function missedOf(answers: readonly AuditOf[], audited: readonly AuditedCase[], mayRead: boolean): MissedHistories {
  const misses = answers.flatMap(({ answer }) =>
    answer.kind === 'refused' || answer.kind === 'unavailable' ? [describeMiss(answer)] : [],
  );
  const [why] = misses;
  const unclear = audited.filter(({ visits }) => visits === undefined).length;
  return mayRead ? { unread: misses.length, why, unclear } : { refused: why, unread: 0, unclear };
}
