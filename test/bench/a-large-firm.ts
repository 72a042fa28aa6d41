import type { Case } from '../../functions/analyse/case.ts';
import type { StageHistory, StageVisit } from '../../functions/analyse/stage-history/stage-history.ts';
import { aClient } from '../builders/a-client.ts';
import { aStage } from '../builders/a-stage.ts';
import { aUuid } from '../builders/a-uuid.ts';
import { random } from '../sandbox/plannr/random.ts';

const day = 86_400_000;
const asAt = Date.UTC(2026, 10, 23, 7);
const instant = (daysAgo: number) => new Date(asAt - daysAgo * day).toISOString();

export type LargeFirm = { readonly cases: readonly Case[]; readonly stageHistory: StageHistory };

/** Open cases, and cases that completed in the year before 23 November 2026, all of whose stages were followed. */
export function aLargeFirm({ open, completed }: { readonly open: number; readonly completed: number }): LargeFirm {
  const chance = random('large');
  const followed: StageHistory['cases'][number][] = [];
  const cases = Array.from({ length: open + completed }, (_, index): Case => {
    const isOpen = index < open;
    const uuid = aUuid(index + 1);
    const took = chance.lognormal(80, 0.8);
    const endedAgo = isOpen ? 0 : chance.next() * 363;
    const openedAgo = isOpen ? chance.next() * took : endedAgo + took;
    const last = isOpen ? chance.whole(1, 4) : 5;
    const visits = Array.from(
      { length: last },
      (_, visit): StageVisit => ({
        stage: aStage(visit + 1).uuid,
        from: { known: 'exact', at: instant(openedAgo - ((openedAgo - endedAgo) * visit) / last) },
      }),
    );
    followed.push({
      uuid,
      seenAt: instant(0),
      visits: visits.map((visit, at) => ({ ...visit, to: visits[at + 1]?.from })),
    });
    const type = chance.whole(1, 6);
    return {
      uuid,
      name: `Case ${index}`,
      stage: aStage(last),
      type: { uuid: aUuid(700_000 + type), name: `Type ${type}` },
      boardPosition: index % 40,
      value: chance.chance(0.1)
        ? undefined
        : { minor: Math.round(chance.lognormal(80_000, 0.9)), currency: chance.chance(0.03) ? 'EUR' : 'GBP' },
      createdAt: instant(openedAgo),
      updatedAt: instant(endedAgo),
      completedAt: isOpen ? undefined : instant(endedAgo),
      clients: [aClient(800_000 + Math.floor((open + completed) * 0.2 * chance.next()))],
      assignedTo: [`Adviser ${chance.whole(1, 60)}`],
    };
  });
  return { cases, stageHistory: { version: 1, cases: followed } };
}
