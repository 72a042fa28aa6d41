import * as z from 'zod';
import { amountsJson, countJson, dayJson, percentilesJson, textJson, uuidJson } from './json-values.ts';
import { positionJson } from './standing-json.ts';

const workload = z
  .strictObject({
    openCases: countJson,
    openValue: amountsJson,
    late: countJson.describe('Open cases that have surely been in their stage for longer than is usual there.'),
    lateValue: amountsJson,
    overdueReviews: countJson,
    onList: countJson.describe('On the list of cases to act on.'),
    openedInPeriod: countJson,
    completedInPeriod: countJson,
    completedValueInPeriod: amountsJson,
    lostInPeriod: countJson,
    openedLately: countJson.optional().describe('Over `lately`, the last 13 weeks; so are the next two.'),
    completedLately: countJson.optional(),
    lostLately: countJson.optional(),
    faults: countJson,
  })
  .meta({ id: 'Workload' });

const measures = z
  .strictObject({ timeToComplete: percentilesJson, position: positionJson })
  .meta({ id: 'WorkMeasures' });

export const peopleJson = z
  .strictObject({
    people: z.array(
      z.strictObject({
        kind: z.enum(['person', 'nobody', 'not-read']),
        uuid: uuidJson.optional(),
        name: textJson.optional(),
        work: workload,
        measures,
        asAdviser: countJson.describe("Open cases held as the client's own adviser, since nobody is assigned."),
      }),
    ),
    types: z.array(z.strictObject({ uuid: uuidJson.optional(), name: textJson.optional(), work: workload, measures })),
    lately: z.strictObject({ firstDay: dayJson, lastDay: dayJson }).optional(),
    reconciliation: z.strictObject({ people: workload, countedAgain: workload, firm: workload }),
    unassigned: z.strictObject({ adviser: countJson, nobody: countJson }),
  })
  .meta({
    id: 'WorkByPerson',
    description: 'people - countedAgain = firm, for each figure; types add up to the firm.',
  });
