import { describeMiss } from '../client/plannr-answer.ts';
import { type CaseList, listsToRead, type ShardWork } from './shard-work.ts';

/** Reads the firm's two lists. Gives in words why it cannot be done this way, if so. */
export async function readFirm(work: ShardWork): Promise<string | undefined> {
  const lists = listsToRead(work, { of: 'firm' });
  const read = async (list: CaseList) => ({ list, answer: await list.read() });
  const answers = [];
  for (const list of lists) {
    const each = await read(list);
    if (each.answer.kind === 'refused') {
      const how = describeMiss(each.answer);
      return answers.some(({ answer }) => answer.kind === 'answer')
        ? `the firm-wide list of completed cases was ${how}, though not that of open ones`
        : `the firm-wide list of cases was ${how}`;
    }
    answers.push(each);
  }
  // What left the completed list while that was read may have been reopened, after the open list had been read.
  const [open, completed] = answers;
  if (open !== undefined && completed?.answer.kind === 'answer' && completed.answer.value.hasLost) {
    const again = await read(open.list);
    if (again.answer.kind === 'answer') answers[0] = again;
  }
  work.away.isFirm = answers.some(
    ({ answer }) => answer.kind === 'unavailable' || (answer.kind === 'answer' && answer.value.isAway === true),
  );
  const tally = work.away.isFirm ? work.away.tally : work.tally;
  const scope = tally.beginScope();
  for (const { list, answer } of answers) {
    if (answer.kind === 'answer') scope.add(list, answer.value);
    else tally.addLost(list.query.label, describeMiss(answer));
  }
  return undefined;
}
