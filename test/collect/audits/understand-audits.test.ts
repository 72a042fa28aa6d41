import { describe, expect, test } from 'vitest';
import type { Case } from '../../../functions/analyse/case.ts';
import type { CaseStages } from '../../../functions/analyse/stage-history/stage-history.ts';
import { plannrAudit } from '../../../functions/collect/audits/plannr-audits.ts';
import { understandAudits } from '../../../functions/collect/audits/understand-audits.ts';
import { aCase } from '../../builders/a-case.ts';
import { aStage } from '../../builders/a-stage.ts';
import { aUuid } from '../../builders/a-uuid.ts';

/*
 * Whether the values of an audit hold UUIDs, names or internal numbers is not known (docs/plannr.md, section 5.5), so
 * all of them have to lead to the same visits, and what cannot be understood to none.
 */

const [factFind, research, recommendation] = [aStage(1), aStage(2), aStage(3)];
const stages = [factFind, research, recommendation, aStage(4), aStage(5)];
const opened = '2026-11-02T10:00:00.000Z';

/** In Research since 9 November, and edited for the last time then. */
const inResearch = aCase({ stage: research, createdAt: opened, updatedAt: '2026-11-09T09:00:00.000Z' });

type Raw = { at: string; event?: string; old?: unknown; now?: unknown };

/** Audits as Plannr sends them, from the oldest to the newest; read newest first. */
function told(of: Case, audits: readonly Raw[], given: { isAll?: boolean; known?: CaseStages; others?: Case[] } = {}) {
  const read = audits
    .map(({ at, event = 'updated', old = {}, now = {} }, index) =>
      plannrAudit.parse({
        uuid: aUuid(100 + index),
        created_at: at,
        type: 'case',
        event,
        old_values: old,
        new_values: now,
        account: { name: 'Priya Shah' },
        ip_address: '198.51.100.7',
      }),
    )
    .reverse();
  const { isAll = true, known } = given;
  const [first] = understandAudits([{ case: of, audits: read, isAll, known }], stages);
  return first?.visits?.map(({ stage, from }) => [stage, from]);
}

const made = (status: unknown, at = opened): Raw => ({ at, event: 'created', old: [], now: { name: 'x', status } });
const moved = (from: unknown, to: unknown, at = '2026-11-09T09:00:00Z'): Raw => ({
  at,
  old: { status: from },
  now: { status: to },
});
const exactly = (at: string) => ({ known: 'exact', at });
const factFindThenResearch = [
  [factFind.uuid, exactly(opened)],
  [research.uuid, exactly('2026-11-09T09:00:00.000Z')],
];

describe('a stage is known', () => {
  test.each([
    ['its UUID', (stage: { uuid: string }) => stage.uuid],
    ['its UUID in capitals', (stage: { uuid: string }) => stage.uuid.toUpperCase()],
    ['its name', (stage: { name: string }) => ` ${stage.name}`],
    ['an object with its UUID', (stage: { uuid: string; name: string }) => ({ name: 'x', uuid: stage.uuid })],
    ['an object with its name', (stage: { name: string }) => ({ name: stage.name })],
  ])('by %s', (_, say) => {
    const audits = [made(say(factFind)), moved(say(factFind), say(research))];

    expect(told(inResearch, audits)).toEqual(factFindThenResearch);
  });

  test.each(['status', 'status_id', 'status_uuid', 'case_status_id'])('under the key %s', (key) => {
    const audits: Raw[] = [
      { at: opened, event: 'created', now: { [key]: factFind.uuid } },
      { at: '2026-11-09T09:00:00Z', old: { [key]: factFind.uuid }, now: { [key]: research.uuid, status_position: 7 } },
    ];

    expect(told(inResearch, audits)).toEqual(factFindThenResearch);
  });

  test('from values that are JSON in a text', () => {
    const audits: Raw[] = [
      { at: opened, event: 'created', old: '[]', now: JSON.stringify({ status: factFind.uuid }) },
      { at: '2026-11-09T09:00:00Z', old: '{}', now: JSON.stringify({ status: research.uuid }) },
    ];

    expect(told(inResearch, audits)).toEqual(factFindThenResearch);
  });
});

describe('numbers of Plannr’s own', () => {
  const numbered = (number: number, stage = research) => ({
    case: aCase({ uuid: aUuid(number), stage, createdAt: opened, updatedAt: '2026-11-09T09:00:00.000Z' }),
    audits: [
      plannrAudit.parse({
        uuid: aUuid(900 + number),
        created_at: opened,
        event: 'created',
        new_values: { status_id: stage === research ? 17 : 4 },
      }),
    ],
    isAll: true,
  });

  test('are learnt from where the cases are now', () => {
    const moving = {
      case: inResearch,
      audits: [
        { uuid: aUuid(1), at: '2026-11-09T09:00:00.000Z', isCreation: false, from: { word: '4' }, to: { word: '17' } },
        { uuid: aUuid(2), at: opened, isCreation: true, to: { word: '4' } },
      ],
      isAll: true,
    };
    const [first] = understandAudits([moving, numbered(2), numbered(3, factFind)], stages);

    expect(first?.visits?.map(({ stage, from }) => [stage, from])).toEqual(factFindThenResearch);
  });

  test('whose meaning nobody can tell still tell when the case moved', () => {
    expect(told(inResearch, [made(4), moved(4, 17)])).toEqual([
      [undefined, exactly(opened)],
      [research.uuid, exactly('2026-11-09T09:00:00.000Z')],
    ]);
  });

  test('keep the meaning that they had in an earlier run', () => {
    const known: CaseStages = {
      uuid: inResearch.uuid,
      updatedAt: opened,
      auditedTo: opened,
      seenAt: '2026-11-02T12:00:00.000Z',
      visits: [{ stage: factFind.uuid, from: { known: 'exact', at: opened } }],
    };

    expect(told(inResearch, [made(4), moved(4, 17)], { known })).toEqual(factFindThenResearch);
  });

  test('that cases contradict are not believed', () => {
    const wrong = { ...numbered(3), case: aCase({ uuid: aUuid(3), stage: factFind, createdAt: opened }) };
    const visits = understandAudits([numbered(2), wrong], stages).map((each) => each.visits);

    expect(visits).toEqual([undefined, undefined]);
  });

  test('one case that moved while it was read does not spoil the others', () => {
    const many = Array.from({ length: 20 }, (_, index) => numbered(index + 10));
    const wrong = { ...numbered(3), case: aCase({ uuid: aUuid(3), stage: factFind, createdAt: opened }) };
    const visits = understandAudits([...many, wrong], stages).map((each) => each.visits?.length);

    expect(visits).toEqual([...many.map(() => 1), undefined]);
  });
});

test('a stage that was renamed since is still known by what it was called', () => {
  const since = { ...research, name: 'Research (new)' };
  const of = { ...inResearch, stage: since };
  const audits = [made('Fact find'), moved('Fact find', 'Research')].map((each, index) =>
    plannrAudit.parse({
      uuid: aUuid(index + 1),
      created_at: each.at,
      event: each.event ?? 'updated',
      old_values: each.old,
      new_values: each.now,
    }),
  );
  const [first] = understandAudits([{ case: of, audits, isAll: true }], [factFind, since, recommendation]);

  expect(first?.visits?.at(-1)).toEqual({ stage: research.uuid, from: exactly('2026-11-09T09:00:00.000Z') });
});

test('edits of other things are no moves, nor is being put where it is', () => {
  const audits = [
    made(factFind.uuid),
    { at: '2026-11-04T09:00:00Z', old: { value: 1 }, now: { value: 2, status_position: 3 } },
    moved(factFind.uuid, factFind.uuid, '2026-11-05T09:00:00Z'),
    moved(factFind.uuid, research.uuid),
  ];

  expect(told(inResearch, audits)).toEqual(factFindThenResearch);
});

test('there and back again is three stays', () => {
  const of = { ...inResearch, updatedAt: '2026-11-10T09:00:00.000Z' };
  const audits = [
    made(research.uuid),
    moved(research.uuid, factFind.uuid),
    moved(factFind.uuid, research.uuid, '2026-11-10T09:00:00Z'),
  ];

  expect(told(of, audits)).toEqual([
    [research.uuid, exactly(opened)],
    [factFind.uuid, exactly('2026-11-09T09:00:00.000Z')],
    [research.uuid, exactly('2026-11-10T09:00:00.000Z')],
  ]);
});

test('a case without a stage is told so, until it gets one', () => {
  expect(told(inResearch, [made(null), moved(null, research.uuid)])).toEqual([
    [undefined, exactly(opened)],
    [research.uuid, exactly('2026-11-09T09:00:00.000Z')],
  ]);
  expect(told({ ...inResearch, stage: undefined }, [made(null)])).toEqual([[undefined, exactly(opened)]]);
});

test('what the making of the case does not say, the first move does', () => {
  const audits = [{ at: opened, event: 'created', now: { name: 'x' } }, moved(factFind.uuid, research.uuid)];

  expect(told(inResearch, audits)).toEqual(factFindThenResearch);
});

test('where the audits do not go back to the making, the stay before the first move is at least as long as they go', () => {
  const audits = [{ at: '2026-11-06T09:00:00Z', now: { value: 3 } }, moved(factFind.uuid, research.uuid)];

  expect(told(inResearch, audits)).toEqual([
    [factFind.uuid, { known: 'at-least', by: '2026-11-06T09:00:00.000Z' }],
    [research.uuid, exactly('2026-11-09T09:00:00.000Z')],
  ]);
});

test('audits read up to what is known go on from there', () => {
  const known: CaseStages = {
    uuid: inResearch.uuid,
    updatedAt: '2026-11-03T10:00:00.000Z',
    auditedTo: '2026-11-03T10:00:00.000Z',
    seenAt: '2026-11-03T12:00:00.000Z',
    visits: [
      { stage: recommendation.uuid, from: { known: 'exact', at: opened } },
      { stage: factFind.uuid, from: { known: 'exact', at: '2026-11-03T10:00:00.000Z' } },
    ],
  };
  const audits = [
    moved(recommendation.uuid, factFind.uuid, '2026-11-03T10:00:00Z'),
    moved(factFind.uuid, research.uuid),
  ];

  expect(told(inResearch, audits, { isAll: false, known })).toEqual([
    [recommendation.uuid, exactly(opened)],
    [factFind.uuid, exactly('2026-11-03T10:00:00.000Z')],
    [research.uuid, exactly('2026-11-09T09:00:00.000Z')],
  ]);
});

describe('a move whose audit was written a moment after the edit, up to which the audits were read', () => {
  const edited = { ...inResearch, updatedAt: '2026-11-16T09:00:00.000Z' };
  const visits = [
    { stage: factFind.uuid, from: exactly(opened) },
    { stage: recommendation.uuid, from: exactly('2026-11-09T09:00:01.000Z') },
    { stage: research.uuid, from: exactly('2026-11-09T09:00:02.000Z') },
  ] as const;
  const known: CaseStages = {
    uuid: inResearch.uuid,
    updatedAt: '2026-11-09T09:00:00.000Z',
    auditedTo: '2026-11-09T09:00:00.000Z',
    seenAt: '2026-11-09T12:00:00.000Z',
    visits: visits.map((each) => ({ stage: each.stage, from: { known: 'exact', at: each.from.at } })),
  };
  const edit = { at: '2026-11-16T09:00:00Z', now: { value: 3 } };

  test('stays known once Plannr keeps its audit no longer', () => {
    expect(told(edited, [edit], { known })).toEqual(visits.map(({ stage, from }) => [stage, from]));
  });

  test('is told once, while Plannr still has it', () => {
    const again = [
      moved(factFind.uuid, recommendation.uuid, '2026-11-09T09:00:01Z'),
      moved(recommendation.uuid, research.uuid, '2026-11-09T09:00:02Z'),
      edit,
    ];
    expect(told(edited, again, { isAll: false, known })).toEqual(visits.map(({ stage, from }) => [stage, from]));
  });
});

test('a move after the case itself was read is left for the next run; one written a moment late is not', () => {
  const audits = [
    made(factFind.uuid),
    moved(factFind.uuid, research.uuid, '2026-11-09T09:00:02Z'),
    moved(research.uuid, recommendation.uuid, '2026-11-09T09:05:00Z'),
  ];

  expect(told(inResearch, audits)).toEqual([
    [factFind.uuid, exactly(opened)],
    [research.uuid, exactly('2026-11-09T09:00:02.000Z')],
  ]);
});

test('the oldest first is read as well', () => {
  const audits = [made(factFind.uuid), moved(factFind.uuid, research.uuid)].reverse();

  expect(told(inResearch, audits)).toEqual(factFindThenResearch);
});

test.each([
  ['none at all', []],
  ['no word of a stage', [{ at: opened, event: 'created', now: { name: 'x' } }]],
  ['another stage than the case is in', [made(factFind.uuid)]],
  ['no stage where the case is in one', [made(null)]],
  ['a shape of stage that nobody has seen', [made([1, 2])]],
])('audits with %s are not understood', (_, audits) => {
  expect(told(inResearch, audits)).toBeUndefined();
});
