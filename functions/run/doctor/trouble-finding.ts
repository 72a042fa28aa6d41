import * as z from 'zod';
import { awsErrorName } from '../../aws-error.ts';
import { ReportError } from '../../report-error.ts';
import type { Finding } from './finding.ts';

const sdkError = z.object({
  name: z.string(),
  $metadata: z.object({ httpStatusCode: z.int().optional() }),
});

const noRight = /^(?:AccessDenied|AccessDeniedException|UnauthorizedOperation|Forbidden|403)$/;
const noCredentials =
  /Credential|UnrecognizedClient|InvalidClientTokenId|InvalidSignature|SignatureDoesNotMatch|ExpiredToken|InvalidAccessKeyId/;
// What our stand-ins on one machine answer where they do not know a call.
const unknownCall = /^(?:UnknownOperation|UnknownOperationException|InvalidAction|NotImplemented)$/;

export type Asked = {
  readonly about: string;
  /** What was to be found out, as the end of "could not be found out". */
  readonly question: string;
  /** The right that it takes. */
  readonly right?: string;
};

/** What a check that broke off has found: the kinds of error that have nothing to do with what was looked at. */
export function troubleFinding(error: unknown, { about, question, right }: Asked): Finding {
  if (error instanceof ReportError) return { level: 'fail', about, what: error.happened, whatToDo: error.whatToDo };
  const { name, $metadata } = sdkError.safeParse(error).data ?? { name: awsErrorName(error), $metadata: {} };
  if (noCredentials.test(name) || /credential/i.test(messageOf(error))) {
    return {
      level: 'fail',
      about,
      what: `AWS does not know who asks (${name}).`,
      whatToDo: 'Sign in to the account that Casebook lives in, such as with `aws sso login`, or set AWS_PROFILE.',
    };
  }
  if (/region is missing/i.test(messageOf(error))) {
    const whatToDo = 'Set AWS_REGION to the region that Casebook lives in, such as eu-west-2.';
    return { level: 'fail', about, what: 'no AWS region is set.', whatToDo };
  }
  if (noRight.test(name)) {
    const whatToDo = `Ask as somebody with the right${right === undefined ? '' : ` ${right}`}.`;
    return { level: 'not-checked', about, what: `${question}: you may not ask (${name}).`, whatToDo };
  }
  if (unknownCall.test(name) || $metadata.httpStatusCode === 501) {
    return {
      level: 'not-checked',
      about,
      what: `${question}: what answers here does not know the question (${name}).`,
    };
  }
  return {
    level: 'fail',
    about,
    what: `${question}: AWS did not answer (${name}).`,
    whatToDo: 'Check the network and AWS_REGION, and try again.',
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}
