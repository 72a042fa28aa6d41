import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { createApp } from '../../infra/app.ts';
import { readReports } from '../../infra/read-reports.ts';
import { stages } from '../../infra/stages.ts';

/** What CloudFormation takes. Source: its quotas, from memory. */
export const stackLimits = { resources: 500, templateBytes: 1_000_000 } as const;

export type StackWeight = {
  readonly reports: number;
  readonly resources: number;
  readonly templateBytes: number;
  readonly settingsBytes: number;
};

/** What a stack of so many weekly reports comes to, each of a firm of its own. */
export function weighStack(reports: number): StackWeight {
  const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
  const example = readReports(path('infra/reports.example.json'));
  const [report] = example.settings.reports;
  if (report === undefined) throw new Error('The example has a report.');
  const many = Array.from({ length: reports }, (_, index) => ({
    ...report,
    id: `weekly-cases-${index}`,
    plannr: { ...report.plannr, tokenParameter: `/casebook/firm-${index}/token` },
  }));
  const settings = { ...example.settings, reports: many };
  const context = z
    .object({ context: z.record(z.string(), z.unknown()) })
    .parse(JSON.parse(readFileSync(path('cdk.json'), 'utf8')));
  process.env.CDK_VALIDATION = 'false';
  const app = createApp({
    stages: stages.filter(({ name }) => name === 'production'),
    reports: { ...example, settings },
    context: { ...context.context, 'aws:cdk:bundling-stacks': [] },
  });
  const stack = app.node.children.find((child) => child instanceof Stack);
  if (stack === undefined) throw new Error('The app has no stack.');
  const template = Template.fromStack(stack);
  return {
    reports,
    resources: Object.keys(template.toJSON().Resources).length,
    templateBytes: JSON.stringify(template.toJSON()).length,
    settingsBytes: JSON.stringify(settings).length,
  };
}
