import { Stack } from 'aws-cdk-lib';
import { EventBus, EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { LambdaFunction, SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { ConfigurationSet, ConfigurationSetTlsPolicy, EmailSendingEvent, EventDestination } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { Settings } from '../../functions/settings.ts';
import type { Stage } from '../stages.ts';
import { acknowledgeWildcard } from './acknowledge-wildcard.ts';
import type { AlarmChannel } from './alarm-channel.ts';
import type { Grantee } from './grantee.ts';
import { allowedDomains, senderAddresses, senderIdentities } from './mail-identities.ts';

export type MailSendingProps = {
  readonly stage: Stage;
  /** Who sends, and to which domains. */
  readonly settings: Settings;
  readonly alarms: AlarmChannel;
};

const paragraph = 'mail-bounced';

/** Each mail of a run bears it: functions/deliver/mail/run-tag.ts. */
const runTagName = 'run';

/** How mail leaves through SES, and how we learn that it did not arrive. */
export class MailSending extends Construct {
  readonly configurationSetName: string;
  readonly #settings: Settings;

  constructor(scope: Construct, id: string, { stage, settings, alarms }: MailSendingProps) {
    super(scope, id);
    this.#settings = settings;
    const configuration = new ConfigurationSet(this, 'Configuration', {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
    });
    this.configurationSetName = configuration.configurationSetName;
    configuration.addEventDestination('Undelivered', {
      // The only bus that SES can write to.
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'DefaultBus', 'default')),
      events: [
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.REJECT,
        EmailSendingEvent.DELIVERY_DELAY,
      ],
    });

    const undelivered = new Rule(this, 'Undelivered', {
      description: 'Mail of Casebook that did not arrive',
      eventPattern: {
        source: ['aws.ses'],
        detailType: ['Email Bounced', 'Email Complaint Received', 'Email Rejected', 'Email Delivery Delayed'],
        detail: { mail: { tags: { 'ses:configuration-set': [this.configurationSetName] } } },
      },
    });
    // Says who; the event itself carries the subject, with the firm's figures, and stays here.
    undelivered.addTarget(
      new SnsTopic(alarms.topic, {
        authorizeUsingRole: true,
        message: RuleTargetInput.fromText(
          `Casebook ${stage.name}: ${EventField.fromPath('$.detail-type')}, to ${EventField.fromPath('$.detail.mail.destination[0]')}. ` +
            `SES message ${EventField.fromPath('$.detail.mail.messageId')}. What to do: ${alarms.linkTo(paragraph)}`,
        ),
      }),
    );
  }

  /** Has `noteBounce` told of each mail of a run that did not arrive: which, to whom and how, and nothing else of it. */
  tellOfUndelivered(noteBounce: IFunction): void {
    new Rule(this, 'UndeliveredOfRun', {
      description: 'Mail to a reader of Casebook that did not arrive',
      eventPattern: {
        source: ['aws.ses'],
        // A delayed mail may still arrive.
        detailType: ['Email Bounced', 'Email Complaint Received', 'Email Rejected'],
        detail: {
          mail: { tags: { 'ses:configuration-set': [this.configurationSetName], [runTagName]: [{ exists: true }] } },
        },
      },
      targets: [
        new LambdaFunction(noteBounce, {
          event: RuleTargetInput.fromObject({
            event: EventField.fromPath('$.detail-type'),
            run: EventField.fromPath(`$.detail.mail.tags.${runTagName}[0]`),
            to: EventField.fromPath('$.detail.mail.destination[0]'),
            messageId: EventField.fromPath('$.detail.mail.messageId'),
          }),
        }),
      ],
    });
  }

  /** To send from the reports' senders, with this configuration set, to the reports' allowed domains and nowhere else. */
  grantSend(grantee: Grantee): void {
    const domains = allowedDomains(this.#settings);
    const anyoneThere = domains.map((domain) => this.#arnOf('identity', `*@${domain}`));
    Grant.addToPrincipal({
      grantee,
      actions: ['ses:SendRawEmail'],
      resourceArns: [
        this.#arnOf('configuration-set', this.configurationSetName),
        ...senderIdentities(this.#settings).map((identity) => this.#arnOf('identity', identity)),
        // While the account is in SES's sandbox, the recipients' identities are checked as well as the sender's.
        ...domains.map((domain) => this.#arnOf('identity', domain)),
        ...anyoneThere,
      ],
      conditions: {
        StringEqualsIgnoreCase: { 'ses:FromAddress': senderAddresses(this.#settings) },
        'ForAllValues:StringLike': { 'ses:Recipients': domains.map((domain) => `*@${domain}`) },
      },
    });
    acknowledgeWildcard(
      grantee,
      anyoneThere,
      'Recipients are identities too while SES is in its sandbox; a condition still holds the sender to those of reports.json.',
    );
  }

  #arnOf(resource: 'identity' | 'configuration-set', resourceName: string): string {
    return Stack.of(this).formatArn({ service: 'ses', resource, resourceName });
  }
}
