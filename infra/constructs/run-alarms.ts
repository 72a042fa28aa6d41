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

/** What slows a run down, before it costs a report. */
export class RunAlarms extends Construct {
  constructor(scope: Construct, id: string, { stage, alarms, run }: RunAlarmsProps) {
    super(scope, id);
    const ours = (name: string, over: Duration = period) =>
      casebookMetric(this, { stage, name, statistic: 'Sum', period: over });
    const lambdas = (name: string, statistic: string) => run.function.lambda.metric(name, { statistic, period });

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
  }
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
