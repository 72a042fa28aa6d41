import type { Times } from './faults.ts';

/** Whether the fault strikes once more; counts it down if so. */
export function spend(fault: { times: Times } | undefined): boolean {
  if (fault === undefined || fault.times === 0) return false;
  if (fault.times !== 'always') fault.times--;
  return true;
}
