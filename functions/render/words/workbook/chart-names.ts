import { named } from '../format/names.ts';
import { oneLine } from '../format/one-line.ts';

/** Characters; a longer name would leave no room for what is drawn beside it. */
const longestName = 28;

/** The name as it can stand beside a bar: on one line, and cut where it is longer than there is room for. */
export function chartName(name: string): string {
  return oneLine(named(name), longestName);
}

/** Whether the name can stand beside a bar as it is. */
export function isChartName(name: string): boolean {
  return named(name) === chartName(name);
}
