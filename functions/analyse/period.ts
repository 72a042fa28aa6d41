import type { Day, Instant } from './case.ts';

/** A whole ISO week or calendar month in a time zone. Source: design.md, section 1. */
export type Period = {
  readonly kind: 'week' | 'month';
  /** `2026-W47` or `2026-11` */
  readonly name: string;
  readonly timezone: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** The instant at which the period begins; belongs to it. */
  readonly start: Instant;
  /** The instant at which the period ends; does not belong to it. */
  readonly end: Instant;
};
