import { describeMiss } from './plannr-answer.ts';
import { type LabelledList, listsToRead, type ShardWork } from './shard-work.ts';

/** Reads the firm's two lists. Gives in words why it cannot be done this way, if so. */
export async function readFirm(work: ShardWork): Promise<string | undefined> {
  const lists = listsToRead(work, { of: 'firm' });
  const read = async (list: LabelledList) => ({ list, answer: await list.read() });
  const answers = [];
  for (const list of lists) {
    const each = await read(list);
    if (each.answer.kind === 'refused') return `the firm-wide list of cases was ${describeMiss(each.answer)}`;
    answers.push(each);
  }
  // What left the completed list while that was read may have been reopened, after the open list had been read.
  const [open, completed] = answers;
  if (open !== undefined && completed?.answer.kind === 'answer' && completed.answer.value.hasLost) {
    const again = await read(open.list);
    if (again.answer.kind === 'answer') answers[0] = again;
  }
  for (const { list, answer } of answers) {
    if (answer.kind === 'answer') work.tally.add(list.label, answer.value);
    else work.tally.addLost(list.label, describeMiss(answer));
  }
  return undefined;
}
