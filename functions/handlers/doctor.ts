import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SESClient } from '@aws-sdk/client-ses';
import { SSMClient } from '@aws-sdk/client-ssm';
import { ReportError } from '../report-error.ts';
import { examine } from '../run/doctor/examine.ts';
import type { Finding } from '../run/doctor/finding.ts';
import type { Subject } from '../run/doctor/subject.ts';
import { parseApiKeys } from './api/api-key.ts';
import { readReportSettings } from './cli/read-settings.ts';
import { doctorUsage, readDoctorArguments } from './doctor/doctor-arguments.ts';
import { formatFinding, formatVerdict } from './doctor/format-finding.ts';
import { readDeployed } from './doctor/read-deployed.ts';
import { typedPath } from './typed-path.ts';

export type DoctorSurroundings = {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly now: () => string;
  readonly write: (text: string) => void;
  /** Before Plannr is first asked again. */
  readonly retryDelayMilliseconds?: number;
};

/** Tells what it finds as it goes. Never throws. @returns the exit code. */
export async function runDoctor(args: readonly string[], surroundings: DoctorSurroundings): Promise<number> {
  const { environment, now, write, retryDelayMilliseconds } = surroundings;
  try {
    const { report, reports, outputs, stage, help } = readDoctorArguments(args);
    if (help) {
      write(doctorUsage);
      return 0;
    }
    const typed = (path: string | undefined) => (path === undefined ? undefined : typedPath(path, environment));
    const file = typed(reports ?? environment.CASEBOOK_REPORTS) ?? 'infra/reports.json';
    const settings = await readReportSettings(file, report);
    const subject: Subject = {
      settings,
      now: now(),
      plannrUrl: environment.PLANNR_URL ?? 'https://api.plannrcrm.com',
      token: environment.PLANNR_TOKEN,
      retryDelayMilliseconds,
      deployed: await readDeployed({ file: typed(outputs), stage, environment }),
      aws: awsClients(),
      readKeys: parseApiKeys,
    };
    const findings: Finding[] = [];
    for await (const finding of examine(subject)) {
      findings.push(finding);
      write(formatFinding(finding));
    }
    write(formatVerdict(findings));
    return findings.some(({ level }) => level === 'fail') ? 1 : 0;
  } catch (error) {
    write(error instanceof ReportError ? `${error.message}\n` : `The doctor itself failed: ${String(error)}\n`);
    return error instanceof ReportError && error.kind === 'bad-input' ? 2 : 1;
  }
}

/** As the AWS SDK finds them in the environment: region, credentials, and on one machine the addresses. */
function awsClients(): Subject['aws'] {
  const impatient = {
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 15_000, throwOnRequestTimeout: true },
  };
  return {
    ssm: new SSMClient(impatient),
    ses: new SESClient(impatient),
    s3: new S3Client(impatient),
    dynamodb: new DynamoDBClient(impatient),
    lambda: new LambdaClient(impatient),
  };
}

if (import.meta.main) {
  process.exitCode = await runDoctor(process.argv.slice(2), {
    environment: process.env,
    now: () => new Date().toISOString(),
    write: (text) => process.stdout.write(text),
  });
}
