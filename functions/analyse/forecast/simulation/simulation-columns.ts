import type { Situation } from './chances.ts';
import { stayAt } from './replay-history.ts';
import { mayComplete, type SimulatedCase, type SimulatedFirm, type StaysOfCases } from './simulated-case.ts';
import type { Situations } from './situation.ts';

/** The cases that may complete, put into columns so that 10,000 futures of them are soon told. */
export type SimulationColumns = {
  /** Each once. */
  readonly situations: readonly Situation[];
  /** The open cases; which of the situations each is in. */
  readonly open: Values & { readonly situation: Int32Array };
  /** The cases opened lately, the latest first; and of which type each is. */
  readonly opened: Values & { readonly type: Int32Array };
  /** By weeks before as-at: where those opened then begin among `opened`; as many and one more. */
  readonly openedFrom: readonly number[];
};

export type Values = {
  readonly minor: Float64Array;
  /** 0 for none, and for one that is not asked for; else its number from 1. */
  readonly currency: Int32Array;
};

export type ColumnRules = {
  readonly situations: Situations;
  readonly useStages: boolean;
  /** How many past weeks' openings are taken. */
  readonly arrivalWeeks: number;
  readonly currencies: readonly string[];
};

export function simulationColumns(
  { cases, stays }: Pick<SimulatedFirm, 'cases' | 'stays'>,
  rules: ColumnRules,
): SimulationColumns {
  const open = cases.filter(mayComplete);
  const opened = cases
    .filter(({ openedAgo }) => openedAgo < rules.arrivalWeeks)
    .sort((a, b) => a.openedAgo - b.openedAgo);
  const openedFrom = Array.from({ length: rules.arrivalWeeks + 1 }, () => opened.length);
  for (let index = opened.length - 1; index >= 0; index--)
    openedFrom[Math.floor(opened[index]?.openedAgo ?? 0)] = index;
  // A week in which nothing was opened begins where the next does.
  for (let week = rules.arrivalWeeks - 1; week >= 0; week--) {
    openedFrom[week] = Math.min(openedFrom[week] ?? 0, openedFrom[week + 1] ?? 0);
  }

  const numbers = new Map<number, number>();
  const situations: Situation[] = [];
  const situation = Int32Array.from(open, (each) => {
    const own = situationOf(each, stays, rules);
    const key = own.ageCell * (rules.situations.stageCells + 1) + own.stageCell + 1;
    const number = numbers.get(key) ?? situations.push(own) - 1;
    numbers.set(key, number);
    return number;
  });
  return {
    situations,
    open: { ...valuesOf(open, rules), situation },
    opened: { ...valuesOf(opened, rules), type: Int32Array.from(opened, ({ type }) => type) },
    openedFrom,
  };
}

/** Those cases alone of which `isIn` holds; they keep their situations. */
export function selectCases(
  columns: SimulationColumns,
  isIn: { readonly open: (index: number) => boolean; readonly opened: (index: number) => boolean },
): SimulationColumns {
  const { open, opened, openedFrom } = columns;
  const taken = new Int32Array(opened.minor.length + 1);
  for (let index = 0; index < opened.minor.length; index++) {
    taken[index + 1] = (taken[index] ?? 0) + Number(isIn.opened(index));
  }
  return {
    situations: columns.situations,
    open: {
      minor: open.minor.filter((_, index) => isIn.open(index)),
      currency: open.currency.filter((_, index) => isIn.open(index)),
      situation: open.situation.filter((_, index) => isIn.open(index)),
    },
    opened: {
      minor: opened.minor.filter((_, index) => isIn.opened(index)),
      currency: opened.currency.filter((_, index) => isIn.opened(index)),
      type: opened.type.filter((_, index) => isIn.opened(index)),
    },
    openedFrom: openedFrom.map((from) => taken[from] ?? 0),
  };
}

function situationOf(each: SimulatedCase, stays: StaysOfCases, { situations, useStages }: ColumnRules): Situation {
  const stay = useStages ? stayAt(each, stays, 0) : -1;
  return {
    ageCell: situations.ageCell(each.type, each.openedAgo),
    stageCell: stay < 0 ? -1 : situations.stageCell(each.type, stays.stage[stay] ?? 0, stays.ago[stay] ?? 0),
  };
}

function valuesOf(cases: readonly SimulatedCase[], { currencies }: ColumnRules): Values {
  return {
    minor: Float64Array.from(cases, ({ minor }) => minor),
    currency: Int32Array.from(cases, ({ currency }) => 1 + currencies.indexOf(currency ?? '')),
  };
}
