import type { Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { metricNames } from '../../functions/handlers/metric-names.ts';
import { exampleReports, plain, resourcesOf, stageNamed, synthesise } from './synthesise.ts';

const template = synthesise({ alarmEmail: 'on-call@harbour.example' });
const alarms = resourcesOf(template, 'AWS::CloudWatch::Alarm');

/** Every metric that an alarm looks at, by itself or in a sum. */
const watched = [...alarms.values()].flatMap((alarm) =>
  alarm.Metrics === undefined
    ? [alarm]
    : alarm.Metrics.flatMap(({ MetricStat }: { MetricStat?: { Metric: object } }) => MetricStat?.Metric ?? []),
);

test('every way in which a report can fail to come raises an alarm, each with its paragraph in the runbook', () => {
  const paragraphs = [...alarms].map(([name, { AlarmDescription }]) => [name, AlarmDescription.split('#')[1]]);
  expect(Object.fromEntries(paragraphs)).toEqual({
    DeliveryWatchNeedsweeklycases: 'alarm-report-needs-attention',
    DeliveryWatchNeedsmonthlymortgages: 'alarm-report-needs-attention',
    FailedEventsNotEmpty: 'alarm-failed-events',
    UrlFailing: 'alarm-url-failing',
    DeliveryWatchFailing: 'alarm-function-failing',
  });
});

test('whoever is woken reads what happened, what people lose, and where to read on', () => {
  expect(alarms.get('DeliveryWatchFailing')?.AlarmDescription).toBe(
    'Casebook production: watch-delivery failed, or was not called. A report that does not come would go unnoticed. What to do: docs/runbook.md#alarm-function-failing',
  );
  for (const { AlarmDescription } of alarms.values()) {
    expect(AlarmDescription).toMatch(/^Casebook production: .+\. .+\. What to do: docs\/runbook\.md#alarm-[a-z-]+$/);
    expect(AlarmDescription.length).toBeLessThanOrEqual(1024);
  }
});

test('every alarm is sent to the one who looks after it', () => {
  for (const { AlarmActions } of alarms.values()) expect(AlarmActions.map(plain)).toEqual(['AlarmsTopic']);
  expect(mailedBy(template)).toEqual(['email on-call@harbour.example']);
});

test("where nobody is named, a report's owner is told, so that no deployment forgets to name one", () => {
  // Both of the example's reports have the one owner.
  expect(mailedBy(synthesise())).toEqual(['email it@harbour.example']);
});

function mailedBy(template: Template): string[] {
  const subscriptions = [...resourcesOf(template, 'AWS::SNS::Subscription').values()];
  return subscriptions.map(({ Protocol, Endpoint }) => `${Protocol} ${Endpoint}`);
}

test('CloudWatch may publish to the topic, and nobody without TLS', () => {
  const [policy] = resourcesOf(template, 'AWS::SNS::TopicPolicy').values();
  expect(policy?.PolicyDocument.Statement).toMatchObject([
    { Effect: 'Deny', Action: 'sns:Publish', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    {
      Effect: 'Allow',
      Action: 'sns:Publish',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    },
  ]);
});

test('the alarms look at metrics that the functions write, of their own stage alone', () => {
  const ours = watched.filter(({ Namespace }) => Namespace === 'Casebook');
  expect(metricNames).toEqual(expect.arrayContaining(ours.map(({ MetricName }) => MetricName)));
  expect(ours).not.toEqual([]);
  for (const { Dimensions, MetricName } of ours) {
    const report = { Name: 'report', Value: expect.any(String) };
    expect(Dimensions).toEqual([
      ...(MetricName === 'NeedsAttention' ? [report] : []),
      { Name: 'service', Value: 'casebook-production' },
    ]);
  }
  for (const { Environment } of resourcesOf(template, 'AWS::Lambda::Function').values()) {
    expect(Environment.Variables).toMatchObject({
      POWERTOOLS_METRICS_NAMESPACE: 'Casebook',
      POWERTOOLS_SERVICE_NAME: 'casebook-production',
    });
  }
});

test('an alarm costs ten cents a month for each metric: one for each report and three for the plumbing', () => {
  expect(watched).toHaveLength(exampleReports.settings.reports.length + 3);
});

test('where a function has no alarm of its own, what its failing costs has one', () => {
  const functions = [...resourcesOf(template, 'AWS::Lambda::Function').values()];
  const described = (part: string) => functions.find(({ Description }) => Description?.includes(part));
  // What is handed over and fails for good lies in the queue, which has an alarm.
  for (const part of ['Claims a run when its report is due', 'Takes down in a run that a mail'])
    expect(plain(described(part)?.DeadLetterConfig.TargetArn), part).toContain('FailedEventsQueue');
  expect(alarms.get('FailedEventsNotEmpty')?.MetricName).toBe('ApproximateNumberOfMessagesVisible');
  // What the URL asks for answers with a fault, which has one too.
  expect(alarms.get('UrlFailing')?.MetricName).toBe('5xx');
});

test("each report has an alarm of its own, so that one firm's trouble hides no other's, and it stays while looks find something", () => {
  const ofReports = [...alarms].filter(([name]) => name.startsWith('DeliveryWatchNeeds'));
  const reportOf = (alarm: { Dimensions: { Name: string; Value: string }[] }) =>
    alarm.Dimensions.find(({ Name }) => Name === 'report')?.Value;
  expect(ofReports.map(([, alarm]) => reportOf(alarm))).toEqual(exampleReports.settings.reports.map(({ id }) => id));
  for (const [, alarm] of ofReports) {
    // Three looks: what finds nothing writes nothing, and one that comes late must not end the alarm.
    expect(alarm).toMatchObject({ TreatMissingData: 'notBreaching', Period: 900, Threshold: 1, Statistic: 'Maximum' });
    expect(alarm.AlarmDescription).toContain(`The report ${reportOf(alarm)} of `);
  }
  expect(resourcesOf(template, 'AWS::Events::Rule').get('DeliveryWatchClock')?.ScheduleExpression).toBe(
    'rate(5 minutes)',
  );
});

test('a watch that has fallen silent is as bad as one that fails; elsewhere silence is good', () => {
  for (const [name, { TreatMissingData }] of alarms) {
    expect(TreatMissingData).toBe(name === 'DeliveryWatchFailing' ? 'breaching' : 'notBreaching');
  }
  expect(alarms.get('DeliveryWatchFailing')).toMatchObject({
    MetricName: 'Errors',
    Namespace: 'AWS/Lambda',
    Period: 1800,
  });
});

test('one of anything is enough to be told', () => {
  for (const { Threshold, EvaluationPeriods } of alarms.values())
    expect([Threshold, EvaluationPeriods]).toEqual([1, 1]);
});

test('a trial, in which nothing is due, does not call for what did not come', () => {
  const trial = resourcesOf(synthesise({ stage: stageNamed('trial') }), 'AWS::CloudWatch::Alarm');
  expect([...trial.keys()].filter((name) => name.startsWith('DeliveryWatchNeeds'))).toEqual([]);
  expect(trial.size).toBe(alarms.size - exampleReports.settings.reports.length);
  expect(trial.get('DeliveryWatchFailing')?.TreatMissingData).toBe('notBreaching');
});
