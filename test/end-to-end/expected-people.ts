import type { FirmState } from '../sandbox/plannr/firm.ts';
import type { ExpectedCase } from './expected.ts';

/*
 * What the sheet People, the column "Held by" and the lost cases should say, worked out from the sandbox's truth with none of
 * the code under test. What is late is told by Open cases' own column, which is held against the truth elsewhere.
 */

export type PeopleQuestion = {
  /** As `expectedReport` gave them, with those that are lost among them. */
  readonly open: readonly ExpectedCase[];
  readonly history: readonly ExpectedCase[];
  readonly state: FirmState;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly asAtDay: string;
  /** The first of the 13 weeks up to `lastDay`, written down by the test. */
  readonly latelyFrom: string;
  readonly lostStage: string;
  /** By case UUID: what the other columns of Open cases say. */
  readonly late: ReadonlySet<string>;
  readonly onList: ReadonlySet<string>;
};

export function expectedPeople(ask: PeopleQuestion) {
  const { open, history, state } = ask;
  const adviserOf = new Map(state.clients.map(({ uuid, adviserUuid }) => [uuid, adviserUuid]));
  const nameOf = new Map([...state.employees, ...state.externals].map(({ uuid, name }) => [uuid, name]));
  const holders = ({ assigneeUuids, clientUuids }: ExpectedCase) => {
    const assigned = [...new Set(assigneeUuids)];
    if (assigned.length > 0) return assigned;
    return [...new Set(clientUuids.flatMap((uuid) => adviserOf.get(uuid) ?? []))];
  };
  const all = [...open, ...history];
  const people = [...new Set(all.flatMap(holders))];
  const nobodys = all.filter((each) => holders(each).length === 0);
  const types = [...new Set(all.map(({ typeName }) => typeName))];
  return {
    heldBy: (each: ExpectedCase) =>
      holders(each)
        .map((uuid) => `${nameOf.get(uuid)}${each.assigneeUuids.length === 0 ? ' (client’s adviser)' : ''}`)
        .join('; '),
    people: [
      ...people.map((uuid) => ({
        name: nameOf.get(uuid) ?? '',
        uuid,
        ...work(
          all.filter((each) => holders(each).includes(uuid)),
          ask,
        ),
      })),
      ...(nobodys.length > 0 ? [{ name: 'Nobody assigned', uuid: undefined, ...work(nobodys, ask) }] : []),
    ],
    types: types.map((type) => ({
      type,
      ...work(
        all.filter(({ typeName }) => typeName === type),
        ask,
      ),
    })),
    firm: work(all, ask),
    again: work(
      all.flatMap((each) =>
        holders(each)
          .slice(1)
          .map(() => each),
      ),
      ask,
    ),
  };
}

function work(cases: readonly ExpectedCase[], ask: PeopleQuestion) {
  const { state, firstDay, lastDay, latelyFrom, asAtDay, lostStage } = ask;
  const within = (day: string | undefined, from: string) => day !== undefined && day >= from && day <= lastDay;
  const open = cases.filter(({ completedDay }) => completedDay === undefined);
  const ended = cases.filter(({ completedDay }) => completedDay !== undefined);
  const lost = ended.filter(({ statusUuid }) => statusUuid === lostStage);
  const completed = ended.filter(({ statusUuid }) => statusUuid !== lostStage);
  const worth = (those: readonly ExpectedCase[]) =>
    those.reduce((sum, { value }) => sum + (value?.currency === 'GBP' ? value.minor : 0), 0) / 100;
  const late = open.filter(({ uuid }) => ask.late.has(uuid));
  const days = completed.map(({ daysToComplete = 0 }) => daysToComplete).sort((a, b) => a - b);
  const positions = open.flatMap(({ stagePosition }) => (stagePosition === undefined ? [] : [stagePosition]));
  return {
    'Open cases': open.length,
    'Open value (GBP)': worth(open),
    Late: late.length,
    'Late value (GBP)': worth(late),
    'To act on': open.filter(({ uuid }) => ask.onList.has(uuid)).length,
    'Reviews overdue': open.filter(({ reviewDay }) => reviewDay !== undefined && reviewDay < asAtDay).length,
    'Opened in period': cases.filter(({ openedDay }) => within(openedDay, firstDay)).length,
    'Completed in period': completed.filter(({ completedDay }) => within(completedDay, firstDay)).length,
    'Lost in period': lost.filter(({ completedDay }) => within(completedDay, firstDay)).length,
    'Opened, 13 weeks': cases.filter(({ openedDay }) => within(openedDay, latelyFrom)).length,
    'Completed, 13 weeks': completed.filter(({ completedDay }) => within(completedDay, latelyFrom)).length,
    'Lost, 13 weeks': lost.filter(({ completedDay }) => within(completedDay, latelyFrom)).length,
    'Faults in data': faults(cases, { state, firstDay, lastDay, asAtDay, lostStage }),
    'Median days to complete': days[Math.ceil(days.length / 2) - 1],
    'of so many completed': days.length,
    'Mean position': positions.length === 0 ? undefined : positions.reduce((a, b) => a + b, 0) / positions.length,
  };
}

type Within = Pick<PeopleQuestion, 'state' | 'firstDay' | 'lastDay' | 'asAtDay' | 'lostStage'>;

function faults(cases: readonly ExpectedCase[], { state, firstDay, lastDay, asAtDay, lostStage }: Within): number {
  const stages = new Map(state.stages.map((each) => [each.uuid, each]));
  let count = 0;
  for (const each of cases) {
    const isOpen = each.completedDay === undefined;
    const isOfPeriod = each.completedDay !== undefined && each.completedDay >= firstDay && each.completedDay <= lastDay;
    if (!isOpen && !isOfPeriod) continue;
    const isLost = each.statusUuid === lostStage;
    const isMarked = stages.get(each.statusUuid ?? '')?.isTypeCompleted;
    if (each.value === undefined) count += 1;
    if (each.typeUuid === undefined) count += 1;
    if (each.clientUuids.length === 0) count += 1;
    if (isOpen && each.assigneeUuids.length === 0) count += 1;
    if (isOpen && each.reviewDay !== undefined && each.reviewDay < asAtDay) count += 1;
    if (each.statusUuid === undefined) count += 1;
    if (isOpen && (isLost || isMarked === true)) count += 1;
    if (isOfPeriod && !isLost && isMarked === false) count += 1;
  }
  return count;
}
