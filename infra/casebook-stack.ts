import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { AlarmChannel } from './constructs/alarm-channel.ts';
import { Archive } from './constructs/archive.ts';
import { CasebookFunction } from './constructs/casebook-function.ts';
import { DeliveryWatch } from './constructs/delivery-watch.ts';
import { FailedEvents } from './constructs/failed-events.ts';
import { Ledger } from './constructs/ledger.ts';
import { MailSending } from './constructs/mail-sending.ts';
import { PublicUrl } from './constructs/public-url.ts';
import { PublishedSettings } from './constructs/published-settings.ts';
import { ReportSchedules } from './constructs/report-schedules.ts';
import { RunFunction } from './constructs/run-function.ts';
import { SecretParameters } from './constructs/secret-parameters.ts';
import type { Reports } from './read-reports.ts';
import type { Stage } from './stages.ts';

export type CasebookStackProps = {
  readonly stage: Stage;
  readonly reports: Reports;
  /** Who is mailed by every alarm. */
  readonly alarmEmails: readonly string[];
};

/** One stage of Casebook, whole. Account and region are those of whoever deploys it. */
export class CasebookStack extends Stack {
  constructor(scope: Construct, id: string, { stage, reports, alarmEmails }: CasebookStackProps) {
    super(scope, id, {
      description: `Casebook ${stage.name}: case reports by mail`,
      terminationProtection: stage.keepsData,
      tags: { application: 'casebook', stage: stage.name },
    });
    const { settings } = reports;

    const alarms = new AlarmChannel(this, 'Alarms', { stage, emails: alarmEmails });
    const failedEvents = new FailedEvents(this, 'FailedEvents', { alarms });
    const published = new PublishedSettings(this, 'Settings', { reports });
    const ledger = new Ledger(this, 'Ledger', { stage });
    const archive = new Archive(this, 'Archive', { stage, settings });
    const mail = new MailSending(this, 'Mail', { stage, settings, alarms });
    const publicUrl = new PublicUrl(this, 'Url', { stage, alarms });

    const run = new RunFunction(this, 'ReportRun', {
      stage,
      failedEvents: failedEvents.queue,
      environment: {
        ...published.environment,
        LEDGER_TABLE: ledger.tableName,
        ARCHIVE_BUCKET: archive.bucketName,
        CONFIGURATION_SET: mail.configurationSetName,
        PUBLIC_URL: publicUrl.url,
      },
    });
    const tokenNames = settings.reports.map(({ plannr }) => plannr.tokenParameter);
    new SecretParameters(this, 'PlannrTokens', { names: tokenNames }).grantRead(run.function);
    published.grantRead(run.function);
    ledger.grantGet(run.function);
    ledger.grantQuery(run.function);
    ledger.grantWrite(run.function);
    archive.grantReadWrite(run.function);
    mail.grantSend(run.function);

    const start = new CasebookFunction(this, 'StartReport', {
      stage,
      handler: 'start-report',
      description: 'Claims a run when its report is due, and starts it',
      timeout: Duration.seconds(30),
      memorySize: 512,
      failedEvents: failedEvents.queue,
      environment: {
        ...published.environment,
        LEDGER_TABLE: ledger.tableName,
        RUN_FUNCTION: run.alias.functionArn,
      },
    });
    published.grantRead(start);
    ledger.grantGet(start);
    ledger.grantWrite(start);
    run.grantStart(start);
    new ReportSchedules(this, 'Schedules', {
      stage,
      reports: settings.reports,
      start: start.lambda,
      failedEvents: failedEvents.queue,
    });

    const apiKeysParameter = `/casebook/${stage.name}/api-keys`;
    const api = new CasebookFunction(this, 'Api', {
      stage,
      handler: 'api',
      description: 'Answers the URL: starts runs and shows how they went',
      // The gateway waits no longer than this.
      timeout: Duration.seconds(29),
      memorySize: 1024,
      environment: {
        ...published.environment,
        LEDGER_TABLE: ledger.tableName,
        ARCHIVE_BUCKET: archive.bucketName,
        RUN_FUNCTION: run.alias.functionArn,
        API_KEYS_PARAMETER: apiKeysParameter,
      },
    });
    new SecretParameters(this, 'ApiKeys', { names: [apiKeysParameter] }).grantRead(api);
    published.grantRead(api);
    ledger.grantGet(api);
    ledger.grantQuery(api);
    ledger.grantWrite(api);
    archive.grantReadRuns(api);
    run.grantStart(api);

    const webhookSecretsParameter = `/casebook/${stage.name}/plannr-webhook-secrets`;
    const plannrWebhook = new CasebookFunction(this, 'PlannrWebhook', {
      stage,
      handler: 'plannr-webhook',
      description: "Notes down what Plannr tells of a firm's cases",
      timeout: Duration.seconds(10),
      memorySize: 512,
      environment: { LEDGER_TABLE: ledger.tableName, WEBHOOK_SECRETS_PARAMETER: webhookSecretsParameter },
    });
    new SecretParameters(this, 'WebhookSecrets', { names: [webhookSecretsParameter] }).grantRead(plannrWebhook);
    ledger.grantGet(plannrWebhook);
    ledger.grantWrite(plannrWebhook);

    const noteBounce = new CasebookFunction(this, 'NoteBounce', {
      stage,
      handler: 'note-bounce',
      description: 'Takes down in a run that a mail of it did not arrive',
      timeout: Duration.seconds(30),
      memorySize: 512,
      failedEvents: failedEvents.queue,
      environment: { LEDGER_TABLE: ledger.tableName },
    });
    ledger.grantGet(noteBounce);
    ledger.grantUpdate(noteBounce);
    mail.tellOfUndelivered(noteBounce.lambda);

    publicUrl.answerWith({ api: api.lambda, plannrWebhook: plannrWebhook.lambda });
    new DeliveryWatch(this, 'DeliveryWatch', {
      stage,
      alarms,
      settings: published,
      ledger,
      reports: settings.reports,
    });

    const outputs = {
      Address: publicUrl.url,
      LedgerTable: ledger.tableName,
      ArchiveBucket: archive.bucketName,
      ConfigurationSet: mail.configurationSetName,
      StartFunction: start.lambda.functionName,
      RunFunction: run.alias.functionArn,
      ApiKeysParameter: apiKeysParameter,
      AlarmTopic: alarms.topic.topicArn,
      FailedEventsQueue: failedEvents.queue.queueUrl,
    };
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }
}
