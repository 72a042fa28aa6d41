import { drawNormal } from './draw-normal.ts';
import { weeksAhead } from './horizons.ts';
import { of32Bits } from './limits.ts';
import type { CaseRoller, SimulatedOutcome } from './roll-cases.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { SimulationColumns, Values } from './simulation-columns.ts';

/*
 * Of so many cases that no single one matters, the number and the value that complete are as good as normally distributed
 * (the central limit theorem; Lyapunov's condition). Their mean and covariance follow from each case's chances, so that
 * they are drawn at once and not case by case.
 */

/** From so many on of one currency. */
const leastCases = 2_000;

/** A case whose square of value is a greater part of all squares is moved on by itself. */
const greatestPart = 1 / 400;

/** Which of the cases are of the crowd, 1 for those that are. */
export function findCrowd({ minor, currency }: Values): Uint8Array {
  const squares = new Map<number, { cases: number; sum: number }>();
  for (let index = 0; index < minor.length; index++) {
    const key = currency[index] ?? 0;
    const own = squares.get(key) ?? { cases: 0, sum: 0 };
    own.cases += 1;
    own.sum += (minor[index] ?? 0) ** 2;
    squares.set(key, own);
  }
  return Uint8Array.from(minor, (value, index) => {
    const { cases = 0, sum = 0 } = squares.get(currency[index] ?? 0) ?? {};
    return cases >= leastCases && value ** 2 <= greatestPart * sum ? 1 : 0;
  });
}

type CrowdColumns = Pick<SimulationColumns, 'situations' | 'open' | 'opened' | 'openedFrom'>;

/** @param currencies how many are asked for */
export function createCrowd(
  { horizons, types, currencies }: { readonly horizons: number; readonly types: number; readonly currencies: number },
  { situations, open, opened, openedFrom }: CrowdColumns,
  random: SeededRandom,
): CaseRoller {
  const quantities = 1 + currencies;
  const ofOpen = sumsOf(open, situations.length, quantities, (index) => open.situation[index] ?? 0);
  const weeks = openedFrom.length - 1;
  const weekOf = weekByIndex(openedFrom, opened.minor.length);
  const ofOpened = sumsOf(
    opened,
    weeks * types,
    quantities,
    (index) => (weekOf[index] ?? 0) * types + (opened.type[index] ?? 0),
  );
  const chances = new Float64Array(horizons);
  const normals = createNormals(horizons, quantities);

  return {
    open(limits, step) {
      normals.clear();
      for (let group = 0; group < situations.length; group++) {
        readChances(chances, limits, horizons * group, 1);
        normals.add(chances, ofOpen, group);
      }
      const prepared = normals.prepare(step);
      return (_first, outcome) => prepared(outcome, random);
    },
    opened: (limits) => (picked, outcome) => {
      normals.clear();
      for (const { week, past, part } of picked) {
        for (let type = 0; type < types; type++) {
          readChances(chances, limits, horizons * (type * weeksAhead + week), part);
          normals.add(chances, ofOpened, past * types + type);
        }
      }
      normals.prepare(1)(outcome, random);
    },
  };
}

function readChances(into: Float64Array, limits: Float64Array, from: number, part: number): void {
  let before = 0;
  for (let slot = 0; slot < into.length; slot++) {
    const upTo = ((limits[from + slot] ?? 0) / of32Bits) * part;
    into[slot] = upTo - before;
    before = upTo;
  }
}

/** By group and quantity (cases, then each currency's minor units): the sum over its cases, and that of squares. */
type Sums = { readonly plain: Float64Array; readonly squares: Float64Array };

function sumsOf(
  { minor, currency }: Values,
  groups: number,
  quantities: number,
  groupOf: (index: number) => number,
): Sums {
  const plain = new Float64Array(groups * quantities);
  const squares = new Float64Array(groups * quantities);
  const add = (at: number, value: number) => {
    plain[at] = (plain[at] ?? 0) + value;
    squares[at] = (squares[at] ?? 0) + value ** 2;
  };
  for (let index = 0; index < minor.length; index++) {
    const first = groupOf(index) * quantities;
    add(first, 1);
    const own = currency[index] ?? 0;
    if (own > 0) add(first + own, minor[index] ?? 0);
  }
  return { plain, squares };
}

function weekByIndex(openedFrom: readonly number[], cases: number): Int32Array {
  const weeks = new Int32Array(cases);
  for (let week = 0; week + 1 < openedFrom.length; week++) weeks.fill(week, openedFrom[week], openedFrom[week + 1]);
  return weeks;
}

/** Adds up, by quantity, means and covariances of what comes between one horizon and the next; and draws from them. */
function createNormals(horizons: number, quantities: number) {
  const means = new Float64Array(quantities * horizons);
  const covariances = new Float64Array(quantities * horizons * horizons);
  return {
    clear() {
      means.fill(0);
      covariances.fill(0);
    },
    /** A case is in one slot or in another, so that these go against each other: a multinomial distribution. */
    add(chances: Float64Array, { plain, squares }: Sums, group: number): void {
      for (let quantity = 0; quantity < quantities; quantity++) {
        const sum = plain[group * quantities + quantity] ?? 0;
        const square = squares[group * quantities + quantity] ?? 0;
        if (square === 0) continue;
        for (let row = 0; row < horizons; row++) {
          const own = chances[row] ?? 0;
          means[quantity * horizons + row] = (means[quantity * horizons + row] ?? 0) + sum * own;
          for (let column = 0; column <= row; column++) {
            const at = (quantity * horizons + row) * horizons + column;
            const shared = row === column ? own : 0;
            covariances[at] = (covariances[at] ?? 0) + square * (shared - own * (chances[column] ?? 0));
          }
        }
      }
    },
    /** @param step one in so many of the cases is drawn each time */
    prepare(step: number) {
      const middles = means.map((each) => each / step);
      const roots = covariances.slice();
      for (let quantity = 0; quantity < quantities; quantity++) {
        const size = horizons * horizons;
        takeRoot(roots.subarray(quantity * size, (quantity + 1) * size), horizons, step);
      }
      const drawn = new Float64Array(horizons);
      return ({ row, at }: SimulatedOutcome, random: SeededRandom) => {
        for (let quantity = 0; quantity < quantities; quantity++) {
          for (let slot = 0; slot < horizons; slot++) drawn[slot] = drawNormal(random);
          // Those of no currency that is asked for stand second.
          const place = at + horizons * (quantity === 0 ? 0 : quantity + 1);
          for (let slot = 0; slot < horizons; slot++) {
            let sum = middles[quantity * horizons + slot] ?? 0;
            for (let each = 0; each <= slot; each++) {
              sum += (roots[(quantity * horizons + slot) * horizons + each] ?? 0) * (drawn[each] ?? 0);
            }
            row[place + slot] = (row[place + slot] ?? 0) + sum;
          }
        }
      };
    },
  };
}

/** Cholesky: the lower triangle of a covariance, over `step`, becomes that by which independent numbers are given it. */
function takeRoot(matrix: Float64Array, size: number, step: number): void {
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let left = (matrix[row * size + column] ?? 0) / step;
      for (let each = 0; each < column; each++) {
        left -= (matrix[row * size + each] ?? 0) * (matrix[column * size + each] ?? 0);
      }
      const root = matrix[column * size + column] ?? 0;
      if (row === column) matrix[row * size + row] = Math.sqrt(Math.max(0, left));
      else matrix[row * size + column] = root > 0 ? left / root : 0;
    }
  }
}
