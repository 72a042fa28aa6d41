import { expect, test } from 'vitest';
import { aCase } from '../../../../builders/a-case.ts';
import { aReport } from '../../../../builders/a-report.ts';
import { aStage } from '../../../../builders/a-stage.ts';
import { aStageHistory } from '../../../../builders/a-stage-history.ts';
import { aUuid } from '../../../../builders/a-uuid.ts';
import { OpenedWorkbook } from '../../opened-workbook.ts';

const given = {
  cases: [
    aCase({ uuid: aUuid(1), name: 'Pension transfer', stage: aStage(3), createdAt: '2026-11-02T09:00:00.000Z' }),
    aCase({ uuid: aUuid(2), name: 'Late one', stage: aStage(2), createdAt: '2026-11-02T09:00:00.000Z' }),
  ],
  stageHistory: aStageHistory(
    // From Monday 2 to Tuesday 17 November: 15 days, 11 of work.
    [1, [2, '2026-11-02T09:00:00Z'], [3, '2026-11-17T09:00:00Z']],
    [2, [2, '2026-11-02T09:00:00Z']],
  ),
};

const stages = [
  { stage: 'Research', waitsOn: 'paraplanner', target: 12 },
  { stage: 'Illustration', waitsOn: 'provider' },
] as const;

test('the sheet tells the service level, the open breaches, on whom cases waited, and the map', async () => {
  const opened = await OpenedWorkbook.of(aReport({ ...given, scope: { stages } }));
  const rows = (table: string) => opened.table('Service level', table).rows;
  expect(rows('ServiceLevel')).toEqual([
    ['Research', 'All types', 'Paraplanner', 12, 1, 1, 0, 0, 1, 1, 1, 0],
    ['Research', 'Pension', 'Paraplanner', 12, 1, 1, 0, 0, 1, 1, 1, 0],
  ]);
  expect(rows('PastTarget').map((row) => row.slice(3, 8))).toEqual([['Research', 'Paraplanner', 12, 15, 3]]);
  expect(rows('WaitedOn')).toEqual([
    ['Paraplanner', 'All types', 1, 15, 1, 11],
    ['Paraplanner', 'Pension', 1, 15, 1, 11],
  ]);
  expect(rows('StageMap').map((row) => row.slice(0, 5))).toEqual([
    ['Research', 2, 'Paraplanner', 12, 'Yes'],
    ['Recommendation', 3, null, null, 'No'],
  ]);
  const words = opened.words('Service level');
  expect(words).toContain(
    'No case read is in the stage that the settings call Illustration: renamed or deleted, or there is none now. Name a stage by its UUID and it can be renamed.',
  );
  expect(words).toContain('In no line of the settings: Recommendation. Days there are told as not mapped.');
  expect(words.find((each) => String(each).startsWith('Working days are'))).toContain('they name no calendar');
  expect(opened.words('Summary').join(' ')).toContain('Service level');
});

test('a map without anything to tell says so, and without a map there is no such sheet', async () => {
  const empty = await OpenedWorkbook.of(aReport({ cases: [], scope: { stages, calendar: 'scotland' } }));
  const words = empty.words('Service level');
  expect(words).toContain('No stage in which cases are or were has a target.');
  expect(words).toContain('No open case is surely past the target of its stage.');
  expect(words).toContain('No case has left a stage yet since Casebook began to look.');
  const none = await OpenedWorkbook.of(aReport(given));
  expect(none.workbook.worksheets.map(({ name }) => name)).not.toContain('Service level');
});

test('providers are ranked by the days waited for them, or the sheet says why they are not', async () => {
  const submitted = (number: number, providers: readonly string[] | undefined) =>
    aCase({ uuid: aUuid(number), stage: aStage(4), providers });
  const stageHistory = aStageHistory(
    [1, [3, '2026-11-02T09:00:00Z'], [4, '2026-11-12T09:00:00Z']],
    [2, [3, '2026-11-02T09:00:00Z'], [4, '2026-11-04T09:00:00Z']],
  );
  const scope = { stages: [{ stage: 'Recommendation', waitsOn: 'provider' }] } as const;
  const open = aCase({ uuid: aUuid(3), stage: aStage(3), providers: ['Northgate Life'] });
  const given = (first: readonly string[] | undefined, second: readonly string[] | undefined) =>
    aReport({ cases: [submitted(1, first), submitted(2, second), open], stageHistory, scope });

  const ranked = await OpenedWorkbook.of(given(['Corvus', 'Northgate Life'], []));
  expect(ranked.table('Service level', 'Providers').rows).toEqual([
    ['Northgate Life', 10, 8, 1, 1, 8, 8, 8, 0, 1],
    ['Corvus', 10, 8, 1, 1, 8, 8, 8, 0, 0],
  ]);
  const words = ranked.words('Service level').join(' ');
  expect(words).toContain('12 days in 2 stays in stages that wait on a provider');
  expect(words).toContain('10 days in 1 stay count more than once.');
  expect(words).toContain('Not in the list: 2 days in 1 stay of cases whose plans name no provider.');

  const none = aReport({ cases: [submitted(1, undefined)], stageHistory, scope });
  const silent = (await OpenedWorkbook.of(none)).words('Service level').join(' ');
  expect(silent).toContain('The plans of the cases did not come from Plannr');
  const nameless = aReport({ cases: [submitted(1, [])], stageHistory, scope });
  const unnamed = (await OpenedWorkbook.of(nameless)).words('Service level').join(' ');
  expect(unnamed).toContain(
    'Plannr sent the plans of 1 case, and no provider with any of them, so there is no ranking.',
  );
});
