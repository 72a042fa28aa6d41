import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { AlarmChannel } from './alarm-channel.ts';

/** Keeps every start that failed for good, for two weeks, so that it can be looked at and made good. */
export class FailedEvents extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, { alarms }: { readonly alarms: AlarmChannel }) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    alarms.watch(this, 'NotEmpty', {
      metric: this.queue.metricApproximateNumberOfMessagesVisible({
        statistic: 'Maximum',
        period: Duration.minutes(5),
      }),
      threshold: 1,
      happened:
        'A start of a report, or the news that a mail bounced, failed for good and lies in the queue of failed events.',
      impact: 'A report whose start it is, is not made until somebody asks for it again.',
      paragraph: 'alarm-failed-events',
    });
  }
}
