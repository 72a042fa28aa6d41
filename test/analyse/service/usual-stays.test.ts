import { expect, test } from 'vitest';
import { createWorkingDays } from '../../../functions/analyse/calendar/working-days.ts';
import { createLocalDay } from '../../../functions/analyse/local-day.ts';
import { usualStays } from '../../../functions/analyse/service/usual-stays.ts';
import { aStage } from '../../builders/a-stage.ts';
import { aStageHistory } from '../../builders/a-stage-history.ts';

test('what is usual is told in working days, of every stay with both ends', () => {
  const history = aStageHistory(
    // Thursday 2 to Wednesday 8 April, over Easter; then to Friday 10, seen by a reading of Monday.
    [
      1,
      [1, '2026-04-02T09:00:00Z'],
      [2, '2026-04-08T09:00:00Z'],
      [3, { known: 'between', after: '2026-04-10T09:00:00.000Z', by: '2026-04-13T06:00:00.000Z' }],
    ],
    [2, [1, { known: 'at-least', by: '2026-04-01T09:00:00.000Z' }], [2, '2026-04-13T09:00:00Z']],
  );
  const workingDays = createWorkingDays({ calendar: 'england-and-wales' });
  const found = usualStays(history, { localDay: createLocalDay('Europe/London'), workingDays });
  expect(found).toEqual(
    new Map([
      [aStage(1).uuid, { n: 1, p50: 2, p85: 2, p95: 2, most: 2 }],
      [aStage(2).uuid, { n: 1, p50: 3, p85: 3, p95: 3, most: 3 }],
    ]),
  );
});
