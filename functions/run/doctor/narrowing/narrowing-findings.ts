import type { PlannrClient } from '../../../collect/client/plannr-client.ts';
import { Misfit } from '../../../collect/records/misfit.ts';
import { noExtras, type PlannrCase, readPlannrCase } from '../../../collect/records/plannr-case.ts';
import { plannrPage } from '../../../collect/records/plannr-schemas.ts';
import type { ReportSettings } from '../../../settings.ts';
import type { Finding } from '../finding.ts';

const about = 'Narrowed to';

/** A stage that is empty today may not be tomorrow; of a type or a plan that no case ever had the settings are wrong. */
const dimensions = [
  { key: 'types', filter: 'type', include: 'type', word: 'type', level: 'fail', of: ({ type }: PlannrCase) => type },
  {
    key: 'statuses',
    filter: 'status',
    include: 'status',
    word: 'stage',
    level: 'warn',
    of: ({ status }: PlannrCase) => status,
  },
  {
    key: 'plans',
    filter: 'plan_uuid',
    include: 'plans',
    word: 'plan',
    level: 'fail',
    of: ({ plans }: PlannrCase) => plans[0],
  },
] as const;

type Dimension = (typeof dimensions)[number];

/** For what the report is narrowed to: of how many cases of the firm each is, open or completed at any time. */
export async function findNarrowing(client: PlannrClient, only: ReportSettings['only']): Promise<readonly Finding[]> {
  const asked = dimensions.flatMap((dimension) => {
    const uuids = only?.[dimension.key] ?? [];
    return uuids.length === 0 ? [] : [{ dimension, uuids }];
  });
  return Promise.all(asked.map(({ dimension, uuids }) => findingOf(client, dimension, uuids)));
}

async function findingOf(client: PlannrClient, dimension: Dimension, uuids: readonly string[]): Promise<Finding> {
  const { key, word, level } = dimension;
  if (!(await isFilterKept(client, dimension))) {
    const what = `of how many cases each ${word} in only.${key} is could not be found out: Plannr takes no such filter, or no case has one.`;
    return { level: 'not-checked', about, what };
  }
  const counts = await Promise.all(
    uuids.map(async (uuid) => ({ uuid, cases: await countCases(client, dimension, uuid) })),
  );
  const unknown = counts.flatMap(({ uuid, cases }) => (cases === 0 ? [uuid] : []));
  if (unknown.length > 0) {
    const what = `no case of the firm is of the ${word} ${unknown.join(', ')}.`;
    const whatToDo = `See whether only.${key} in reports.json names it rightly; docs/settings.md says where to find the UUID.`;
    return { level, about, what, whatToDo };
  }
  const words = counts.map(({ uuid, cases }) => `${uuid} (${cases ?? 'an unknown number of'} cases)`);
  return { level: 'ok', about, what: `${word} ${words.join(', ')}.` };
}

const ofNothing = '00000000-0000-4000-8000-000000000000';

/** Whether the list can be narrowed so: to what a case that is there has, and to nothing by what nothing is called. */
async function isFilterKept(client: PlannrClient, dimension: Dimension): Promise<boolean> {
  const parameters = [
    ['include', dimension.include],
    ['per_page', '100'],
  ] as const;
  const answer = await client.get({ path: '/cases', parameters, schema: plannrPage });
  if (answer.kind !== 'answer') return false;
  const read = answer.value.data.map((raw) => readPlannrCase(raw, { ...noExtras, plans: true }));
  const [known] = read.flatMap((each) => (each instanceof Misfit ? [] : (dimension.of(each)?.uuid ?? [])));
  if (known === undefined) return false;
  const [some, none] = await Promise.all([
    countCases(client, dimension, known),
    countCases(client, dimension, ofNothing),
  ]);
  return some !== undefined && some > 0 && none === 0;
}

/** `undefined` where Plannr refuses, or gives no count. */
async function countCases(client: PlannrClient, { filter }: Dimension, uuid: string): Promise<number | undefined> {
  const parameters = [
    [`filter[${filter}]`, uuid],
    ['per_page', '15'],
  ] as const;
  const answer = await client.get({ path: '/cases', parameters, schema: plannrPage });
  return answer.kind === 'answer' ? answer.value.meta?.total : undefined;
}
