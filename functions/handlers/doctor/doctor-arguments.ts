import { parseArgs } from 'node:util';
import * as z from 'zod';
import { parse } from '../../parse.ts';
import { ReportError } from '../../report-error.ts';

export const doctorUsage = `Looks at everything that a report needs, and says what to do where something is missing.

npm run doctor -- --report ID [--reports FILE] [--stage NAME] [--outputs FILE]

  --report ID      which report; may be left out where there is only one
  --reports FILE   the settings; without it, what CASEBOOK_REPORTS names, or infra/reports.json
  --stage NAME     which deployment; without it, production
  --outputs FILE   what its stack made, as \`cdk deploy --outputs-file\` writes it; without it, out/<stage>.json

It asks AWS as you are signed in there, and Plannr with the token in SSM, or in PLANNR_TOKEN.
Exit code: 0 the report can be sent, 1 it could not be, 2 settings or arguments wrong.
`;

const schema = z.object({
  report: z.string().min(1).optional(),
  reports: z.string().min(1).optional(),
  outputs: z.string().min(1).optional(),
  stage: z.string().min(1).default('production'),
  help: z.boolean().default(false),
});

export type DoctorArguments = z.infer<typeof schema>;

/** @throws ReportError `bad-input` that names the argument at fault. */
export function readDoctorArguments(args: readonly string[]): DoctorArguments {
  const whatToDo = 'See `npm run doctor -- --help`.';
  const text = { type: 'string' } as const;
  const options = {
    report: text,
    reports: text,
    outputs: text,
    stage: text,
    help: { type: 'boolean', short: 'h' },
  } as const;
  try {
    const { values } = parseArgs({ args: [...args], options });
    return parse(schema, values, { kind: 'bad-input', what: 'The command line', whatToDo, showValues: true });
  } catch (error) {
    if (error instanceof ReportError) throw error;
    const said = error instanceof Error ? error.message : String(error);
    throw new ReportError('bad-input', `The command line does not fit: ${said}`, whatToDo, { cause: error });
  }
}
