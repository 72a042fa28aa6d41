import { Duration } from 'aws-cdk-lib';
import { Grant, type IGrantable, Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Alias } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { acknowledgeWildcard } from './acknowledge-wildcard.ts';
import { CasebookFunction, type CasebookFunctionProps } from './casebook-function.ts';

/** How long one run may work, its waits for Plannr not counted. 20,000 clients, one by one, are 80 minutes at its limit. */
export const longestWork = Duration.hours(4);

/**
 * How long one run may take from its start to its end: it waits for a working day for up to 14 days, and for Plannr for up to five,
 * for the report of a month.
 */
export const longestRun = Duration.hours((14 + 5) * 24 + 5);

export type RunFunctionProps = Omit<
  CasebookFunctionProps,
  'handler' | 'description' | 'timeout' | 'memorySize' | 'durable'
>;

/**
 * The durable run. It outlives any one invocation and is only ever started through its alias, which holds a run to the
 * version it began with.
 */
export class RunFunction extends Construct {
  readonly function: CasebookFunction;
  readonly alias: Alias;

  constructor(scope: Construct, id: string, props: RunFunctionProps) {
    super(scope, id);
    this.function = new CasebookFunction(this, 'Run', {
      ...props,
      handler: 'report-run',
      description: 'Makes one report: reads the cases, draws the workbook, mails it',
      timeout: Duration.minutes(15),
      // 100,000 cases take three quarters of it. More is a larger processor that waits for Plannr just as long: docs/performance.md.
      memorySize: 1024,
      durable: { executionTimeout: longestRun, retentionPeriod: Duration.days(30) },
    });
    const { lambda } = this.function;
    this.alias = lambda.addAlias('live');
    // A failed run has told its owner. A second one by itself, under the same name, would only tell them twice.
    this.alias.configureAsyncInvoke({ retryAttempts: 0 });

    // Lambda checks these against the execution, which lies below a version; an alias does not count. A policy of its
    // own, since the function waits for its role's and could not be named in it.
    const executions = `${lambda.functionArn}:*`;
    const checkpoints = new Policy(this, 'Checkpoints', {
      statements: [
        new PolicyStatement({
          actions: ['lambda:CheckpointDurableExecution', 'lambda:GetDurableExecutionState'],
          resources: [executions],
        }),
      ],
    });
    if (lambda.role !== undefined) checkpoints.attachToRole(lambda.role);
    acknowledgeWildcard(
      this,
      [executions],
      'A durable execution lies below the version that runs it, which each deployment counts up.',
    );
  }

  /** To start a run, through the alias alone. */
  grantStart(grantee: IGrantable): Grant {
    return Grant.addToPrincipal({
      grantee,
      actions: ['lambda:InvokeFunction'],
      resourceArns: [this.alias.functionArn],
    });
  }
}
