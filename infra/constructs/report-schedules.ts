import { Annotations, Aws, Duration, TimeZone } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import {
  ContextAttribute,
  Schedule,
  ScheduleExpression,
  ScheduleGroup,
  ScheduleTargetInput,
  TimeWindow,
} from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { type ReportSettings, settingsWarnings } from '../../functions/settings.ts';
import type { Stage } from '../stages.ts';

export type ReportSchedulesProps = {
  readonly stage: Stage;
  readonly reports: readonly ReportSettings[];
  /** Is sent `{ "report", "scheduledTime" }` when a report is due. */
  readonly start: IFunction;
  /** Where a start goes that could not be handed over. */
  readonly failedEvents: IQueue;
};

/** One schedule for each report, in the report's own time zone. */
export class ReportSchedules extends Construct {
  constructor(scope: Construct, id: string, { stage, reports, start, failedEvents }: ReportSchedulesProps) {
    super(scope, id);
    const scheduleGroup = new ScheduleGroup(this, 'Group');
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID, 'aws:SourceArn': scheduleGroup.scheduleGroupArn },
        },
      }),
    });
    role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [start.functionArn] }));
    role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [failedEvents.queueArn] }));

    for (const report of reports) {
      const schedule = new Schedule(this, report.id, {
        scheduleGroup,
        description: `Makes the report ${report.id}`,
        enabled: stage.schedulesRun,
        schedule: ScheduleExpression.expression(`cron(${report.schedule.cron})`, TimeZone.of(report.schedule.timezone)),
        timeWindow: TimeWindow.off(),
        target: new LambdaInvoke(start, {
          // The target's own grant would be for every version of the function as well.
          role: role.withoutPolicyUpdates(),
          input: ScheduleTargetInput.fromObject({ report: report.id, scheduledTime: ContextAttribute.scheduledTime }),
          // A late report is better than none: it names the time it was due, not the time it began.
          maxEventAge: Duration.hours(6),
          retryAttempts: 20,
          deadLetterQueue: failedEvents,
        }),
      });
      for (const warning of settingsWarnings(report)) {
        Annotations.of(schedule).addWarningV2('casebook:schedule', warning);
      }
    }
  }
}
