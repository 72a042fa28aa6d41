import { createIsNamed, looksLost } from '../../analyse/cases/lost-stages.ts';
import { describeMiss } from '../../collect/client/plannr-answer.ts';
import type { PlannrClient } from '../../collect/client/plannr-client.ts';
import { Misfit } from '../../collect/records/misfit.ts';
import { noExtras, readPlannrCase } from '../../collect/records/plannr-case.ts';
import { type PlannrPage, plannrPage } from '../../collect/records/plannr-schemas.ts';
import type { Finding } from './finding.ts';
import { findNarrowing } from './narrowing/narrowing-findings.ts';
import { plannrOf } from './plannr-of-subject.ts';
import type { Check } from './subject.ts';

const about = 'Cases';

/** How many cases the account sees, from the first page of each list; of what the report is narrowed to; and whether its stages of lost cases are set. */
export const checkCases: Check = async (subject) => {
  const client = await plannrOf(subject);
  const latest = [
    ['include', 'status'],
    ['sort', '-created_at'],
    ['per_page', '500'],
  ] as const;
  const [open, completed] = await Promise.all([
    page(client, 'in_progress', [['per_page', '15']]),
    page(client, 'completed', latest),
  ]);
  if (typeof open === 'string' || typeof completed === 'string') return [closed(open, completed)];
  const count = ({ meta }: PlannrPage) => meta?.total ?? 'an unknown number of';
  const what = `sees ${count(open)} open and ${count(completed)} completed cases in the whole firm.`;
  const lost = lookAtStages(completed, subject.settings.lostStages);
  if (open.meta?.total !== 0) {
    const narrowing = await findNarrowing(client, subject.settings.only);
    return [{ level: 'ok', about, what }, ...narrowing, ...lost];
  }
  const whatToDo = 'Look in Plannr, signed in as that account, whether its cases are there.';
  return [{ level: 'warn', about, what, whatToDo }, ...lost];
};

async function page(
  client: PlannrClient,
  filter: string,
  more: readonly (readonly [string, string])[],
): Promise<PlannrPage | string> {
  const parameters = [[`filter[${filter}]`, 'true'] as const, ...more];
  const answer = await client.get({ path: '/cases', parameters, schema: plannrPage });
  return answer.kind === 'answer' ? answer.value : describeMiss(answer);
}

function closed(...answers: readonly (PlannrPage | string)[]): Finding {
  const reason = answers.find((answer) => typeof answer === 'string');
  return {
    level: 'warn',
    about,
    what: `the list of all cases could not be read (${reason}).`,
    whatToDo:
      'Casebook then reads client by client, which takes longer. If that is refused too, use the account of an owner or admin.',
  };
}

const aboutLost = 'Lost cases';

/** By the stages of the 500 completed cases that were opened last. */
function lookAtStages({ data }: PlannrPage, lostStages: readonly string[] | undefined): readonly Finding[] {
  const read = data
    .map((raw) => readPlannrCase(raw, noExtras))
    .flatMap((each) => (each instanceof Misfit ? [] : (each.status ?? [])));
  const stages = [...new Map(read.map((stage) => [stage.uuid, stage])).values()];
  const isSet = createIsNamed(lostStages ?? []);
  const unset = lostStages?.length === 0 ? [] : stages.filter((stage) => looksLost(stage) && !isSet(stage));
  const quoted = (found: typeof stages) => found.map(({ name }) => JSON.stringify(name)).join(', ');
  if (unset.length > 0) {
    return [
      {
        level: 'warn',
        about: aboutLost,
        what: `completed cases are in ${quoted(unset)}, by its name a stage of lost cases: they count as completed, with their value.`,
        whatToDo: `Put "lostStages": [${quoted(unset)}] into the report's settings, or [] if no case is ever lost.`,
      },
    ];
  }
  const set = stages.filter(isSet);
  return set.length === 0
    ? []
    : [{ level: 'ok', about: aboutLost, what: `cases that end in ${quoted(set)} count as lost.` }];
}
