import { createWorkingDays } from '../../../analyse/calendar/working-days.ts';
import { latestStages } from '../../../analyse/cases/latest-stages.ts';
import { markLost } from '../../../analyse/cases/lost-stages.ts';
import { uuidKey } from '../../../analyse/compare.ts';
import { createLocalDay } from '../../../analyse/local-day.ts';
import type { Percentiles } from '../../../analyse/percentiles.ts';
import { createRuleOf, findStageMap, type MappedStage, type WaitsOn } from '../../../analyse/service/stage-map.ts';
import { usualStays } from '../../../analyse/service/usual-stays.ts';
import { noExtras } from '../../../collect/records/plannr-case.ts';
import { plannrPage } from '../../../collect/records/plannr-schemas.ts';
import { readCaseRow } from '../../../collect/records/read-case-row.ts';
import { createS3Files } from '../../../deliver/snapshots/s3-files.ts';
import { createSnapshotStore } from '../../../deliver/snapshots/snapshot-store.ts';
import type { Finding } from '../finding.ts';
import { plannrOf } from '../plannr-of-subject.ts';
import type { Check, Subject } from '../subject.ts';

const about = 'Stages';

const firstCases = 500;

/** The stages of the open cases, how the map in the settings fits them, and where there is none one to begin from. */
export const checkStages: Check = async (subject) => {
  const found = await stagesOfOpenCases(subject);
  const { settings } = subject;
  if (found === undefined) {
    const what = 'cannot be told: the list of all cases could not be read.';
    // Where the settings have no map nothing hangs on it.
    return [{ level: settings.stages === undefined ? 'ok' : 'not-checked', about, what }];
  }
  const rules = settings.stages ?? [];
  const { stages, notFound } = findStageMap(rules, found, createRuleOf(rules, found));
  if (stages.length === 0) return [{ level: 'ok', about, what: 'no open case is in a stage.' }];
  const usual = await usualOf(subject);
  const lines = stages.map((stage) => describe(stage, usual.get(uuidKey(stage.uuid))));
  const what = [
    `those of the first ${firstCases} open cases, with the working days within which cases left them:`,
    ...lines,
  ].join('\n');
  if (rules.length === 0) {
    const map = JSON.stringify(
      stages.map((stage) => lineOf(stage, usual.get(uuidKey(stage.uuid)))),
      undefined,
      1,
    );
    const whatToDo = `For service levels put a map like this into reports.json, and put right on whom each waits (guessed from its name) and its target (what 85% keep to now):\n"stages": ${map}`;
    return [{ level: 'ok', about, what, whatToDo }];
  }
  return [{ level: 'ok', about, what }, ...misfits(stages, notFound)];
};

function misfits(stages: readonly MappedStage[], notFound: readonly string[]): Finding[] {
  const unmapped = stages.filter(({ isMapped }) => !isMapped).map(({ name }) => name);
  return [
    ...(notFound.length === 0
      ? []
      : [
          {
            level: 'warn' as const,
            about,
            what: `no open case looked at is in ${notFound.join(', ')}, which the settings have a line for.`,
            whatToDo: 'If a stage was renamed or deleted, change its line in stages in reports.json; its UUID stays.',
          },
        ]),
    ...(unmapped.length === 0
      ? []
      : [
          {
            level: 'warn' as const,
            about,
            what: `${unmapped.join(', ')} ${unmapped.length === 1 ? 'is' : 'are'} in no line of stages: days there are not mapped.`,
            whatToDo: 'Add a line for each to stages in reports.json, unless that is what you want.',
          },
        ]),
  ];
}

/** Those of the first open cases; `undefined` where the list could not be read. */
export async function stagesOfOpenCases(subject: Subject) {
  const parameters = [
    ['filter[in_progress]', 'true'],
    ['per_page', String(firstCases)],
    ['include', 'status'],
  ] as const;
  const client = await plannrOf(subject);
  const answer = await client.get({ path: '/cases', parameters, schema: plannrPage });
  if (answer.kind !== 'answer') return undefined;
  const rows = answer.value.data.map((row) => readCaseRow(row, noExtras));
  const cases = rows.flatMap((row) => ('value' in row ? [row.value.case] : []));
  return markLost(latestStages(cases), subject.settings.lostStages);
}

/** By the history that the runs have kept; nothing where there is none, or it cannot be read. */
async function usualOf({ settings, aws, deployed }: Subject): Promise<ReadonlyMap<string, Percentiles>> {
  if (deployed.archiveBucket === undefined) return new Map();
  const store = createSnapshotStore(createS3Files({ client: aws.s3, bucket: deployed.archiveBucket }));
  const kept = await store.readStages(settings.id).catch(() => undefined);
  if (kept === undefined) return new Map();
  const localDay = createLocalDay(settings.schedule.timezone);
  return usualStays(kept.history, { localDay, workingDays: createWorkingDays(settings) });
}

function describe({ name, uuid, waitsOn, target }: MappedStage, usual: Percentiles | undefined): string {
  const days =
    usual === undefined ? 'not known yet' : `half within ${usual.p50}, 85% within ${usual.p85} (${usual.n} stays)`;
  const rule = [
    waitsOn === undefined ? [] : `waits on ${waitsOn}`,
    target === undefined ? [] : `target ${target}`,
  ].flat();
  return [`${name} (${uuid}): ${days}`, ...rule].join('; ');
}

function lineOf({ name }: MappedStage, usual: Percentiles | undefined) {
  return { stage: name, waitsOn: guess(name), ...(usual?.p85 !== undefined && { target: usual.p85 }) };
}

const guesses: readonly (readonly [RegExp, WaitsOn])[] = [
  [/compliance|check/i, 'compliance'],
  [/provider|submitted|application|issued|underwrit/i, 'provider'],
  [/client|prospect|fact.?find|signature/i, 'client'],
  [/research|report|paraplan/i, 'paraplanner'],
  [/admin|process|file/i, 'administrator'],
];

function guess(name: string): WaitsOn {
  return guesses.find(([words]) => words.test(name))?.[1] ?? 'adviser';
}
