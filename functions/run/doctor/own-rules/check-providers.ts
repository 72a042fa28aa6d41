import { noExtras } from '../../../collect/records/plannr-case.ts';
import { plannrPage } from '../../../collect/records/plannr-schemas.ts';
import { readCaseRow } from '../../../collect/records/read-case-row.ts';
import { plannrOf } from '../plannr-of-subject.ts';
import type { Check } from '../subject.ts';

const about = 'Providers';

const firstCases = 100;

/** Whether the plans of cases come with their provider, which Plannr's documents leave open. */
export const checkProviders: Check = async (subject) => {
  const parameters = [
    ['filter[in_progress]', 'true'],
    ['per_page', String(firstCases)],
    ['include', 'plans'],
  ] as const;
  const client = await plannrOf(subject);
  const answer = await client.get({ path: '/cases', parameters, schema: plannrPage });
  if (answer.kind !== 'answer') {
    return [{ level: 'not-checked', about, what: 'the plans of the cases could not be read.' }];
  }
  const rows = answer.value.data.map((row) => readCaseRow(row, { ...noExtras, providers: true }));
  const named = rows.filter((row) => 'value' in row && (row.value.case.providers ?? []).length > 0).length;
  if (named > 0) {
    return [{ level: 'ok', about, what: `the plans of ${named} of ${rows.length} open cases name their provider.` }];
  }
  const what = `no plan of the ${rows.length} open cases looked at names its provider: there will be no ranking of them.`;
  return [{ level: 'warn', about, what, whatToDo: 'See in Plannr whether plans are linked to cases, and have one.' }];
};
