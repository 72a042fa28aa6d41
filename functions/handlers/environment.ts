import * as z from 'zod';
import { parse } from '../parse.ts';

/*
 * What each function reads from its environment, one schema per function. infra/ sets exactly these
 * (test/infra/environment.test.ts). Names of things only: no secret and no client's data ever lies in a variable.
 */

const name = z.string('expected a value').min(1, 'expected a value');

const settings = {
  /** Where the published reports.json lies. */
  SETTINGS_BUCKET: name,
  SETTINGS_KEY: name,
};

/** The DynamoDB table of claims, progress and deliveries. */
const ledger = { LEDGER_TABLE: name };

/** The S3 bucket of shards/, runs/ and snapshots/. */
const archive = { ARCHIVE_BUCKET: name };

/** The ARN of the alias of `report-run`: a durable function is never invoked by its bare name. */
const run = { RUN_FUNCTION: name };

export const startReportEnvironment = z.object({ ...settings, ...ledger, ...run });

export const reportRunEnvironment = z.object({
  ...settings,
  ...ledger,
  ...archive,
  /** The SES configuration set that every mail is sent with. */
  CONFIGURATION_SET: name,
  /** Where the URL answers, for the link in a mail that is too large for its workbook. */
  PUBLIC_URL: name,
  /** A Plannr elsewhere. Not set in AWS. */
  PLANNR_URL: z.url().optional(),
  /** What that one allows, if not Plannr's own 500. Not set in AWS. */
  PLANNR_REQUESTS_PER_MINUTE: z.coerce.number().int().positive().optional(),
});

export const apiEnvironment = z.object({
  ...settings,
  ...ledger,
  ...archive,
  ...run,
  /** The SSM parameter that holds the digests of the bearer keys. */
  API_KEYS_PARAMETER: name,
});

export const plannrWebhookEnvironment = z.object({
  ...ledger,
  /** The SSM parameter that holds the signing secret of each report's webhook subscription. */
  WEBHOOK_SECRETS_PARAMETER: name,
});

export const noteBounceEnvironment = z.object({ ...ledger });

export const watchDeliveryEnvironment = z.object({ ...settings, ...ledger });

/**
 * Reads what a function needs of its environment.
 *
 * @throws ReportError `bad-input` that names every variable that is missing.
 */
export function readEnvironment<T>(schema: z.ZodType<T>, environment: unknown): T {
  return parse(schema, environment, {
    kind: 'bad-input',
    what: "The function's environment",
    whatToDo: 'Deploy again: the stack sets every variable. On one machine, `npm start` does.',
  });
}
