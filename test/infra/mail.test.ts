import { expect, test } from 'vitest';
import { runTagName } from '../../functions/deliver/mail/run-tag.ts';
import { parseSettings } from '../../functions/settings.ts';
import { allowedDomains, senderAddresses, senderIdentities } from '../../infra/constructs/mail-identities.ts';
import { exampleReports, plain, resourcesOf, synthesise } from './synthesise.ts';

const template = synthesise();

test('mail leaves by TLS or not at all', () => {
  const configuration = resourcesOf(template, 'AWS::SES::ConfigurationSet').get('MailConfiguration');
  expect(configuration?.DeliveryOptions).toEqual({ TlsPolicy: 'REQUIRE' });
  expect(
    plain(
      resourcesOf(template, 'AWS::Lambda::Function').get('ReportRunFunction')?.Environment.Variables.CONFIGURATION_SET,
    ),
  ).toBe('MailConfiguration');
});

test('whatever keeps a mail from its reader is told: bounce, complaint, rejection, delay', () => {
  const [destination] = resourcesOf(template, 'AWS::SES::ConfigurationSetEventDestination').values();
  expect(plain(destination?.ConfigurationSetName)).toBe('MailConfiguration');
  expect(destination?.EventDestination).toMatchObject({
    Enabled: true,
    MatchingEventTypes: ['bounce', 'complaint', 'reject', 'deliveryDelay'],
  });
  expect(plain(destination?.EventDestination.EventBridgeDestination.EventBusArn)).toMatch(/:event-bus\/default$/);

  const rule = resourcesOf(template, 'AWS::Events::Rule').get('MailUndelivered');
  expect(rule?.EventPattern).toMatchObject({
    source: ['aws.ses'],
    'detail-type': ['Email Bounced', 'Email Complaint Received', 'Email Rejected', 'Email Delivery Delayed'],
  });
  expect(rule?.EventPattern.detail.mail.tags['ses:configuration-set'].map(plain)).toEqual(['MailConfiguration']);
});

test('who did not get a mail is told with no more of it than that: no subject, no figure', () => {
  const rule = resourcesOf(template, 'AWS::Events::Rule').get('MailUndelivered');
  const [{ Arn, InputTransformer }] = rule?.Targets ?? [];
  expect(plain(Arn)).toBe('AlarmsTopic');
  expect(Object.values(InputTransformer.InputPathsMap)).toEqual([
    '$.detail-type',
    '$.detail.mail.destination[0]',
    '$.detail.mail.messageId',
  ]);
  expect(InputTransformer.InputTemplate).toContain('docs/runbook.md#mail-bounced');
});

test('a mail of a run that did not arrive is handed over to be noted there, with no more of it than that', () => {
  const rule = resourcesOf(template, 'AWS::Events::Rule').get('MailUndeliveredOfRun');
  expect(rule?.EventPattern['detail-type']).toEqual(['Email Bounced', 'Email Complaint Received', 'Email Rejected']);
  expect(rule?.EventPattern.detail.mail.tags[runTagName]).toEqual([{ exists: true }]);
  expect(rule?.EventPattern.detail.mail.tags['ses:configuration-set'].map(plain)).toEqual(['MailConfiguration']);
  const [{ Arn, InputTransformer }] = rule?.Targets ?? [];
  expect(plain(Arn)).toBe('NoteBounceFunction.Arn');
  expect(Object.values(InputTransformer.InputPathsMap)).toEqual([
    '$.detail-type',
    `$.detail.mail.tags.${runTagName}[0]`,
    '$.detail.mail.destination[0]',
    '$.detail.mail.messageId',
  ]);
  expect(InputTransformer.InputTemplate).toMatch(
    /^\{"event":<[^>]+>,"run":<[^>]+>,"to":<[^>]+>,"messageId":<[^>]+>\}$/,
  );
});

const [weekly] = exampleReports.settings.reports;
const settingsWith = (changes: object) => parseSettings({ reports: [{ ...weekly, ...changes }] });

test('a sender may be verified as its address, its domain, or the domain above', () => {
  const settings = settingsWith({ sender: 'Casebook <cases@mail.harbour.co.example>' });
  expect(senderAddresses(settings)).toEqual(['cases@mail.harbour.co.example']);
  expect(senderIdentities(settings)).toEqual([
    'cases@mail.harbour.co.example',
    'co.example',
    'harbour.co.example',
    'mail.harbour.co.example',
  ]);
});

test('a sender without a name is an address too', () => {
  expect(senderAddresses(settingsWith({ sender: 'cases@harbour.example' }))).toEqual(['cases@harbour.example']);
});

test('a reader whose domain is written in capitals still gets the mail, since SES compares letter by letter', () => {
  const settings = settingsWith({
    recipients: [{ email: 'manager@HARBOUR.example' }],
    allowedDomains: ['harbour.example', 'elm.example'],
  });
  expect(allowedDomains(settings)).toEqual(['HARBOUR.example', 'elm.example', 'harbour.example']);
});
