import { expect, test } from 'vitest';
import type { SimulatedCase } from '../../../../functions/analyse/forecast/simulation/simulated-case.ts';
import { simulationColumns } from '../../../../functions/analyse/forecast/simulation/simulation-columns.ts';
import { numberSituations } from '../../../../functions/analyse/forecast/simulation/situation.ts';

const situations = numberSituations(2, 3);

type Given = Partial<SimulatedCase> & { readonly entered?: { readonly stage: number; readonly ago: number } };

function columns(given: readonly Given[], rules: { useStages?: boolean; arrivalWeeks?: number } = {}) {
  const entered = given.flatMap((each) => each.entered ?? []);
  const stays = {
    stage: Int32Array.from(entered, ({ stage }) => stage),
    ago: Float64Array.from(entered, ({ ago }) => ago),
  };
  const cases = given.map(({ entered: own, ...each }) => {
    const firstStay = own === undefined ? 0 : entered.indexOf(own);
    return { openedAgo: 30, type: 0, minor: 0, firstStay, endOfStays: firstStay + Number(own !== undefined), ...each };
  });
  return simulationColumns(
    { cases, stays },
    { situations, useStages: true, arrivalWeeks: 4, currencies: ['GBP', 'EUR'], ...rules },
  );
}

test('the cases opened lately stand by week, the latest first; a week without any is empty', () => {
  const { opened, openedFrom } = columns([
    { openedAgo: 2.5, minor: 30 },
    { openedAgo: 0.7, minor: 20, type: 1 },
    { openedAgo: 0.5, minor: 10, completedAgo: 0.1 },
    { openedAgo: 4, minor: 40 },
  ]);
  expect([...opened.minor]).toEqual([10, 20, 30]);
  expect([...opened.type]).toEqual([0, 1, 0]);
  // Of weeks 0 to 3, and where the last ends.
  expect(openedFrom).toEqual([0, 2, 2, 3, 3]);
});

test('only open cases may complete; each has its value, and the number of its currency from 1', () => {
  const { open } = columns([
    { minor: 5, currency: 'EUR' },
    { minor: 6, currency: 'GBP', completedAgo: 3 },
    { minor: 7, currency: 'GBP' },
    { minor: 8, currency: 'AUD' },
    {},
  ]);
  expect([...open.minor]).toEqual([5, 7, 8, 0]);
  expect([...open.currency]).toEqual([2, 1, 0, 0]);
});

test('cases of one type, age, stage and time in it share a situation, and no others do', () => {
  const at = (stage: number, ago: number) => ({ entered: { stage, ago } });
  const given = [
    at(0, 5),
    { ...at(0, 6), openedAgo: 31 },
    at(1, 5),
    at(0, 10),
    { ...at(0, 5), type: 1 },
    { ...at(0, 5), openedAgo: 40 },
    {},
  ];
  expect([...columns(given).open.situation]).toEqual([0, 0, 1, 2, 3, 4, 5]);
  // Where stages are not used, by type and age alone.
  expect([...columns(given, { useStages: false }).open.situation]).toEqual([0, 0, 0, 0, 1, 2, 0]);
});
