import { expect, test } from 'vitest';
import { plain, resourcesOf, stageNamed, synthesise } from './synthesise.ts';

const template = synthesise();
const functions = resourcesOf(template, 'AWS::Lambda::Function');
const run = functions.get('ReportRunFunction');

test('every function runs on Node 24 and on ARM, and writes JSON into a log of its own', () => {
  expect([...functions.keys()]).toEqual([
    'ReportRunFunction',
    'StartReportFunction',
    'ApiFunction',
    'PlannrWebhookFunction',
    'NoteBounceFunction',
    'DeliveryWatchFunction',
  ]);
  for (const [name, { Runtime, Architectures, LoggingConfig, Handler }] of functions) {
    expect([Runtime, Architectures, Handler]).toEqual(['nodejs24.x', ['arm64'], 'index.handler']);
    expect(LoggingConfig.LogFormat).toBe('JSON');
    expect(plain(LoggingConfig.LogGroup)).toBe(name.replace('Function', 'Logs'));
  }
});

test('no function holds back concurrency, of which a new account has only ten to share', () => {
  for (const { ReservedConcurrentExecutions } of functions.values())
    expect(ReservedConcurrentExecutions).toBeUndefined();
});

test('a run outlives Lambda, and 14 days of waiting for a working day, five for Plannr, beside three times the longest reading', () => {
  expect(run?.DurableConfig).toEqual({ ExecutionTimeout: ((14 + 5) * 24 + 5) * 60 * 60, RetentionPeriodInDays: 30 });
  expect(run?.DurableConfig.ExecutionTimeout).toBeGreaterThanOrEqual(19 * 86_400 + 3 * 80 * 60);
  expect(run?.Timeout).toBe(900);
});

test('a run is started through its alias, and a deployment leaves it the version it began with', () => {
  for (const starter of ['StartReportFunction', 'ApiFunction']) {
    expect(plain(functions.get(starter)?.Environment.Variables.RUN_FUNCTION)).toBe('ReportRunFunctionAliaslive');
  }
  const [alias] = resourcesOf(template, 'AWS::Lambda::Alias').values();
  expect(alias).toMatchObject({ Name: 'live' });
  expect(plain(alias?.FunctionVersion)).toMatch(/^ReportRunFunctionCurrentVersion\w+\.Version$/);
  const [version] = resourcesOf(template, 'AWS::Lambda::Version').values();
  expect(version).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
});

test('a run that failed is not begun anew by Lambda, and its order is put aside', () => {
  const [invoked] = resourcesOf(template, 'AWS::Lambda::EventInvokeConfig').values();
  expect(invoked?.MaximumRetryAttempts).toBe(0);
  expect(plain(run?.DeadLetterConfig.TargetArn)).toBe('FailedEventsQueue.Arn');
});

test('a start that failed for good is put aside, and a bounce that could not be noted', () => {
  expect(plain(functions.get('NoteBounceFunction')?.DeadLetterConfig.TargetArn)).toBe('FailedEventsQueue.Arn');
  expect(plain(functions.get('StartReportFunction')?.DeadLetterConfig.TargetArn)).toBe('FailedEventsQueue.Arn');
});

test('what answers the URL gives up before the gateway does', () => {
  expect(functions.get('ApiFunction')?.Timeout).toBeLessThan(30);
  expect(functions.get('PlannrWebhookFunction')?.Timeout).toBeLessThan(30);
});

test('the watch looks every five minutes, by a clock other than that of the schedules', () => {
  const clock = resourcesOf(template, 'AWS::Events::Rule').get('DeliveryWatchClock');
  expect(clock).toMatchObject({ ScheduleExpression: 'rate(5 minutes)', State: 'ENABLED' });
  expect(plain(clock?.Targets[0].Arn)).toBe('DeliveryWatchFunction.Arn');

  const trial = synthesise({ stage: stageNamed('trial') });
  expect(resourcesOf(trial, 'AWS::Events::Rule').get('DeliveryWatchClock')?.State).toBe('DISABLED');
});
