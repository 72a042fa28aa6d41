import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { vi } from 'vitest';
import { createApp } from '../../infra/app.ts';
import { type Reports, readReports } from '../../infra/read-reports.ts';
import { type Stage, stages } from '../../infra/stages.ts';

/** The flags that `npm run synth` runs with, and no bundling: the handlers' code is not what these tests are about. */
export const context: Record<string, unknown> = {
  ...JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')).context,
  'aws:cdk:bundling-stacks': [],
};

export const exampleReports: Reports = readReports(
  fileURLToPath(new URL('../../infra/reports.example.json', import.meta.url)),
);

export function stageNamed(name: string): Stage {
  const stage = stages.find((each) => each.name === name);
  if (stage === undefined) throw new Error(`There is no stage ${name}.`);
  return stage;
}

export type World = { readonly stage?: Stage; readonly reports?: Reports; readonly alarmEmail?: string };

/**
 * The template of one stage, checked on the way by cdk-nag, whose findings throw. CDK's own rules take four seconds to
 * load; app.test.ts alone runs them.
 */
export function synthesise(world?: World): Template {
  if (world !== undefined) return templateOf(world);
  usual ??= templateOf({});
  return usual;
}

/** Made once: a template is only read. */
let usual: Template | undefined;

function templateOf({ stage = stageNamed('production'), reports = exampleReports, alarmEmail }: World): Template {
  const app = createApp({ stages: [stage], reports, alarmEmail, context });
  const [stack] = app.node.children.filter((child) => child instanceof Stack);
  if (stack === undefined) throw new Error('The app has no stack.');
  vi.stubEnv('CDK_VALIDATION', 'false');
  try {
    return Template.fromStack(stack);
  } finally {
    vi.unstubAllEnvs();
  }
}

/**
 * A value of a template as a person would write it: references as names of resources, without CDK's hashes.
 * `{"Fn::GetAtt": ["LedgerTable9343E4AA", "Arn"]}` is `LedgerTable.Arn`.
 */
export function plain(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value).replace(/[0-9a-f]{64}/g, 'HASH');
  const [intrinsic, argument] = Object.entries(value)[0] ?? [];
  if (intrinsic === 'Ref') return withoutHash(String(argument));
  if (intrinsic === 'Fn::GetAtt') return `${withoutHash(String(argument[0]))}.${argument[1]}`;
  if (intrinsic === 'Fn::Join') return argument[1].map(plain).join(argument[0]);
  if (intrinsic === 'Fn::Sub') return String(argument).replace(/\$\{([^}]+)\}/g, '<$1>');
  return JSON.stringify(value);
}

export function withoutHash(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}$/, '');
}

/** The resources of a type by their names, without CDK's hashes. */
export function resourcesOf(template: Template, type: string) {
  const found = Object.entries(template.findResources(type));
  return new Map(found.map(([id, { Properties, ...rest }]) => [withoutHash(id), { ...rest, ...Properties }]));
}

/** A value, or each of a list of them: a policy may write either. */
export function listOf<T>(value: T | readonly T[]): readonly T[] {
  return isList(value) ? value : [value];
}

function isList<T>(value: T | readonly T[]): value is readonly T[] {
  return Array.isArray(value);
}
