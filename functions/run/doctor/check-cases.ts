import { describeMiss } from '../../collect/client/plannr-answer.ts';
import type { PlannrClient } from '../../collect/client/plannr-client.ts';
import { plannrPage } from '../../collect/records/plannr-schemas.ts';
import type { Finding } from './finding.ts';
import { plannrOf } from './plannr-of-subject.ts';
import type { Check } from './subject.ts';

const about = 'Cases';

/** How many cases the account sees, from the first page of each list. */
export const checkCases: Check = async (subject) => {
  const client = await plannrOf(subject);
  const [open, completed] = await Promise.all([total(client, 'in_progress'), total(client, 'completed')]);
  if (typeof open === 'string' || typeof completed === 'string') return [closed(open, completed)];
  const count = (cases: number | undefined) => cases ?? 'an unknown number of';
  const what = `sees ${count(open)} open and ${count(completed)} completed cases in the whole firm.`;
  if (open !== 0) return [{ level: 'ok', about, what }];
  const whatToDo = 'Look in Plannr, signed in as that account, whether its cases are there.';
  return [{ level: 'warn', about, what, whatToDo }];
};

async function total(client: PlannrClient, filter: string): Promise<number | string | undefined> {
  const parameters = [
    [`filter[${filter}]`, 'true'],
    ['per_page', '15'],
  ] as const;
  const answer = await client.get({ path: '/cases', parameters, schema: plannrPage });
  return answer.kind === 'answer' ? answer.value.meta?.total : describeMiss(answer);
}

function closed(...answers: readonly (number | string | undefined)[]): Finding {
  const reason = answers.find((answer) => typeof answer === 'string');
  return {
    level: 'warn',
    about,
    what: `the list of all cases could not be read (${reason}).`,
    whatToDo:
      'Casebook then reads client by client, which takes longer. If that is refused too, use the account of an owner or admin.',
  };
}
