import type { Report } from '../../../analyse/report.ts';

/** What stands beside the open value: what the firm says its values are, and until it does, where they come from. */
export function valueInWords({ valueMeans }: Pick<Report, 'valueMeans'>): string {
  return valueMeans ?? 'expected value, as entered on the cases';
}
