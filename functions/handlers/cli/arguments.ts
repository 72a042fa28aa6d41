import { parseArgs } from 'node:util';
import * as z from 'zod';
import { parse } from '../../parse.ts';
import { ReportError } from '../../report-error.ts';

export const reportUsage = `Makes one report of a firm's Plannr cases.

npm run report -- --reports FILE [--report ID] [--client UUID]... [--period 2026-W47] [--as-at INSTANT]
                  [--out DIR] [--send] [--json] [--accept drop --accepted-by NAME]

  --reports FILE    the settings, from the folder in which you type it; infra/reports.example.json shows every one of them
  --report ID       which of them; may be left out where there is only one
  --client UUID     only this client's cases; may be given more than once
  --period PERIOD   a week (2026-W47) or a month (2026-11); without it, the last one that is over
  --as-at INSTANT   the time to take as now, such as 2026-11-23T07:00:00Z
  --out DIR         where workbook, message and figures are written; without it, out
  --send            mail the report to its recipients through Amazon SES
  --accept drop     accept that the cases are gone that this report was held for, in the name of --accepted-by NAME
  --json            print the result as JSON

It reads with the token in PLANNR_TOKEN, from api.plannrcrm.com or the address in PLANNR_URL. If CASEBOOK_BUCKET names
an S3 bucket, the workbook and the figures are kept there too; CASEBOOK_CONFIGURATION_SET is SES's, for the mail. Files
that are there already, or being made, are never written over: the next is weekly-cases.2026-W47.1, and so on. A report
of one client is named for it, weekly-cases.2026-W47.client-edeca343, and one of several for how many they are.
A Plannr that gives no answer is waited for, up to three times, of 1, 2 and 5 minutes; each wait is shown as it begins.
Exit code: 0 done, 1 failed, 2 settings or arguments wrong, 3 incomplete and held.
`;

const whatToDo = 'See `npm run report -- --help`.';

const asAtPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;
const asAtAllowed = 'allowed: an instant with its offset, such as 2026-11-23T07:00:00Z';

const argumentsSchema = z
  .object({
    reports: z.string('allowed: the path of the settings; it has to be given').min(1, 'allowed: a path'),
    report: z.string().optional(),
    client: z.array(z.guid('allowed: a client UUID')).min(1).optional(),
    period: z.string().optional(),
    'as-at': z.string().regex(asAtPattern, asAtAllowed).refine(isInstant, asAtAllowed).optional(),
    out: z.string().min(1, 'allowed: a folder').optional(),
    accept: z.literal('drop', 'allowed: drop').optional(),
    'accepted-by': z.string().trim().min(1, 'allowed: a name').max(100).optional(),
    send: z.boolean().default(false),
    json: z.boolean().default(false),
    help: z.boolean().default(false),
  })
  .refine(({ accept, 'accepted-by': by }) => (accept === undefined) === (by === undefined), {
    path: ['accept'],
    error: 'allowed: --accept drop together with --accepted-by NAME',
  })
  .transform(({ 'as-at': asAt, client, accept: _, 'accepted-by': by, ...rest }) => ({
    ...rest,
    accepted: by === undefined ? undefined : { by },
    clients: client,
    asAt: asAt === undefined ? undefined : new Date(asAt).toISOString(),
  }));

// Date.parse takes 31 February for 3 March.
function isInstant(text: string): boolean {
  const day = text.slice(0, 10);
  return !Number.isNaN(Date.parse(text)) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}

export type Arguments = z.infer<typeof argumentsSchema>;

/**
 * Reads the command line.
 *
 * @throws ReportError `bad-input` that names the argument at fault.
 */
export function readArguments(args: readonly string[]): Arguments | 'help' {
  const values = split(args);
  if (values.help === true) return 'help';
  return parse(argumentsSchema, values, { kind: 'bad-input', what: 'The command line', whatToDo, showValues: true });
}

function split(args: readonly string[]): Record<string, unknown> {
  try {
    return parseArgs({
      args: [...args],
      options: {
        reports: { type: 'string' },
        report: { type: 'string' },
        client: { type: 'string', multiple: true },
        period: { type: 'string' },
        'as-at': { type: 'string' },
        out: { type: 'string' },
        accept: { type: 'string' },
        'accepted-by': { type: 'string' },
        send: { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new ReportError('bad-input', `The command line does not fit: ${said}`, whatToDo, { cause: error });
  }
}
