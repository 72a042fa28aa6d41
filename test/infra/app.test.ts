import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { Policy, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { afterAll, describe, expect, test } from 'vitest';
import { createApp, optionsFrom } from '../../infra/app.ts';
import { exampleStage, stages } from '../../infra/stages.ts';
import { context, exampleReports } from './synthesise.ts';

const folder = mkdtempSync(join(tmpdir(), 'casebook-infra-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(text: string): string {
  const file = join(folder, 'reports.json');
  writeFileSync(file, text);
  return file;
}

describe('the checks of what is deployed', () => {
  test("every stage passes cdk-nag's AwsSolutions and CDK's own rules", () => {
    const app = createApp({ stages: [...stages, exampleStage], reports: exampleReports, context });

    const assembly = app.synth();

    const guarded = assembly.stacks.map(({ stackName, terminationProtection }) => [stackName, terminationProtection]);
    expect(Object.fromEntries(guarded)).toEqual({
      'Casebook-production': true,
      'Casebook-trial': false,
      'Casebook-example': false,
    });
  });

  test("no stage is tied to an account or region: they are the deployer's", () => {
    const app = createApp({ stages, reports: exampleReports, context });
    for (const stack of app.node.children.filter((child) => child instanceof Stack)) {
      expect([stack.environment]).toEqual(['aws://unknown-account/unknown-region']);
    }
  });

  function withStack(break_: (stack: Stack) => void) {
    const app = createApp({ stages: [exampleStage], reports: exampleReports, context });
    for (const stack of app.node.children.filter((child) => child instanceof Stack)) break_(stack);
    return app;
  }

  test('a right to everything that slips in later stops the synthesis', () => {
    const app = withStack((stack) => {
      const role = stack.node.findAll().find((each) => each instanceof Role);
      new Policy(stack, 'TooMuch', {
        statements: [new PolicyStatement({ actions: ['s3:*'], resources: ['*'] })],
        roles: role === undefined ? [] : [role],
      });
    });
    expect(() => app.synth()).toThrow(/AwsSolutions-IAM5\[Action::s3:\*\]/);
  });

  test('a template that CloudFormation would refuse stops the synthesis', () => {
    const app = withStack((stack) => {
      const lambda = stack.node.findAll().find((each) => each instanceof CfnFunction);
      lambda?.addPropertyOverride('MemorySize', 64);
    });
    expect(() => app.synth()).toThrow(/MemorySize/);
  });
});

describe('the settings at synthesis', () => {
  test('alarms link to the runbook at the address that the environment names', () => {
    const file = fileWith(JSON.stringify({ reports: exampleReports.settings.reports }));
    const runbook = 'https://git.harbour.example/casebook/docs/runbook.md';

    const given = optionsFrom({ CASEBOOK_REPORTS: file, CASEBOOK_RUNBOOK: runbook });
    expect(given.stages.map((stage) => stage.runbook)).toEqual([runbook, runbook]);
    for (const wrong of ['docs/runbook.md', 'http://git.harbour.example', `${runbook}#alarms`]) {
      expect(() => optionsFrom({ CASEBOOK_REPORTS: file, CASEBOOK_RUNBOOK: wrong })).toThrow(
        'give the https address at which your docs/runbook.md can be read',
      );
    }
  });

  test('a wrong reports.json stops it, with every fault and what is allowed', () => {
    const [weekly] = exampleReports.settings.reports;
    const file = fileWith(JSON.stringify({ reports: [{ ...weekly, owner: 'nobody', period: 'day' }] }));

    expect(() => optionsFrom({ CASEBOOK_REPORTS: file })).toThrow(
      [
        `${file} does not fit:`,
        '- reports[0].owner: "nobody" given; allowed: an e-mail address such as "manager@harbour.example"',
        '- reports[0].period: "day" given; allowed: "week" or "month"',
        'What to do: Put right each line above and try again. infra/reports.example.json shows every setting.',
      ].join('\n'),
    );
  });

  test('one with a byte order mark, as some editors on Windows write, is read like any other', () => {
    const file = fileWith(`\uFEFF${JSON.stringify(exampleReports.settings)}`);
    expect(optionsFrom({ CASEBOOK_REPORTS: file }).reports).toEqual({ file, settings: exampleReports.settings });
  });

  test('one that is not JSON, or not there, is told as such', () => {
    const file = fileWith('{ "reports": [ }');
    expect(() => optionsFrom({ CASEBOOK_REPORTS: file })).toThrow(/reports\.json is not JSON: .+\nWhat to do: /s);
    const missing = join(folder, 'missing.json');
    expect(() => optionsFrom({ CASEBOOK_REPORTS: missing })).toThrow(
      `There is no ${missing}.\nWhat to do: copy infra/reports.example.json there and fill in your firm's.`,
    );
  });

  test('a right one makes the stages that are meant for use, with alarms to whom the environment names', () => {
    const file = fileWith(JSON.stringify(exampleReports.settings));
    const options = optionsFrom({ CASEBOOK_REPORTS: file, CASEBOOK_ALARM_EMAIL: 'it@harbour.example' });

    expect(options.stages.map(({ name }) => name)).toEqual(['production', 'trial']);
    expect(options.reports).toEqual({ file, settings: exampleReports.settings });
    expect(options.alarmEmail).toBe('it@harbour.example');
  });
});
