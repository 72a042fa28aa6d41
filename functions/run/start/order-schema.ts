import * as z from 'zod';
import type { Instant } from '../../analyse/case.ts';
import { ReportError } from '../../report-error.ts';
import { isAllowedAddress } from '../../report-misfits.ts';
import { longestAddress, plainAddressPattern } from '../../setting-fields.ts';
import type { ReportSettings } from '../../settings.ts';
import { planRun } from '../plan-run.ts';

/**
 * What may be asked of one report at `asAt`, checked field by field against its settings, so that everything that does
 * not fit is told at once. An order that fits may still find its period gone by: `startRun` checks again.
 */
export function orderSchema(settings: ReportSettings, asAt: Instant) {
  const { allowedDomains } = settings;
  return z
    .strictObject(
      {
        period: z
          .string('Give a period such as "2026-W47" or "2026-11", or leave it out for the last whole one.')
          .max(32, 'Give a period such as "2026-W47" or "2026-11".')
          .superRefine(planned((period) => planRun({ settings, period, asAt })))
          .optional(),
        clients: z
          .array(
            z.guid({ error: 'Give the UUID of a client.', abort: true }),
            'Give a list of client UUIDs, or leave it out for all.',
          )
          .min(1, 'Give at least one client, or leave the list out for all.')
          .superRefine(planned((clients) => planRun({ settings, clients, asAt })))
          .optional(),
        send: z.boolean('Give true or false.').optional(),
        to: z
          .email({ pattern: plainAddressPattern, error: 'Give an e-mail address.', abort: true })
          .max(longestAddress, { error: `Give an address of at most ${longestAddress} characters.`, abort: true })
          .refine(
            (to) => isAllowedAddress(to, allowedDomains),
            `Give an address in ${allowedDomains.join(', ')}; nobody else is ever mailed.`,
          )
          .transform(withLowerCaseDomain)
          .optional(),
        accept: z
          .literal('drop', 'Give "drop", to accept that the cases are gone that the scheduled run was held for.')
          .optional(),
      },
      'Give an object, such as {"period":"2026-W47"}.',
    )
    .refine(
      ({ accept, clients, send, to }) =>
        accept === undefined || [clients, send, to].every((field) => field === undefined),
      { path: ['accept'], error: 'Give it with "period" alone: it takes up the scheduled run as it was ordered.' },
    );
}

export type OrderFields = z.infer<ReturnType<typeof orderSchema>>;

function planned<T>(plan: (value: T) => unknown) {
  return (value: T, context: { addIssue: (issue: { code: 'custom'; message: string }) => void }): void => {
    try {
      plan(value);
    } catch (error) {
      if (!(error instanceof ReportError)) throw error;
      context.addIssue({ code: 'custom', message: `${error.happened} ${error.whatToDo}` });
    }
  };
}

/** A domain is the same in any case, but the condition under which AWS lets Casebook mail it compares letter by letter. */
function withLowerCaseDomain(address: string): string {
  const at = address.lastIndexOf('@');
  return address.slice(0, at) + address.slice(at).toLowerCase();
}
