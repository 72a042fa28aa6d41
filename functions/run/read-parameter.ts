import { SSMProvider } from '@aws-lambda-powertools/parameters/ssm';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { Instant } from '../analyse/case.ts';
import { mayPass } from '../aws-error.ts';
import { ReportError } from '../report-error.ts';

export type ParameterReadOptions = {
  /** Passes by what is kept. */
  readonly freshly?: boolean;
  /** The value of a parameter that nobody has made; without it, that is an error. */
  readonly ifMissing?: string;
};

export type ReadParameter = (name: string, options?: ParameterReadOptions) => Promise<string>;

const keptSeconds = 180;

/** Reads SecureStrings from SSM. What was read is kept for three minutes. */
export function createParameterReader(provider = new SSMProvider()): ReadParameter {
  return async (name, { freshly = false, ifMissing } = {}) => {
    const value = await provider
      .get(name, { decrypt: true, maxAge: keptSeconds, forceFetch: freshly })
      .catch((error: unknown) => {
        const cause = causeOf(error);
        const reason = cause?.name ?? 'unknown error';
        if (reason === 'ParameterNotFound' && ifMissing !== undefined) return ifMissing;
        throw cannotRead(name, reason, mayPass(cause));
      });
    if (value === undefined) throw cannotRead(name, 'no value');
    return value;
  };
}

/** Tells when a parameter was last written, without its value. @throws what the SDK throws. */
export function createParameterDates(client = new SSMClient()) {
  return async (name: string): Promise<Instant | undefined> => {
    const { Parameter } = await client.send(new GetParameterCommand({ Name: name }));
    return Parameter?.LastModifiedDate?.toISOString();
  };
}

// Powertools wraps what the SDK threw.
function causeOf(error: unknown): Error | undefined {
  return error instanceof Error && error.cause instanceof Error ? error.cause : undefined;
}

function cannotRead(name: string, reason: string, passes = false): ReportError {
  return new ReportError(
    'refused',
    `The parameter ${name} could not be read from SSM (${reason}).`,
    'Check that a SecureString of that name is there, in this region, and that this function may read it (ssm:GetParameter).',
    { mayPass: passes },
  );
}
