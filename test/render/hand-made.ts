import type { Attention, AttentionCase } from '../../functions/analyse/attention/attention.ts';
import type { Flow } from '../../functions/analyse/flow/flow.ts';
import type { FlowWeek } from '../../functions/analyse/flow/weeks.ts';
import type { Forecast } from '../../functions/analyse/forecast/forecast.ts';
import type { ForecastRecord } from '../../functions/analyse/forecast/record.ts';
import type { Reliance } from '../../functions/analyse/reliance/reliance.ts';
import { count, type Sentence, sum } from '../../functions/analyse/sentence.ts';
import type { Headline } from '../../functions/analyse/sentences/headline.ts';
import type { ForecastRanges } from '../../functions/analyse/snapshot/issued-forecast.ts';
import { euros, pounds } from '../builders/a-case.ts';
import { aClient } from '../builders/a-client.ts';
import { aUuid } from '../builders/a-uuid.ts';

/* Parts of a Report with figures of our choosing, for tests of how they are shown; what is given replaces the usual. */

export function anAttentionCase(given: Partial<AttentionCase> = {}): AttentionCase {
  const assignedTo = 'assignedTo' in given ? given.assignedTo : ['Priya Shah'];
  return {
    uuid: aUuid(3),
    name: 'Villa in Spain',
    clients: [aClient(3, 'Zoë 🌊 Brandt')],
    type: 'Mortgage',
    stage: 'Submitted',
    value: euros(3_400),
    assignedTo,
    heldBy: assignedTo?.map((name) => ({ name })),
    ageDays: 161,
    timeInStage: { known: 'exact', days: 19 },
    link: `https://crm.example/cases/${aUuid(3)}`,
    reason: { kind: 'long-in-stage', stage: 'Submitted', within: 11, n: 14, of: 'type', type: 'Mortgage' },
    since: '2026-11-09',
    weeks: 2,
    isNew: false,
    words: { parts: [count(19, { one: 'day' }), ' in ', 'Submitted', '; 85% leave it within ', count(11)] },
    ...given,
  };
}

const jointMortgage: Partial<AttentionCase> = {
  uuid: aUuid(2),
  name: 'Joint mortgage',
  clients: [aClient(1, "Mary O'Neill"), aClient(2, 'Tom O’Neill')],
  stage: 'Recommendation',
  value: pounds(1_250.5),
  assignedTo: ['Ben Cole', 'Priya Shah'],
  ageDays: 83,
  timeInStage: { known: 'between', least: 8, most: 15 },
  link: `https://crm.example/cases/${aUuid(2)}`,
  reason: { kind: 'review-past', review: '2026-10-12', daysPast: 42 },
  words: { parts: ['Review was due ', { kind: 'day', value: '2026-10-12' }, ', ', count(42, { one: 'day' }), ' ago'] },
};

export function anAttention(given: Partial<Attention> = {}): Attention {
  const [villa, joint] = [anAttentionCase(), anAttentionCase(jointMortgage)];
  const nobodys = anAttentionCase({
    uuid: aUuid(4),
    name: '=1+1',
    assignedTo: [],
    value: undefined,
    stage: undefined,
    isNew: true,
  });
  const shares = [
    { name: 'Ben Cole', cases: [joint], found: 1 },
    { name: 'Priya Shah', cases: [villa, joint], found: 2 },
    {
      cases: [nobodys],
      found: 1,
    },
  ];
  return {
    firm: [villa, joint],
    listed: [villa, joint, nobodys],
    fresh: 1,
    cleared: [
      {
        uuid: aUuid(9),
        how: 'completed',
        day: '2026-11-18',
        since: '2026-11-02',
        name: 'Remortgage',
        clients: [aClient(1, "Mary O'Neill")],
        assignedTo: ['Priya Shah'],
        stage: 'Completed',
      },
    ],
    assignees: shares,
    people: shares,
    limits: { timesUsual: 3, leastPassed: 10, stalledAfterDays: 21, reviewDays: 182, toCloseDays: 182 },
    found: 3,
    currency: 'GBP',
    ...given,
  };
}

export function aHeadline(given: Partial<Headline> = {}): Headline {
  return {
    late: { cases: 3, value: { GBP: 320_050, EUR: 340_000 } },
    first: { cases: 2, others: [{ cases: 1 }], further: 0, isShared: false },
    lately: {
      weeks: 4,
      firstDay: '2026-10-26',
      lastDay: '2026-11-22',
      completed: 6,
      completedValue: { GBP: 512_350 },
    },
    ...given,
  };
}

/** Of 2026; `2026-W46` by its number. */
export function aFlowWeek(number: number, given: Partial<FlowWeek> = {}): FlowWeek {
  // Week 47 begins on Monday 16 November.
  const monday = Date.parse('2026-11-16T00:00:00Z') + (number - 47) * 7 * 86_400_000;
  const day = (after: number) => new Date(monday + after * 86_400_000).toISOString().slice(0, 10);
  return {
    name: `2026-W${String(number).padStart(2, '0')}`,
    firstDay: day(0),
    lastDay: day(6),
    unfinished: false,
    opened: 3,
    completed: 1,
    completedValue: { GBP: 45_000 },
    lost: 0,
    lostValue: {},
    openAtEnd: 7,
    ...given,
  };
}

export function aFlow(given: Partial<Flow> = {}): Flow {
  return {
    weeks: [
      aFlowWeek(45),
      aFlowWeek(46, { opened: 4, completed: 5, completedValue: { GBP: 1_234_50, EUR: 90_000 }, openAtEnd: 6 }),
      aFlowWeek(47, { opened: 2, completed: 2, completedValue: { GBP: 155_000 }, openAtEnd: 6 }),
    ],
    timeInStage: [
      {
        stage: { uuid: aUuid(8002), name: 'Research', position: 2 },
        days: { n: 12, p50: 6, p85: 11, p95: 20, most: 31 },
        bounded: 3,
        missing: { unseen: 8, begunBefore: 1 },
        bent: { from: 6, to: 20 },
      },
      {
        stage: { uuid: aUuid(8002), name: 'Research', position: 2 },
        type: { uuid: aUuid(7001), name: 'Pension' },
        days: { n: 11, p50: 6, p85: 10, p95: 20, most: 20 },
        bounded: 2,
        missing: { unseen: 8, begunBefore: 2 },
        bent: { from: 5 },
      },
      {
        stage: { uuid: aUuid(8002), name: 'Research', position: 2 },
        type: { name: '' },
        days: { n: 1, p50: 31, p85: 31, p95: 31, most: 31 },
        bounded: 1,
        missing: { unseen: 0, begunBefore: 0 },
      },
      {
        stage: { uuid: aUuid(8003), name: 'Recommendation', position: 3 },
        days: { n: 0 },
        bounded: 2,
        missing: { unseen: 0, begunBefore: 0 },
      },
    ],
    followed: { completed: 716, read: 312, followed: 300, reading: 'read', runsLeft: 2 },
    ageing: {
      bandsFrom: [0, 14, 28, 56, 91, 182],
      stages: [
        {
          uuid: aUuid(8001),
          name: 'Fact find',
          position: 1,
          openCases: 1,
          byAge: [1, 0, 0, 0, 0, 0],
          pastTypical: { cases: 0, of: 1 },
          pastTypicalInStage: { cases: 0, of: 0 },
        },
        {
          uuid: aUuid(8004),
          name: 'Submitted',
          position: 4,
          openCases: 1,
          byAge: [0, 0, 0, 0, 1, 0],
          pastTypical: { cases: 1, of: 1 },
          pastTypicalInStage: { cases: 1, of: 1 },
        },
        {
          name: 'Unknown stage',
          openCases: 4,
          byAge: [1, 1, 0, 1, 0, 1],
          pastTypical: { cases: 0, of: 2 },
          pastTypicalInStage: { cases: 0, of: 0 },
        },
      ],
    },
    ...given,
  };
}

const ranges = (low: number, likelyLow: number, likelyHigh: number, high: number): ForecastRanges => ({
  likely: { low: likelyLow, high: likelyHigh },
  wide: { low, high },
});

export const noRecord: ForecastRecord = { hits: [], outcomes: [], pending: 0, untold: 0 };

export function aForecast(record: ForecastRecord = noRecord): Extract<Forecast, { state: 'shown' }> {
  return {
    state: 'shown',
    horizons: [
      {
        weeks: 4,
        until: '2026-12-21',
        cases: { median: 7, ...ranges(4, 6, 9, 11) },
        value: { GBP: { median: 560_000, ...ranges(300_050, 450_000, 700_000, 900_000) } },
      },
      {
        weeks: 8,
        until: '2027-01-18',
        cases: { median: 14, ...ranges(9, 12, 16, 20) },
        value: { GBP: { median: 1_100_000, ...ranges(700_000, 900_000, 1_300_000, 1_600_000) } },
      },
      {
        weeks: 13,
        until: '2027-02-22',
        cases: { median: 22, ...ranges(15, 19, 25, 30) },
        value: { GBP: { median: 1_800_000, ...ranges(1_200_000, 1_500_000, 2_100_000, 2_500_000) } },
      },
    ],
    basis: {
      trials: 10_000,
      openCases: 6,
      completed: 61,
      weeks: 52,
      uses: 'stage',
      byThroughput: 0.25,
      season: 'none',
      closedDays: false,
      pace: 0.6,
      stretch: [1, 1.3, 1],
      currenciesLeftOut: ['EUR'],
    },
    record,
  };
}

export function aRecord(): ForecastRecord {
  const outcome = (weeks: number, actual: number, currency?: string) => ({
    run: 'weekly-cases.2026-W42',
    asAt: '2026-10-19T06:00:00.000Z',
    asAtDay: '2026-10-19',
    weeks,
    currency,
    ranges: currency === undefined ? ranges(4, 6, 9, 11) : ranges(300_000, 450_000, 700_000, 900_000),
    actual,
  });
  return {
    hits: [
      { weeks: 4, forecasts: 12, inLikely: 5, inWide: 10 },
      { weeks: 4, currency: 'GBP', forecasts: 12, inLikely: 7, inWide: 11 },
    ],
    outcomes: [
      outcome(4, 9),
      outcome(4, 900_001, 'GBP'),
      { ...outcome(4, 5), asAtDay: '2026-10-12', asAt: '2026-10-12T06:00:00.000Z' },
      { ...outcome(4, 12), asAtDay: '2026-10-05', asAt: '2026-10-05T06:00:00.000Z' },
    ],
    pending: 9,
    untold: 0,
  };
}

export function aReliance(given: Partial<Reliance> = {}): Reliance {
  return {
    verdict: 'whole',
    cautions: [],
    doubts: [],
    expected: 9,
    received: 9,
    setAside: 0,
    unreadClients: 0,
    readFrom: '2026-11-23T07:00:01.000Z',
    readTo: '2026-11-23T07:00:04.000Z',
    daysSincePeriod: 0,
    readDaysSincePeriod: given.daysSincePeriod ?? 0,
    account: { name: 'Olu Adeyemi', role: 'owner', sees: 'all' },
    timeInStage: { exact: 3, between: 1, atLeast: 1, notYet: 1 },
    agreement: {
      state: 'agrees',
      run: 'weekly-cases.2026-W46',
      asAtDay: '2026-11-16',
      opening: 6,
      closing: 6,
      unexplained: { cases: 0, value: { GBP: 0, EUR: 0 } },
    },
    ...given,
  };
}

export const someSentences: readonly Sentence[] = [
  { parts: [count(2, { one: 'case' }), ' completed, worth ', sum(pounds(1_550)), '.'] },
  { parts: ['The queue at ', 'Recommendation', ' grew from ', count(0), ' to ', count(1), '.'] },
  {
    parts: [
      'Open cases stayed at ',
      count(6),
      '; their value fell by ',
      sum(pounds(550)),
      ' and ',
      sum(euros(600)),
      '.',
    ],
  },
];
