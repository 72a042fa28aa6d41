import { expect, test } from 'vitest';
import { plain, resourcesOf, synthesise } from './synthesise.ts';

const template = synthesise();
const integrations = resourcesOf(template, 'AWS::ApiGatewayV2::Integration');

/** The function behind a route. */
function behind(routeKey: string): string {
  const route = [...resourcesOf(template, 'AWS::ApiGatewayV2::Route').values()].find(
    ({ RouteKey }) => RouteKey === routeKey,
  );
  const integration = integrations.get(plain(route?.Target).replace('integrations/', ''));
  expect(integration).toMatchObject({ IntegrationType: 'AWS_PROXY', PayloadFormatVersion: '2.0' });
  return plain(integration?.IntegrationUri);
}

test('every address and method is answered by our own code, so that a wrong one gets a problem document too', () => {
  expect(behind('$default')).toBe('ApiFunction.Arn');
});

test("Plannr's calls reach their own function, which can start nothing", () => {
  expect(behind('POST /webhooks/plannr/{report}')).toBe('PlannrWebhookFunction.Arn');
  expect(resourcesOf(template, 'AWS::ApiGatewayV2::Route').size).toBe(2);
});

const [stage] = resourcesOf(template, 'AWS::ApiGatewayV2::Stage').values();

test('who asks too often is turned away before a function runs', () => {
  expect(stage?.DefaultRouteSettings).toMatchObject({ ThrottlingRateLimit: 5, ThrottlingBurstLimit: 10 });
});

test('the access log tells what was asked and how it went, and nothing of who asked', () => {
  expect(plain(stage?.AccessLogSettings.DestinationArn)).toBe('UrlAccessLogs.Arn');
  expect(Object.values(JSON.parse(stage?.AccessLogSettings.Format))).toEqual([
    '$context.requestId',
    '$context.requestTime',
    '$context.httpMethod',
    '$context.routeKey',
    '$context.status',
    '$context.responseLatency',
    '$context.responseLength',
    '$context.integrationErrorMessage',
  ]);
});

test('the gateway alone may call what answers the URL, and only for this URL', () => {
  const permissions = [...resourcesOf(template, 'AWS::Lambda::Permission').values()]
    .filter(({ Principal }) => Principal === 'apigateway.amazonaws.com')
    .map(({ FunctionName, SourceArn }) => [plain(FunctionName), plain(SourceArn).replace(/^.*:UrlApi/, 'UrlApi')]);
  expect(permissions).toEqual([
    ['ApiFunction.Arn', 'UrlApi/*/*'],
    ['PlannrWebhookFunction.Arn', 'UrlApi/*/*/webhooks/plannr/{report}'],
  ]);
});

test('what a person needs next is printed: the address, and the names of what was made', () => {
  expect(Object.keys(template.findOutputs('*'))).toEqual([
    'Address',
    'LedgerTable',
    'ArchiveBucket',
    'ConfigurationSet',
    'StartFunction',
    'RunFunction',
    'ApiKeysParameter',
    'AlarmTopic',
    'FailedEventsQueue',
  ]);
  // It ends without a slash, so that paths are written behind it.
  expect(plain(template.findOutputs('Address').Address?.Value)).toBe('UrlApi.ApiEndpoint');
});
