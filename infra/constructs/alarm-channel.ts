import { Aws } from 'aws-cdk-lib';
import { Alarm, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';

export type AlarmChannelProps = {
  readonly stage: Stage;
  /** Who is mailed by every alarm. AWS asks each of them once whether they want it. */
  readonly emails: readonly string[];
};

export type AlarmProps = {
  /** What is looked at; its period is the time over which the threshold counts. */
  readonly metric: IMetric;
  /** The least value that is a fault. */
  readonly threshold: number;
  /** What happened, as a sentence. */
  readonly happened: string;
  /** What people lose until it is put right, as a sentence. */
  readonly impact: string;
  /** The heading's anchor in docs/runbook.md. */
  readonly paragraph: string;
  /** What no value at all means: that all is well (the default), or a fault. */
  readonly silence?: keyof typeof silences;
};

const silences = {
  good: TreatMissingData.NOT_BREACHING,
  fault: TreatMissingData.BREACHING,
} as const;

/** The one place that every alarm of a stage goes to. */
export class AlarmChannel extends Construct {
  readonly topic: Topic;
  readonly #stage: Stage;

  constructor(scope: Construct, id: string, props: AlarmChannelProps) {
    super(scope, id);
    this.#stage = props.stage;
    this.topic = new Topic(this, 'Topic', {
      displayName: `Casebook ${props.stage.name}`,
      enforceSSL: true,
    });
    // A topic with a policy of its own loses the default one, under which CloudWatch could publish.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
    for (const email of props.emails) this.topic.addSubscription(new EmailSubscription(email));
  }

  /** Tells whoever listens here when `metric` reaches its threshold: what happened, what is lost, and where to read on. */
  watch(scope: Construct, id: string, props: AlarmProps): void {
    const alarm = new Alarm(scope, id, {
      metric: props.metric,
      threshold: props.threshold,
      evaluationPeriods: 1,
      treatMissingData: silences[props.silence ?? 'good'],
      alarmDescription: `Casebook ${this.#stage.name}: ${props.happened} ${props.impact} What to do: ${this.linkTo(props.paragraph)}`,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
  }

  /** Where the runbook says what to do. */
  linkTo(paragraph: string): string {
    return `${this.#stage.runbook}#${paragraph}`;
  }
}
