import { expect, test } from 'vitest';
import type { Scope } from '../../../../../functions/analyse/analysis-input.ts';
import { aCase } from '../../../../builders/a-case.ts';
import { aClient } from '../../../../builders/a-client.ts';
import { aReport } from '../../../../builders/a-report.ts';
import { aStage } from '../../../../builders/a-stage.ts';
import { aStageHistory } from '../../../../builders/a-stage-history.ts';
import { aUuid } from '../../../../builders/a-uuid.ts';
import { OpenedWorkbook } from '../../opened-workbook.ts';

const numbers = Array.from({ length: 12 }, (_, index) => index + 1);
// Half came to Recommendation after 1 working day, half after 5; one completed without, after 11.
const cases = [
  ...numbers.map((number) => aCase({ uuid: aUuid(number), stage: aStage(3), clients: [aClient(number)] })),
  aCase({ uuid: aUuid(21), stage: aStage(2), createdAt: '2026-11-30T09:00:00Z', clients: [aClient(21)] }),
  aCase({ uuid: aUuid(20), stage: aStage(5), completedAt: '2026-11-17T09:00:00Z', clients: [aClient(20)] }),
];
const stageHistory = aStageHistory(
  ...numbers.map(
    (number) => [number, [2, '2026-11-02T10:00:00Z'], [3, `2026-11-0${number % 2 === 0 ? 3 : 9}T10:00:00Z`]] as const,
  ),
);

const open = (scope: Partial<Scope>, tagged?: number) =>
  OpenedWorkbook.of(
    aReport({
      ...{ cases, stageHistory, asAt: '2026-12-01T07:00:00.000Z', period: '2026-11', scope },
      taggedClients:
        tagged === undefined
          ? undefined
          : { uuids: numbers.slice(0, tagged).map((number) => aClient(number).uuid), isWhole: true },
    }),
  );

test('the sheet tells times against targets, what became of those past one, and has a line for the reviewer', async () => {
  const opened = await open({
    stages: [{ stage: 'Research', target: 3 }],
    timeliness: { adviceStage: 'Recommendation', targets: [{ advice: 2 }], vulnerableTag: 'Vulnerable' },
  });
  const rows = (table: string) => opened.table('Timeliness', table).rows;
  expect(rows('TimeToAdvice')[0]).toEqual(['All types', 2, 12, 1, 1, 5, 5, 5, 0.5, 0, 12, 1, 5, 0.5]);
  expect(rows('TimeToCompletion')[0]?.slice(0, 4)).toEqual(['All types', null, 'under 5', null]);
  expect(rows('PastTargetByStage')).toEqual([['Research', 3, 6, 0, 6, 0, 0, 0]]);
  expect(rows('FurthestPastTarget')).toHaveLength(4);
  const words = opened.words('Timeliness');
  expect(words[0]).toBe('Timeliness: operational evidence, not proof of outcomes');
  expect(words).toContain('Not counted: 1 case completed without being seen there.');
  expect(words).toContain('4 of 6. The open ones are all on the sheet Service level.');
  expect(words).toContain('Reviewed by, and on');
  // Nobody's tags were read.
  expect(words).not.toContain('Vulnerable clients');
  expect(opened.words('Summary').join(' ')).toContain('Timeliness');
});

test('of vulnerable clients no count below five is told, nor one that could be worked out', async () => {
  const timeliness = { adviceStage: 'Recommendation', targets: [{ advice: 2 }], vulnerableTag: 'Vulnerable' };
  const rows = async (tagged: number) => {
    const opened = await open({ timeliness }, tagged);
    return opened.table('Timeliness', 'VulnerableClients').rows;
  };
  expect(await rows(3)).toEqual([
    ['Clients with a case in the report', 'under 5', null, null],
    ['Open cases', 'under 5', null, null],
    ['Time to advice, 52 weeks', 'under 5', 'not shown', 'not shown'],
    ['Time to completion, 52 weeks', 'not shown', 'not shown', 'not shown'],
  ]);
  expect((await rows(8)).slice(1, 3)).toEqual([
    ['Open cases', '5 or more', null, null],
    ['Time to advice, 52 weeks', '5 or more', '0 to 4', 'not shown'],
  ]);
  const none = (await open({ timeliness }, 0)).words('Timeliness').join(' ');
  expect(none).toContain('No client has the tag that the settings name.');
});

test('with nothing to tell it says so, and without the setting there is no such sheet', async () => {
  const empty = await OpenedWorkbook.of(aReport({ cases: [], scope: { timeliness: { adviceStage: 'Advice' } } }));
  const words = empty.words('Timeliness');
  expect(words).toContain('No case is known to have come into Advice in these weeks.');
  expect(words).toContain('No case was completed in these weeks.');
  expect(words).toContain('The settings have no map of the stages, and so no targets of stages.');
  const without = await OpenedWorkbook.of(aReport({ cases }));
  expect(without.workbook.worksheets.map(({ name }) => name)).not.toContain('Timeliness');
});
