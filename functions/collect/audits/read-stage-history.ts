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
  /** How many of `completed` are done with, and the calls that it took. */
  readonly ofCompleted: { readonly cases: number; readonly calls: number };
};

export type StageReadingRequest = {
  /** The cases whose audits are to be read; see `casesToAudit`. */
  readonly toAudit: readonly Case[];
  /** The completed cases that are read after these, in this order, as far as the calls reach; see `completedToAudit`. */
  readonly completed?: readonly Case[];
  /** How many calls the completed ones may take; as many as there are of them, if absent. */
  readonly completedCalls?: number;
  /** All that the run has seen: what an audit says is told by them. */
  readonly stages: readonly Stage[];
  readonly known?: StageHistory;
  readonly onProgress?: (progress: ReadingProgress) => void;
};

// Where none of the first few may be read, none may.
const firstTries = 5;

// So many completed cases are read side by side: of those that are begun when the calls run out, nothing is kept.
const sideBySide = 10;

/**
 * Reads when cases entered their stages from their audits, as far as they may be read. Whatever is not told is no gap in
 * the report: it is known from our own snapshots, less exactly.
 *
 * @throws ReportError as `PlannrClient.get` does.
 */
export async function readStageHistory(client: PlannrClient, request: StageReadingRequest): Promise<StageReading> {
  const { toAudit, completed = [], stages, onProgress = () => undefined } = request;
  const before = client.counts();
  const known = new Map(request.known?.cases.map((each) => [each.uuid, each]));
  const terms: AuditTerms = { plain: false };
  let done = 0;
  const read = async (each: Case, own: AuditTerms = terms): Promise<AuditOf> => {
    const stays = known.get(each.uuid.toLowerCase());
    const answer = await readAudits(client, each, { knownTo: stays?.auditedTo, terms: own });
    done += 1;
    onProgress({ done, total: toAudit.length + completed.length, what: 'histories' });
    return { case: each, known: stays, answer };
  };
  const first = await Promise.all(toAudit.slice(0, firstTries).map((each) => read(each)));
  const mayRead = first.length === 0 || isAnyTold(first);
  const rest = mayRead ? await Promise.all(toAudit.slice(firstTries).map((each) => read(each))) : [];
  const calls = request.completedCalls ?? completed.length;
  const ofCompleted: CompletedTerms = { plain: terms.plain, callsLeft: calls };
  const further = mayRead ? await readCompleted(completed, (each) => read(each, ofCompleted), ofCompleted) : [];
  const isTold = mayRead && (toAudit.length > 0 || further.length === 0 || isAnyTold(further));

  const answers = [...first, ...rest, ...further];
  const whole = answers.flatMap(({ answer, ...of }): ReadAudits[] =>
    answer.kind === 'answer' ? [{ ...of, ...answer.value }] : [],
  );
  const closed = new Set(further);
  const unusable = answers.flatMap((each): AuditedCase[] => {
    // A completed case whose audits may not be read by themselves would else be asked for in every run.
    const isUseless = each.answer.kind === 'unusable' || (closed.has(each) && each.answer.kind === 'refused');
    return isTold && isUseless ? [{ uuid: each.case.uuid.toLowerCase() }] : [];
  });
  const audited = [...understandAudits(whole, stages), ...unusable];
  return {
    audited,
    missed: missedOf(answers, audited, isTold),
    counts: countsSince(before, client.counts()),
    ofCompleted: {
      cases: isTold ? further.filter(({ answer: { kind } }) => kind !== 'unavailable').length : 0,
      calls: calls - Math.max(0, ofCompleted.callsLeft),
    },
  };
}

type AuditOf = { readonly case: Case; readonly known: CaseStages | undefined; readonly answer: AuditsAnswer };

type CompletedTerms = AuditTerms & { callsLeft: number };

const isAnyTold = (answers: readonly AuditOf[]) => answers.some(({ answer }) => answer.kind !== 'refused');

/** One after another, some side by side, until the calls have run out or none of the first few may be read. */
async function readCompleted(
  completed: readonly Case[],
  read: (each: Case) => Promise<AuditOf>,
  terms: CompletedTerms,
): Promise<AuditOf[]> {
  const answers: AuditOf[] = [];
  let next = 0;
  const mayGoOn = () => answers.length < firstTries || isAnyTold(answers);
  const readOn = async () => {
    while (next < completed.length && terms.callsLeft > 0 && mayGoOn()) {
      const each = completed[next++];
      const answer = each && (await read(each));
      if (answer !== undefined && answer.answer.kind !== 'no-calls-left') answers.push(answer);
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, readOn));
  return answers;
}

function missedOf(answers: readonly AuditOf[], audited: readonly AuditedCase[], mayRead: boolean): MissedHistories {
  const misses = answers.flatMap(({ answer }) =>
    answer.kind === 'refused' || answer.kind === 'unavailable' ? [describeMiss(answer)] : [],
  );
  const [why] = misses;
  const isRefused = new Set(
    answers.flatMap(({ case: { uuid }, answer }) => (answer.kind === 'refused' ? uuid.toLowerCase() : [])),
  );
  const unclear = audited.filter(({ uuid, visits }) => visits === undefined && !isRefused.has(uuid)).length;
  return mayRead ? { unread: misses.length, why, unclear } : { refused: why, unread: 0, unclear };
}
