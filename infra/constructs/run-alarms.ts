import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import type { AlarmChannel } from './alarm-channel.ts';
import { casebookMetric } from './casebook-metric.ts';
import { longestRun, type RunFunction } from './run-function.ts';

export type RunAlarmsProps = {
  readonly stage: Stage;
  readonly alarms: AlarmChannel;
  readonly run: RunFunction;
};

const period = Duration.minutes(5);

/** What can go wrong with a run as its readers would tell it. */
export class RunAlarms extends Construct {
  constructor(scope: Construct, id: string, { stage, alarms, run }: RunAlarmsProps) {
    super(scope, id);
    const ours = (name: string, over: Duration = period) =>
      casebookMetric(this, { stage, name, statistic: 'Sum', period: over });
    const lambdas = (name: string, statistic: string) => run.function.lambda.metric(name, { statistic, period });

    alarms.watch(this, 'RunFailed', {
      // Lambda's own two tell of a run that died before it could say so itself.
      metric: sumOf([
        ours('RunFailed'),
        lambdas('DurableExecutionFailed', 'Sum'),
        lambdas('DurableExecutionTimedOut', 'Sum'),
      ]),
      threshold: 1,
      happened: 'A run failed.',
      impact: 'Its readers were sent nothing; its owner was told why, if mail could still be sent.',
      paragraph: 'alarm-run-failed',
    });
    alarms.watch(this, 'RunHeld', {
      metric: ours('RunHeld'),
      threshold: 1,
      happened: 'A run was held back because too little of what was expected could be read.',
      impact: 'Its readers were sent nothing; its owner was told what is missing.',
      paragraph: 'alarm-run-held',
    });
    alarms.watch(this, 'RunNearItsLimit', {
      metric: shareOfLimit(
        casebookMetric(this, { stage, name: 'RunSeconds', statistic: 'Maximum', period }),
        lambdas('DurableExecutionDuration', 'Maximum'),
      ),
      threshold: 80,
      happened: `A run took over 80 % of the ${longestRun.toHours()} hours it may take.`,
      impact: 'Nothing is lost yet; a run that reaches the limit is stopped and sends nothing.',
      paragraph: 'alarm-run-near-its-limit',
    });
    alarms.watch(this, 'RateLimited', {
      metric: ours('RateLimited', Duration.hours(1)),
      threshold: 1,
      happened: 'Plannr answered 429: its limit of requests a minute was reached.',
      impact: 'Reports take longer; none is lost by this alone.',
      paragraph: 'alarm-rate-limited',
    });
    alarms.watch(this, 'TokenRefused', {
      metric: ours('TokenRefused'),
      threshold: 1,
      happened: "Plannr refused a firm's token.",
      impact: 'No report of that firm can be made until it has a new one.',
      paragraph: 'alarm-token-refused',
    });
  }
}

function sumOf(metrics: readonly IMetric[]): MathExpression {
  const named = metrics.map((metric, index) => [`m${index}`, metric] as const);
  return new MathExpression({
    expression: named.map(([name]) => `FILL(${name}, 0)`).join(' + '),
    usingMetrics: Object.fromEntries(named),
    period,
  });
}

/** Percent of the longest run, by our own count or by Lambda's, whichever says more. */
function shareOfLimit(seconds: IMetric, milliseconds: IMetric): MathExpression {
  const limit = longestRun.toSeconds();
  return new MathExpression({
    expression: `MAX([FILL(seconds, 0) * 100 / ${limit}, FILL(milliseconds, 0) * 100 / ${limit * 1000}])`,
    usingMetrics: { seconds, milliseconds },
    period,
  });
}
