import { SSMProvider } from '@aws-lambda-powertools/parameters/ssm';
import { ReportError } from '../report-error.ts';

export type ReadParameter = (name: string, options?: { readonly freshly?: boolean }) => Promise<string>;

const keptSeconds = 180;

/** Reads SecureStrings from SSM. What was read is kept for three minutes; `freshly` passes by what is kept. */
export function createParameterReader(provider = new SSMProvider()): ReadParameter {
  return async (name, { freshly = false } = {}) => {
    const value = await provider
      .get(name, { decrypt: true, maxAge: keptSeconds, forceFetch: freshly })
      .catch((error: unknown) => {
        throw cannotRead(name, error);
      });
    if (value === undefined) throw cannotRead(name, undefined);
    return value;
  };
}

function cannotRead(name: string, error: unknown): ReportError {
  // Powertools wraps what the SDK threw.
  const reason = error instanceof Error && error.cause instanceof Error ? error.cause.name : 'no value';
  return new ReportError(
    'refused',
    `The parameter ${name} could not be read from SSM (${reason}).`,
    'Check that a SecureString of that name is there, in this region, and that this function may read it (ssm:GetParameter).',
  );
}
