import { expect, test } from 'vitest';
import { plain, resourcesOf, stageNamed, synthesise } from './synthesise.ts';

const template = synthesise();
const schedules = resourcesOf(template, 'AWS::Scheduler::Schedule');

test("each report is due by its own clock, in its firm's own time zone", () => {
  const due = [...schedules.values()].map(({ ScheduleExpression, ScheduleExpressionTimezone, State }) => [
    ScheduleExpression,
    ScheduleExpressionTimezone,
    State,
  ]);
  expect(due).toEqual([
    ['cron(0 7 ? * MON *)', 'Europe/London', 'ENABLED'],
    ['cron(0 8 1 * ? *)', 'Europe/London', 'ENABLED'],
  ]);
});

test('a start names its report and the time it was due, not the time it came', () => {
  expect([...schedules.values()].map(({ Target }) => JSON.parse(Target.Input))).toEqual([
    { report: 'weekly-cases', scheduledTime: '<aws.scheduler.scheduled-time>' },
    { report: 'monthly-mortgages', scheduledTime: '<aws.scheduler.scheduled-time>' },
  ]);
});

test('a start comes on time, is tried again for six hours, and is put aside if it fails for good', () => {
  for (const { Target, FlexibleTimeWindow } of schedules.values()) {
    expect(FlexibleTimeWindow).toEqual({ Mode: 'OFF' });
    expect(plain(Target.Arn)).toBe('StartReportFunction.Arn');
    expect(Target.RetryPolicy).toEqual({ MaximumEventAgeInSeconds: 6 * 60 * 60, MaximumRetryAttempts: 20 });
    expect(plain(Target.DeadLetterConfig.Arn)).toBe('FailedEventsQueue.Arn');
    expect(plain(Target.RoleArn)).toBe('SchedulesRole.Arn');
  }
});

test('a trial mails nobody by itself', () => {
  const trial = resourcesOf(synthesise({ stage: stageNamed('trial') }), 'AWS::Scheduler::Schedule');
  expect([...trial.values()].map(({ State }) => State)).toEqual(['DISABLED', 'DISABLED']);
});
