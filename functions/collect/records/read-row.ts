import type * as z from 'zod';
import { describeIssues } from '../../parse.ts';

/** One row of a list as read: what it says, or why it cannot be used. Of the row itself nothing else is kept. */
export type Row<T> = { readonly uuid: string; readonly value: T } | { readonly uuid?: string; readonly reason: string };

/** A record that does not fit: its uuid, where it has one, and the fields that are wrong. */
export type SetAside = { readonly uuid?: string; readonly reason: string };

const mostFaultsNamed = 5;

/**
 * Reads one row by its schema. The reason for one that does not fit names fields and what is wrong with them, never a
 * value: it is shown in the report.
 */
export function readRow<T extends { readonly uuid: string }>(schema: z.ZodType<T>, raw: unknown): Row<T> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { uuid: parsed.data.uuid, value: parsed.data };
  const faults = describeIssues(parsed.error.issues.slice(0, mostFaultsNamed)).split('\n');
  return { uuid: uuidOf(raw), reason: faults.map((fault) => fault.replace(/^- /, '')).join('; ') };
}

function uuidOf(raw: unknown): string | undefined {
  const uuid: unknown = typeof raw === 'object' && raw !== null ? Reflect.get(raw, 'uuid') : undefined;
  return typeof uuid === 'string' && uuid.trim() !== '' ? uuid.trim().toLowerCase() : undefined;
}

export function hasKey(raw: unknown, key: string): boolean {
  return typeof raw === 'object' && raw !== null && key in raw;
}
