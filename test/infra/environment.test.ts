import { expect, test } from 'vitest';
import {
  apiEnvironment,
  noteBounceEnvironment,
  plannrWebhookEnvironment,
  readEnvironment,
  reportRunEnvironment,
  startReportEnvironment,
  watchDeliveryEnvironment,
} from '../../functions/handlers/environment.ts';
import { plain, resourcesOf, synthesise } from './synthesise.ts';

const schemas = {
  StartReportFunction: startReportEnvironment,
  ReportRunFunction: reportRunEnvironment,
  ApiFunction: apiEnvironment,
  NoteBounceFunction: noteBounceEnvironment,
  PlannrWebhookFunction: plannrWebhookEnvironment,
  DeliveryWatchFunction: watchDeliveryEnvironment,
};

/** Read by Node and by Powertools, not by us. */
const forTools = ['NODE_OPTIONS', 'POWERTOOLS_METRICS_NAMESPACE', 'POWERTOOLS_SERVICE_NAME'];

/** For a Plannr elsewhere, which there is only on one machine. */
const onOneMachine = /^PLANNR_/;

const functions = resourcesOf(synthesise(), 'AWS::Lambda::Function');

function environmentOf(name: string): Record<string, string> {
  const variables: [string, unknown][] = Object.entries(functions.get(name)?.Environment.Variables ?? {});
  return Object.fromEntries(variables.map(([key, value]) => [key, plain(value)]));
}

test('every function has its schema', () => {
  expect(Object.keys(schemas).sort()).toEqual([...functions.keys()].sort());
});

test.each(Object.entries(schemas))(
  'the environment that infra sets for %s is the one its code reads',
  (name, schema) => {
    const environment = environmentOf(name);

    expect(() => readEnvironment<object>(schema, environment)).not.toThrow();
    const readBySchema = Object.keys(schema.shape).filter((key) => !onOneMachine.test(key));
    expect(Object.keys(environment).sort()).toEqual([...readBySchema, ...forTools].sort());
  },
);

test('a missing variable is named, with what to do', () => {
  const { LEDGER_TABLE: _, ...rest } = environmentOf('StartReportFunction');
  expect(() => readEnvironment(startReportEnvironment, rest)).toThrow(/LEDGER_TABLE.*\nWhat to do: Deploy again/s);
  expect(() => readEnvironment(startReportEnvironment, { ...rest, LEDGER_TABLE: '' })).toThrow(/LEDGER_TABLE/);
});
