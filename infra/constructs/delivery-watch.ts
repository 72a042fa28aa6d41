import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import type { AlarmChannel } from './alarm-channel.ts';
import { CasebookFunction } from './casebook-function.ts';
import { casebookMetric } from './casebook-metric.ts';
import type { Ledger } from './ledger.ts';
import type { PublishedSettings } from './published-settings.ts';

export type DeliveryWatchProps = {
  readonly stage: Stage;
  readonly alarms: AlarmChannel;
  readonly settings: PublishedSettings;
  readonly ledger: Ledger;
};

/**
 * Notices a report that did not come. It goes by an EventBridge rule, so that it still looks when EventBridge Scheduler,
 * the schedules or the start are what failed.
 */
export class DeliveryWatch extends Construct {
  constructor(scope: Construct, id: string, { stage, alarms, settings, ledger }: DeliveryWatchProps) {
    super(scope, id);
    const watch = new CasebookFunction(this, 'Watch', {
      stage,
      alarms,
      handler: 'watch-delivery',
      description: 'Looks for reports that are due and were not delivered',
      errorImpact: 'A report that does not come would go unnoticed.',
      timeout: Duration.minutes(1),
      memorySize: 512,
      environment: { ...settings.environment, LEDGER_TABLE: ledger.tableName },
    });
    settings.grantRead(watch);
    ledger.grantGet(watch);
    ledger.grantQuery(watch);

    new Rule(this, 'Clock', {
      description: 'When to look for reports that were not delivered',
      enabled: stage.schedulesRun,
      schedule: Schedule.rate(Duration.minutes(15)),
      // The next look makes good for one that failed.
      targets: [new LambdaFunction(watch.lambda, { retryAttempts: 0 })],
    });
    if (stage.schedulesRun) {
      alarms.watch(this, 'NotDelivered', {
        // Two looks long, so that one that comes late is not taken for silence.
        metric: casebookMetric(this, {
          stage,
          name: 'NotDelivered',
          statistic: 'Maximum',
          period: Duration.minutes(30),
        }),
        threshold: 1,
        happened: 'A report was not delivered within an hour after it was due, or nobody looked whether it was.',
        impact: 'Its readers are without it.',
        paragraph: 'alarm-not-delivered',
        silenceIsFault: true,
      });
    }
  }
}
