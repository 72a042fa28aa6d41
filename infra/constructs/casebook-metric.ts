import { type Duration, Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { Stage } from '../stages.ts';

/** What Powertools reads, so that the functions' metrics lie where the alarms look. */
export function metricsEnvironment(stage: Stage): Readonly<Record<string, string>> {
  return { POWERTOOLS_METRICS_NAMESPACE: 'Casebook', POWERTOOLS_SERVICE_NAME: serviceOf(stage) };
}

export type CasebookMetricProps = {
  readonly stage: Stage;
  readonly name: string;
  /** Its id, for a metric that each report has one of. */
  readonly report?: string;
  readonly statistic: 'Sum' | 'Maximum';
  readonly period: Duration;
};

/** A metric that the functions write to their logs. Source of the names: functions/handlers/metric-names.ts. */
export function casebookMetric(scope: Construct, given: CasebookMetricProps): Metric {
  const { stage, name, report, statistic, period } = given;
  return new Metric({
    namespace: 'Casebook',
    metricName: name,
    dimensionsMap: { service: serviceOf(stage), ...(report !== undefined && { report }) },
    statistic,
    period,
    region: Stack.of(scope).region,
  });
}

function serviceOf(stage: Stage): string {
  return `casebook-${stage.name}`;
}
