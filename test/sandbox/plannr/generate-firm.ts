import { growing, meanOfGrowing, poisson } from './arrivals.ts';
import type { Standing } from './case-history.ts';
import type { CaseFacts, Firm, FirmEvent, FirmState, Instant, TruthCase } from './firm.ts';
import { type Habits, liveBy, withNamesakes } from './habits.ts';
import { day } from './london-time.ts';
import { type CaseLife, makeCase, type Surroundings } from './make-case.ts';
import { oddCaseNames } from './odd-names.ts';
import { makePeople } from './people.ts';
import { makePlans } from './plans.ts';
import { random } from './random.ts';
import { reorganise } from './reorganise.ts';
import { makeLostStage, makeWorkflow } from './workflow.ts';
import { workingMoment } from './working-moment.ts';

export type GenerateOptions = {
  readonly seed: number;
  /** How many cases, open and completed, there are at `asAt`: exactly so many, from 0 to 100,000. */
  readonly cases: number;
  /** From 1 to 20,000; about a tenth of them have no case. */
  readonly clients: number;
  /** Default: `defaultAsAt`, a Monday at seven in London. */
  readonly asAt?: Instant;
  /** Default 9; the last of two or more counts as completed. */
  readonly stages?: number;
  /** How long before `asAt` the firm opened its first case; default 730 days. */
  readonly historyDays?: number;
  /** Share of cases with no client among the participants; default 0. */
  readonly withoutClient?: number;
  /** Names that break things among the first clients and cases (odd-names.ts); default true. */
  readonly oddNames?: boolean;
  /** What its people do that makes figures hard; nothing of it when left out. */
  readonly habits?: Habits;
  /** From this instant on, stages are renamed and stand in another order. */
  readonly stagesReorganisedAt?: Instant;
};

export const defaultAsAt: Instant = '2026-11-23T07:00:00.000Z';

const week = 7 * day;
const statesKept = 6;

/**
 * An invented firm that lives: the same seed gives the same firm, and the firm asked a week later has moved on. Every
 * case has one history, from which states, events and audits are all read.
 */
export function generateFirm(options: GenerateOptions): Firm {
  const { seed, cases: wanted, historyDays = 730, oddNames = true } = options;
  if (options.clients < 1) throw new RangeError('a firm needs a client');
  const asAt = Date.parse(options.asAt ?? defaultAsAt);
  const since = asAt - historyDays * day;
  const workflow = makeWorkflow({ seed, stages: options.stages ?? 9, since });
  const { habits = {} } = options;
  const lost = habits.loses === undefined ? [] : [makeLostStage(seed, workflow.stages)];
  const stages = [...workflow.stages, ...lost];
  const known = makePeople({ seed, clients: options.clients, since, oddNames });
  const people = habits.namesakes === true ? withNamesakes(known) : known;
  const plans = makePlans({ seed, clients: people.clients, since });
  const around: Surroundings = {
    people,
    plansByClient: Map.groupBy(plans, ({ clientUuid }) => clientUuid),
    workflow,
    withoutClient: options.withoutClient ?? 0,
  };
  const firmUuid = random(seed, 'firm').uuid();

  const lives: CaseLife[] = [];
  const byUuid = new Map<string, CaseLife>();
  const add = (made: CaseLife) => {
    const life =
      options.habits === undefined ? made : liveBy(habits, made, { seed, people, lostStage: workflow.stages.length });
    lives.push(life);
    byUuid.set(life.fixed.uuid, life);
  };

  for (let present = 0, drawn = 0; present < wanted; drawn++) {
    const chance = random(seed, 'case', 'start', drawn);
    const about = since + growing(chance.next()) * (asAt - since);
    let openedAt = workingMoment(chance, about, 0);
    while (openedAt > asAt) openedAt -= week;
    const life = makeCase(around, chance, openedAt);
    const isPresent = standingAt(life, asAt) !== undefined;
    const odd = oddNames && isPresent ? oddCaseNames[present - 1] : undefined;
    add(odd === undefined ? life : { ...life, fixed: { ...life.fixed, name: odd } });
    if (isPresent) present++;
  }
  const perWeek = (lives.length * 7) / (meanOfGrowing * historyDays);

  // Weeks after `asAt` are made when they are first asked for. A moment may lie up to a week from where it was wanted.
  let weeksMade = 0;
  const makeUpTo = (instant: number) => {
    for (; asAt + weeksMade * week <= instant + week + day; weeksMade++) {
      const begins = asAt + weeksMade * week;
      const chance = random(seed, 'week', weeksMade);
      const count = poisson(chance, perWeek);
      for (let index = 0; index < count; index++) {
        const own = random(seed, 'case', weeksMade, index);
        add(makeCase(around, own, workingMoment(own, begins + own.next() * week, asAt)));
      }
    }
  };

  const factsOf = (life: CaseLife, { stage, value, completedAt, at, clientUuids }: Standing): CaseFacts => ({
    ...life.fixed,
    clientUuids: clientUuids ?? life.fixed.clientUuids,
    statusUuid: stage === undefined ? undefined : stages[stage]?.uuid,
    value,
    createdAt: life.createdAt,
    updatedAt: new Date(at).toISOString(),
    completedAt: completedAt === undefined ? undefined : new Date(completedAt).toISOString(),
  });

  const eventsOfLife = (life: CaseLife, from: number, to: number): readonly { at: number; event: FirmEvent }[] =>
    life.history.flatMap((standing, index) => {
      if (standing.at <= from || standing.at > to) return [];
      const previous = life.history[index - 1];
      const event: FirmEvent = {
        kind: standing.kind,
        instant: new Date(standing.at).toISOString(),
        caseUuid: life.fixed.uuid,
        before: previous === undefined ? undefined : factsOf(life, previous),
        after: standing.kind === 'deleted' ? undefined : factsOf(life, standing),
      };
      return [{ at: standing.at, event }];
    });

  const states = new Map<Instant, FirmState>();
  const at = (instant: Instant): FirmState => {
    const known = states.get(instant);
    if (known !== undefined) return known;
    const moment = Date.parse(instant);
    makeUpTo(moment);
    const standing = lives.flatMap((life) => {
      const now = standingAt(life, moment);
      return now === undefined ? [] : [{ life, now }];
    });
    const positions = boardPositions(standing.map(({ now }) => now));
    const state: FirmState = {
      instant,
      name: 'Harbour Wealth',
      uuid: firmUuid,
      cases: standing.map(
        ({ life, now }): TruthCase => ({ ...factsOf(life, now), statusPosition: positions.get(now) ?? 1 }),
      ),
      ...people,
      stages: [...reorganise(workflow.stages, instant, options.stagesReorganisedAt), ...lost],
      types: workflow.usual.map(({ type }) => type),
      plans,
    };
    if (states.size >= statesKept) states.delete(states.keys().next().value ?? '');
    states.set(instant, state);
    return state;
  };

  return {
    asAt: new Date(asAt).toISOString(),
    at,
    events: (from, to) => {
      makeUpTo(Date.parse(to));
      return lives
        .flatMap((life) => eventsOfLife(life, Date.parse(from), Date.parse(to)))
        .sort((a, b) => a.at - b.at)
        .map(({ event }) => event);
    },
    eventsOf: (caseUuid, to) => {
      makeUpTo(Date.parse(to));
      const life = byUuid.get(caseUuid);
      return life === undefined
        ? []
        : eventsOfLife(life, Number.NEGATIVE_INFINITY, Date.parse(to)).map(({ event }) => event);
    },
  };
}

/** How the case stands; undefined before it is opened and once it is deleted. */
function standingAt({ history }: CaseLife, moment: number): Standing | undefined {
  const now = history.findLast(({ at }) => at <= moment);
  return now === undefined || now.kind === 'deleted' ? undefined : now;
}

/** Each card's place in its column, from 1, by where it was put. */
function boardPositions(standing: readonly Standing[]): ReadonlyMap<Standing, number> {
  const positions = new Map<Standing, number>();
  for (const column of Map.groupBy(standing, ({ stage }) => stage).values()) {
    column.sort((a, b) => a.place - b.place);
    for (const [index, each] of column.entries()) positions.set(each, index + 1);
  }
  return positions;
}
