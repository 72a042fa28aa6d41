import { base, en, en_GB, Faker } from '@faker-js/faker';
import type { Case } from '../../functions/analyse/case.ts';
import { aCase } from '../builders/a-case.ts';
import { aClient } from '../builders/a-client.ts';
import { aStage } from '../builders/a-stage.ts';
import { aUuid } from '../builders/a-uuid.ts';

const stageNames = [
  'Enquiry',
  'Fact find',
  'Research',
  'Report writing',
  'Compliance check',
  'Presented to client',
  'Submitted to provider',
  'Awaiting funds',
  'Completed',
];
const types = [
  'Pension transfer',
  'Mortgage',
  'Annual review',
  'ISA and investment',
  'Protection',
  'Equity release',
  'Inheritance tax planning',
];
const day = 86_400_000;

/**
 * An invented firm as a practice manager would know one: the names, stages and values of an ordinary book of cases,
 * the same for the same seed. As at Monday 23 November 2026, 07:00.
 */
export function sampleFirm(size: { readonly seed: number; readonly cases: number; readonly clients: number }): Case[] {
  const faker = new Faker({ locale: [en_GB, en, base], seed: size.seed });
  const asAt = Date.parse('2026-11-23T07:00:00Z');
  const clients = Array.from({ length: size.clients }, (_, index) => aClient(index + 1, faker.person.fullName()));
  const advisers = Array.from({ length: 8 }, () => faker.person.fullName());
  const stages = stageNames.map((name, index) =>
    aStage(index + 1, { name, isTypeCompleted: index === stageNames.length - 1 }),
  );

  return Array.from({ length: size.cases }, (_, index) => {
    const isOpen = faker.number.float() < 0.45;
    const opened =
      asAt - faker.number.int({ min: 1, max: isOpen ? 220 : 500 }) * day - faker.number.int({ max: 8 }) * 3_600_000;
    const completed = Math.min(asAt - 3_600_000, opened + faker.number.int({ min: 3, max: 160 }) * day);
    const first = faker.helpers.arrayElement(clients);
    const second = faker.helpers.arrayElement(clients);
    const type = faker.number.int({ max: types.length - 1 });
    const typeName = types[type] ?? '';
    return aCase({
      uuid: aUuid(index + 1),
      name: `${first.name.split(' ').at(-1)}: ${typeName}`,
      clients: faker.number.float() < 0.2 && second !== first ? [first, second] : [first],
      type: faker.number.float() < 0.05 ? undefined : { uuid: aUuid(7000 + type), name: typeName },
      stage: isOpen ? stages[faker.number.int({ max: 7 })] : stages.at(-1),
      boardPosition: faker.number.int({ min: 1, max: 30 }),
      value:
        faker.number.float() < 0.12
          ? undefined
          : { minor: faker.number.int({ min: 20_000, max: 1_800_000 }), currency: 'GBP' },
      createdAt: new Date(opened).toISOString(),
      completedAt: isOpen ? undefined : new Date(completed).toISOString(),
      reviewAt:
        faker.number.float() < 0.4
          ? new Date(asAt + faker.number.int({ min: -40, max: 200 }) * day).toISOString()
          : undefined,
      assignedTo: faker.number.float() < 0.06 ? [] : faker.helpers.arrayElements(advisers, { min: 1, max: 2 }),
      tags: faker.helpers.arrayElements(['Priority', 'Vulnerable client', 'Referral', 'Fee agreed'], {
        min: 0,
        max: 2,
      }),
    });
  });
}
