import { RetentionDays } from 'aws-cdk-lib/aws-logs';

/** What differs between one deployment of Casebook and another. */
export type Stage = {
  /** Names the stack, the metrics and the SSM parameters: `/casebook/<name>/…`. */
  readonly name: string;
  /** Whether bucket, table and logs outlive the stack, and the stack itself is guarded against removal. */
  readonly keepsData: boolean;
  /** Whether reports are made on their schedules, or only when asked for through the URL. */
  readonly schedulesRun: boolean;
  readonly logRetention: RetentionDays;
  /** Where docs/runbook.md can be read; each alarm links to its paragraph in it. */
  readonly runbook: string;
  /** What the URL takes before it answers 429: requests a second over time, and at once. */
  readonly throttle: { readonly rateLimit: number; readonly burstLimit: number };
};

const production: Stage = {
  name: 'production',
  keepsData: true,
  schedulesRun: true,
  logRetention: RetentionDays.SIX_MONTHS,
  runbook: 'docs/runbook.md',
  throttle: { rateLimit: 5, burstLimit: 10 },
};

/** To try a new version, or a firm's first report, before anybody is mailed on a Monday. */
const trial: Stage = {
  ...production,
  name: 'trial',
  keepsData: false,
  schedulesRun: false,
  logRetention: RetentionDays.ONE_WEEK,
};

export const stages: readonly Stage[] = [production, trial];

/** Stands in while there is no reports.json, so that the whole can be synthesised and checked anywhere. Not for use. */
export const exampleStage: Stage = { ...trial, name: 'example' };
