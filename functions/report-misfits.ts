import type * as z from 'zod';
import { isCron } from './cron.ts';
import { scheduleMisfit } from './schedule-fit.ts';
import { email, isTimezone, listOf } from './setting-fields.ts';

/** A report as it was written: what is wrong elsewhere in it may have left any of this in any shape. */
type WrittenReport =
  | {
      readonly allowedDomains?: readonly unknown[];
      readonly owner?: unknown;
      readonly recipients?: readonly ({ readonly email?: unknown } | undefined)[];
      readonly schedule?: { readonly cron?: unknown; readonly timezone?: unknown };
      readonly period?: unknown;
    }
  | undefined;

/** Notes what no single setting of a report shows: an address that is not allowed or stands there twice, a schedule and a period that do not fit. */
export function noteReportMisfits(value: WrittenReport, context: Pick<z.RefinementCtx, 'addIssue'>): void {
  const domains = listOf(value?.allowedDomains).filter(isText);
  const recipients = listOf(value?.recipients).map((each) => each?.email);
  const fault = (path: PropertyKey[], message: string) => context.addIssue({ code: 'custom', path, message });
  const checkDomain = (path: PropertyKey[], address: unknown) => {
    if (domains.length === 0 || !email.safeParse(address).success || !isText(address)) return;
    if (!isAllowedAddress(address, domains))
      fault(path, `allowed: an address in ${domains.join(', ')} (allowedDomains)`);
  };
  checkDomain(['owner'], value?.owner);
  const { schedule, period = 'week' } = value ?? {};
  if (isSchedule(schedule) && (period === 'week' || period === 'month')) {
    const misfit = scheduleMisfit(schedule, period);
    if (misfit !== undefined) fault(['schedule', 'cron'], misfit);
  }
  recipients.forEach((each, index) => {
    checkDomain(['recipients', index, 'email'], each);
    const first = recipients.findIndex((other) => String(other).toLowerCase() === String(each).toLowerCase());
    if (each !== undefined && first < index) fault(['recipients', index, 'email'], 'allowed: each address once');
  });
}

/** Whether the report may mail this address: its domain is one of the allowed ones, exactly (no subdomains). */
export function isAllowedAddress(address: string, allowedDomains: readonly string[]): boolean {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return allowedDomains.some((allowed) => allowed.toLowerCase() === domain);
}

type Written = NonNullable<WrittenReport>['schedule'];

function isSchedule(value: Written): value is { readonly cron: string; readonly timezone: string } {
  return isText(value?.cron) && isCron(value.cron) && isText(value.timezone) && isTimezone(value.timezone);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
