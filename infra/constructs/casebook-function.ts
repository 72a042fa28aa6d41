import { fileURLToPath } from 'node:url';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type IGrantable, type IPrincipal, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { DurableConfig } from 'aws-cdk-lib/aws-lambda';
import { ApplicationLogLevel, Architecture, LoggingFormat, Runtime, SystemLogLevel } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction, OutputFormat, SourceMapMode } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import type { AlarmChannel } from './alarm-channel.ts';
import { bundling } from './bundling.ts';
import { metricsEnvironment } from './casebook-metric.ts';

/** The entry points that run in Lambda: the files of functions/handlers/, without their ending. */
export const handlers = [
  'start-report',
  'report-run',
  'api',
  'plannr-webhook',
  'watch-delivery',
  'note-bounce',
] as const;

export type Handler = (typeof handlers)[number];

export type CasebookFunctionProps = {
  readonly handler: Handler;
  /** What it is for, in a few words. */
  readonly description: string;
  readonly timeout: Duration;
  /** In megabytes; the share of a processor goes with it, a whole one at 1,769. */
  readonly memorySize: number;
  /** What it reads: functions/handlers/environment.ts. */
  readonly environment: Readonly<Record<string, string>>;
  readonly stage: Stage;
  /**
   * For one whose failing nothing else tells of. That of the others shows where it costs something: a report that needs
   * attention, a start or a bounce among the failed events, a URL that answers with faults.
   */
  readonly watched?: {
    readonly alarms: AlarmChannel;
    /** What people lose while it fails, as a sentence. The alarm prints it, for whoever is woken. */
    readonly errorImpact: string;
    /** For one that a clock calls: not to have been called for so long is as bad as to have failed. */
    readonly longestSilence?: Duration;
  };
  /** Where an event goes that was handed over asynchronously and failed for good. */
  readonly failedEvents?: IQueue;
  readonly durable?: DurableConfig;
};

/**
 * One function with its own log group, a role that may write there and nothing else until it is granted more. No concurrency is reserved: a new account has ten in all and could not spare it.
 */
export class CasebookFunction extends Construct implements IGrantable {
  readonly lambda: NodejsFunction;
  readonly grantPrincipal: IPrincipal;

  constructor(scope: Construct, id: string, props: CasebookFunctionProps) {
    super(scope, id);
    const { stage } = props;
    const logs = new LogGroup(this, 'Logs', {
      retention: stage.logRetention,
      removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    // Our own role, since the one that CDK makes may write to every log group.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logs.grantWrite(role);
    this.grantPrincipal = role;

    this.lambda = new NodejsFunction(this, 'Function', {
      description: props.description,
      entry: entryOf(props.handler),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      timeout: props.timeout,
      memorySize: props.memorySize,
      role,
      logGroup: logs,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      systemLogLevelV2: SystemLogLevel.WARN,
      deadLetterQueue: props.failedEvents,
      durableConfig: props.durable,
      // A durable run goes on in the version that it began with, after a deployment too.
      currentVersionOptions: { removalPolicy: RemovalPolicy.RETAIN },
      environment: { ...metricsEnvironment(stage), NODE_OPTIONS: '--enable-source-maps', ...props.environment },
      bundling: {
        format: OutputFormat.ESM,
        target: bundling.target,
        mainFields: [...bundling.mainFields],
        externalModules: [],
        sourceMap: true,
        sourceMapMode: SourceMapMode.DEFAULT,
        sourcesContent: bundling.sourcesContent,
        banner: bundling.banner.js,
      },
    });

    if (props.watched === undefined) return;
    const { alarms, errorImpact, longestSilence } = props.watched;
    alarms.watch(this, 'Failing', {
      // Lambda counts the errors of each call, 0 too.
      metric: this.lambda.metricErrors({ period: longestSilence ?? Duration.minutes(5) }),
      silence: longestSilence === undefined ? 'good' : 'fault',
      threshold: 1,
      happened: `${props.handler} failed${longestSilence === undefined ? '' : ', or was not called'}.`,
      impact: errorImpact,
      paragraph: 'alarm-function-failing',
    });
  }
}

/** Where a handler's file lies. */
export function entryOf(handler: Handler): string {
  return fileURLToPath(new URL(`../../functions/handlers/${handler}.ts`, import.meta.url));
}
