import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import type { Settings } from '../../functions/settings.ts';
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
  /** Each has an alarm. */
  readonly reports: Settings['reports'];
};

const betweenLooks = Duration.minutes(5);

/**
 * What finds nothing writes nothing, so an alarm ends when so long nothing was written. Three looks, of which two are in any
 * such time, however late EventBridge is: one look alone would have it end and begin anew.
 */
const threeLooks = Duration.minutes(15);

/**
 * Notices a report that did not come, or not to everybody, for as long as the ledger says so. It goes by an EventBridge rule, so that it still looks when EventBridge Scheduler,
 * the schedules or the start are what failed.
 */
export class DeliveryWatch extends Construct {
  constructor(scope: Construct, id: string, { stage, alarms, settings, ledger, reports }: DeliveryWatchProps) {
    super(scope, id);
    const watch = new CasebookFunction(this, 'Watch', {
      stage,
      handler: 'watch-delivery',
      description: 'Looks in the ledger for reports that need attention',
      watched: {
        alarms,
        errorImpact: 'A report that does not come would go unnoticed.',
        ...(stage.schedulesRun && { longestSilence: Duration.minutes(30) }),
      },
      timeout: Duration.minutes(1),
      memorySize: 512,
      environment: { ...settings.environment, LEDGER_TABLE: ledger.tableName },
    });
    settings.grantRead(watch);
    ledger.grantGet(watch);
    ledger.grantQuery(watch);

    new Rule(this, 'Clock', {
      description: 'When to look for reports that need attention',
      enabled: stage.schedulesRun,
      schedule: Schedule.rate(betweenLooks),
      // The next look makes good for one that failed.
      targets: [new LambdaFunction(watch.lambda, { retryAttempts: 0 })],
    });
    if (!stage.schedulesRun) return;
    for (const { id, firm } of reports) {
      // By its own metric, so that one firm's trouble hides no other's. What is trouble: functions/run/schedule/find-troubles.ts,
      // which functions/handlers/watch-delivery.ts counts.
      alarms.watch(this, `Needs-${id}`, {
        metric: casebookMetric(this, {
          stage,
          name: 'NeedsAttention',
          report: id,
          statistic: 'Maximum',
          period: threeLooks,
        }),
        threshold: 1,
        happened: `The report ${id} of ${firm} is late, failed, was held, or did not reach all of its readers.`,
        impact: 'Some of its readers may be without it; its owner was told why, and who has it, if mail could be sent.',
        paragraph: 'alarm-report-needs-attention',
      });
    }
  }
}
