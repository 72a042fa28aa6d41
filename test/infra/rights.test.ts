import { expect, test } from 'vitest';
import { parseSettings } from '../../functions/settings.ts';
import { exampleReports, listOf, plain, resourcesOf, synthesise } from './synthesise.ts';

const [weekly] = exampleReports.settings.reports;

/** Two firms: one sends from its own domain, the other from a subdomain and to two domains. */
const twoFirms = {
  ...exampleReports,
  settings: parseSettings({
    reports: [
      weekly,
      {
        ...weekly,
        id: 'elm-weekly',
        firm: 'Elm Advice',
        plannr: { ...weekly?.plannr, tokenParameter: '/casebook/elm/token' },
        owner: 'owner@elm.example',
        sender: 'reports@mail.elm.example',
        recipients: [{ email: 'board@Group.example', view: 'firm' }],
        allowedDomains: ['elm.example', 'group.example'],
      },
    ],
  }),
};

const template = synthesise({ reports: twoFirms });
const policies = [...resourcesOf(template, 'AWS::IAM::Policy').values()];

/** What the holder of a role may do, each right on a line of its own. */
function rightsOf(role: string): string[] {
  return policies
    .filter(({ Roles }) => listOf(Roles).some((each) => plain(each) === role))
    .flatMap(({ PolicyDocument }) => listOf(PolicyDocument.Statement))
    .flatMap(({ Action, Resource }) =>
      listOf(Action).flatMap((action) => listOf(Resource).map((resource) => `${action} ${plain(resource)}`)),
    )
    .map((right) => right.replaceAll('arn:AWS::Partition:', 'arn:aws:').replaceAll('AWS::Region:AWS::AccountId', '…'))
    .sort();
}

const settings = 's3:GetObject arn:aws:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/HASH.json';

test('starting a report may claim it and start the run through its alias, and read no case', () => {
  expect(rightsOf('StartReportRole')).toEqual([
    'dynamodb:GetItem LedgerTable.Arn',
    'dynamodb:PutItem LedgerTable.Arn',
    'dynamodb:UpdateItem LedgerTable.Arn',
    'lambda:InvokeFunction ReportRunFunctionAliaslive',
    'logs:CreateLogStream StartReportLogs.Arn',
    'logs:PutLogEvents StartReportLogs.Arn',
    settings,
    'sqs:SendMessage FailedEventsQueue.Arn',
  ]);
});

test("the run may read the firms' tokens, write its own parts of the archive, and mail from the firms' senders", () => {
  expect(rightsOf('ReportRunRole')).toEqual([
    'dynamodb:GetItem LedgerTable.Arn',
    'dynamodb:PutItem LedgerTable.Arn',
    'dynamodb:Query LedgerTable.Arn',
    'dynamodb:UpdateItem LedgerTable.Arn',
    'lambda:CheckpointDurableExecution ReportRunFunction.Arn:*',
    'lambda:GetDurableExecutionState ReportRunFunction.Arn:*',
    'logs:CreateLogStream ReportRunLogs.Arn',
    'logs:PutLogEvents ReportRunLogs.Arn',
    's3:GetObject ArchiveBucket.Arn/runs/*',
    's3:GetObject ArchiveBucket.Arn/shards/*',
    's3:GetObject ArchiveBucket.Arn/snapshots/*',
    settings,
    's3:ListBucket ArchiveBucket.Arn',
    's3:PutObject ArchiveBucket.Arn/runs/*',
    's3:PutObject ArchiveBucket.Arn/shards/*',
    's3:PutObject ArchiveBucket.Arn/snapshots/*',
    'ses:SendRawEmail arn:aws:ses:…:configuration-set/MailConfiguration',
    'ses:SendRawEmail arn:aws:ses:…:identity/*@Group.example',
    'ses:SendRawEmail arn:aws:ses:…:identity/*@elm.example',
    'ses:SendRawEmail arn:aws:ses:…:identity/*@group.example',
    'ses:SendRawEmail arn:aws:ses:…:identity/*@harbour.example',
    'ses:SendRawEmail arn:aws:ses:…:identity/Group.example',
    'ses:SendRawEmail arn:aws:ses:…:identity/cases@harbour.example',
    'ses:SendRawEmail arn:aws:ses:…:identity/elm.example',
    'ses:SendRawEmail arn:aws:ses:…:identity/group.example',
    'ses:SendRawEmail arn:aws:ses:…:identity/harbour.example',
    'ses:SendRawEmail arn:aws:ses:…:identity/mail.elm.example',
    'ses:SendRawEmail arn:aws:ses:…:identity/reports@mail.elm.example',
    'sqs:SendMessage FailedEventsQueue.Arn',
    'ssm:GetParameter arn:aws:ssm:…:parameter/casebook/elm/token',
    'ssm:GetParameter arn:aws:ssm:…:parameter/casebook/harbour/token',
  ]);
});

test("AWS itself holds the run to the firms' senders and to their allowed domains", () => {
  const sending = policies
    .flatMap(({ PolicyDocument }) => listOf(PolicyDocument.Statement))
    .filter(({ Action }) => listOf(Action).some((action) => String(action).startsWith('ses:')));

  expect(sending.map(({ Condition }) => Condition)).toEqual([
    {
      StringEqualsIgnoreCase: { 'ses:FromAddress': ['cases@harbour.example', 'reports@mail.elm.example'] },
      'ForAllValues:StringLike': {
        'ses:Recipients': ['*@Group.example', '*@elm.example', '*@group.example', '*@harbour.example'],
      },
    },
  ]);
});

test('the URL may read its keys and what runs made, and start a run, but neither read a token nor send a mail', () => {
  expect(rightsOf('ApiRole')).toEqual([
    'dynamodb:GetItem LedgerTable.Arn',
    'dynamodb:PutItem LedgerTable.Arn',
    'dynamodb:Query LedgerTable.Arn',
    'dynamodb:UpdateItem LedgerTable.Arn',
    'lambda:InvokeFunction ReportRunFunctionAliaslive',
    'logs:CreateLogStream ApiLogs.Arn',
    'logs:PutLogEvents ApiLogs.Arn',
    's3:GetObject ArchiveBucket.Arn/runs/*',
    settings,
    'ssm:GetParameter arn:aws:ssm:…:parameter/casebook/production/api-keys',
  ]);
});

test("what Plannr calls may check its signature and note what it was told, and see nothing of a firm's", () => {
  expect(rightsOf('PlannrWebhookRole')).toEqual([
    'dynamodb:GetItem LedgerTable.Arn',
    'dynamodb:PutItem LedgerTable.Arn',
    'dynamodb:UpdateItem LedgerTable.Arn',
    'logs:CreateLogStream PlannrWebhookLogs.Arn',
    'logs:PutLogEvents PlannrWebhookLogs.Arn',
    'ssm:GetParameter arn:aws:ssm:…:parameter/casebook/production/plannr-webhook-secrets',
  ]);
});

test('what takes down a bounce may change what is in the ledger, and nothing else', () => {
  expect(rightsOf('NoteBounceRole')).toEqual([
    'dynamodb:GetItem LedgerTable.Arn',
    'dynamodb:UpdateItem LedgerTable.Arn',
    'logs:CreateLogStream NoteBounceLogs.Arn',
    'logs:PutLogEvents NoteBounceLogs.Arn',
    'sqs:SendMessage FailedEventsQueue.Arn',
  ]);
});

test('the watch over deliveries may look and change nothing', () => {
  expect(rightsOf('DeliveryWatchRole')).toEqual([
    'dynamodb:GetItem LedgerTable.Arn',
    'dynamodb:Query LedgerTable.Arn',
    'logs:CreateLogStream DeliveryWatchLogs.Arn',
    'logs:PutLogEvents DeliveryWatchLogs.Arn',
    settings,
  ]);
});

test('the schedules may start a report and put aside what failed, and nobody else may take their role', () => {
  expect(rightsOf('SchedulesRole')).toEqual([
    'lambda:InvokeFunction StartReportFunction.Arn',
    'sqs:SendMessage FailedEventsQueue.Arn',
  ]);
  const role = resourcesOf(template, 'AWS::IAM::Role').get('SchedulesRole');
  expect(role?.AssumeRolePolicyDocument.Statement).toHaveLength(1);
  expect(plain(role?.AssumeRolePolicyDocument.Statement[0].Condition.StringEquals['aws:SourceAccount'])).toBe(
    'AWS::AccountId',
  );
  expect(plain(role?.AssumeRolePolicyDocument.Statement[0].Condition.StringEquals['aws:SourceArn'])).toBe(
    'SchedulesGroup.Arn',
  );
});

test('no role has a right to everything, or one that AWS and not we keep the list of', () => {
  const statements = policies.flatMap(({ PolicyDocument }) => listOf(PolicyDocument.Statement));
  expect(statements.flatMap(({ Action }) => listOf(Action)).filter((action) => action.includes('*'))).toEqual([]);
  expect(statements.flatMap(({ Resource }) => listOf(Resource)).filter((each) => plain(each) === '*')).toEqual([]);

  const roles = [...resourcesOf(template, 'AWS::IAM::Role').values()];
  expect(roles.filter(({ ManagedPolicyArns, Policies }) => ManagedPolicyArns ?? Policies)).toEqual([]);
});
