import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import type { AlarmChannel } from './alarm-channel.ts';

export type PublicUrlProps = {
  readonly stage: Stage;
  readonly alarms: AlarmChannel;
};

export type Answering = {
  /** Answers everything that no other route does, unknown paths and wrong methods too. */
  readonly api: IFunction;
  /** Answers `POST /webhooks/plannr/{report}`. */
  readonly plannrWebhook: IFunction;
};

/** The address at which reports are asked for. */
export class PublicUrl extends Construct {
  /** Without a slash at its end. */
  readonly url: string;
  readonly #httpApi: HttpApi;

  constructor(scope: Construct, id: string, { stage, alarms }: PublicUrlProps) {
    super(scope, id);
    const httpApi = new HttpApi(this, 'Api', { description: `Casebook ${stage.name}`, createDefaultStage: false });
    const accessLogs = new LogGroup(this, 'AccessLogs', {
      retention: stage.logRetention,
      removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    const everything = new HttpStage(this, 'Stage', {
      httpApi,
      autoDeploy: true,
      throttle: stage.throttle,
      accessLogSettings: { destination: new LogGroupLogDestination(accessLogs), format: accessLogFormat },
    });
    this.url = httpApi.apiEndpoint;
    this.#httpApi = httpApi;

    Validations.of(this).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason:
        'The functions themselves authorise: api by bearer keys, of which only digests are kept and which are limited to reports, plannr-webhook by the signature of the body. The stage throttles.',
    });

    alarms.watch(this, 'Failing', {
      metric: everything.metricServerError({ statistic: 'Sum', period: Duration.minutes(5) }),
      threshold: 1,
      happened: 'The URL answered with a fault of its own (a status of 500 or more).',
      impact: 'Reports cannot be asked for, or not reliably; those on schedule are made all the same.',
      paragraph: 'alarm-url-failing',
    });
  }

  /** Who answers. Apart from the address itself, which one of them is told, so that neither waits for the other. */
  answerWith({ api, plannrWebhook }: Answering): void {
    new HttpRoute(this, 'Reports', {
      httpApi: this.#httpApi,
      routeKey: HttpRouteKey.DEFAULT,
      integration: new HttpLambdaIntegration('Api', api),
      authorizer: new HttpNoneAuthorizer(),
    });
    new HttpRoute(this, 'PlannrWebhook', {
      httpApi: this.#httpApi,
      routeKey: HttpRouteKey.with('/webhooks/plannr/{report}', HttpMethod.POST),
      integration: new HttpLambdaIntegration('PlannrWebhook', plannrWebhook),
      authorizer: new HttpNoneAuthorizer(),
    });
  }
}

/**
 * No address, no agent, no header, and not the path either: it holds readers' addresses, and what opens their links. Which
 * call it was stands in the log of `api`.
 */
const accessLogFormat = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    time: '$context.requestTime',
    method: '$context.httpMethod',
    route: '$context.routeKey',
    status: '$context.status',
    milliseconds: '$context.responseLatency',
    bytes: '$context.responseLength',
    integrationError: '$context.integrationErrorMessage',
  }),
);
