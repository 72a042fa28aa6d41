import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import type { AlarmChannel } from './alarm-channel.ts';
import { casebookMetric } from './casebook-metric.ts';
import { longestRun, longestWork, type RunFunction } from './run-function.ts';

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
      happened: `A run took over 80 % of the ${longestWork.toHours()} hours that its work may take, or of the ${longestRun.toDays({ integral: false }).toFixed(1)} days with its waits.`,
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

/** Percent of the longest work by our own count, which leaves out the waits for Plannr, or of the longest run by Lambda's. */
function shareOfLimit(seconds: IMetric, milliseconds: IMetric): MathExpression {
  return new MathExpression({
    expression: `MAX([FILL(seconds, 0) * 100 / ${longestWork.toSeconds()}, FILL(milliseconds, 0) * 100 / ${longestRun.toMilliseconds()}])`,
    usingMetrics: { seconds, milliseconds },
    period,
  });
}
