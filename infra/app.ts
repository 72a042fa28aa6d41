import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { CasebookStack } from './casebook-stack.ts';
import { type Reports, readReports } from './read-reports.ts';
import { exampleStage, type Stage, stages } from './stages.ts';

export type AppOptions = {
  readonly stages: readonly Stage[];
  readonly reports: Reports;
  /** Who is mailed by every alarm. Without it, the owners of the reports. */
  readonly alarmEmail?: string;
  /** What CDK's command line passes: the flags of cdk.json. */
  readonly context?: Record<string, unknown>;
};

/** Every stage as a stack, checked by cdk-nag's AwsSolutions and by CDK's own rules when it is synthesised. */
export function createApp({ stages, reports, alarmEmail, context }: AppOptions): App {
  const app = new App({ context });
  const alarmEmails = alarmEmail === undefined ? ownersOf(reports) : [alarmEmail];
  for (const stage of stages) new CasebookStack(app, `Casebook-${stage.name}`, { stage, reports, alarmEmails });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app;
}

/**
 * What to make a stack of: the reports.json that CASEBOOK_REPORTS names, or infra/reports.json, or, while a firm has
 * written none, the example. Alarms link to the runbook at the address in CASEBOOK_RUNBOOK.
 *
 * @throws Error that says what is wrong with the file, or the address, and what to do.
 */
export function optionsFrom(environment: Readonly<Record<string, string | undefined>>): AppOptions {
  const alarmEmail = environment.CASEBOOK_ALARM_EMAIL;
  const file = environment.CASEBOOK_REPORTS ?? besideThis('reports.json');
  if (environment.CASEBOOK_REPORTS !== undefined || existsSync(file)) {
    const runbook = readAddress(environment.CASEBOOK_RUNBOOK);
    const linked = runbook === undefined ? stages : stages.map((stage) => ({ ...stage, runbook }));
    return { stages: linked, reports: readReports(file), alarmEmail };
  }
  return { stages: [exampleStage], reports: readReports(besideThis('reports.example.json')), alarmEmail };
}

function readAddress(address: string | undefined): string | undefined {
  if (address === undefined || /^https:\/\/[^\s#]+$/.test(address)) return address;
  throw new Error(
    `CASEBOOK_RUNBOOK is ${JSON.stringify(address)}, which alarms cannot link to.\n` +
      'What to do: give the https address at which your docs/runbook.md can be read, without what begins with #.',
  );
}

function ownersOf({ settings }: Reports): readonly string[] {
  return [...new Set(settings.reports.map(({ owner }) => owner.toLowerCase()))];
}

function besideThis(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url));
}

function optionsOrExit(): AppOptions {
  try {
    return optionsFrom(process.env);
  } catch (error) {
    // A fault in the settings is told in words; where in our code it was noticed would only hide them.
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

if (import.meta.main) {
  const options = optionsOrExit();
  if (options.stages.includes(exampleStage)) {
    console.error('There is no infra/reports.json: this is the example, to be looked at and not to be deployed.');
  } else if (!options.stages.some(({ runbook }) => runbook.startsWith('https:'))) {
    console.error(
      'The links in alarms lead nowhere: set CASEBOOK_RUNBOOK to the address at which docs/runbook.md can be read.',
    );
  }
  createApp(options);
}
