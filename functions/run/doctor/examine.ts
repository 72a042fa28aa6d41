import { waitsOnProviders } from '../../analyse/service/stage-map.ts';
import { checkAccount } from './check-account.ts';
import { checkApiKeys } from './check-api-keys.ts';
import { checkAws } from './check-aws.ts';
import { checkBucket } from './check-bucket.ts';
import { checkCases } from './check-cases.ts';
import { checkConfigurationSet } from './check-configuration-set.ts';
import { checkDurable } from './check-durable.ts';
import { checkLedger } from './check-ledger.ts';
import { checkMailAccount } from './check-mail-account.ts';
import { checkRate } from './check-rate.ts';
import { checkSender } from './check-sender.ts';
import { checkSettings } from './check-settings.ts';
import { checkToken } from './check-token.ts';
import type { Finding } from './finding.ts';
import { checkProviders } from './own-rules/check-providers.ts';
import { checkStages } from './own-rules/check-stages.ts';
import { checkTimeliness } from './own-rules/check-timeliness.ts';
import type { Check, Subject } from './subject.ts';
import { troubleFinding } from './trouble-finding.ts';

type Checks = Readonly<Record<string, Check>>;

/** Of Plannr, once it has taken the token. */
function plannrChecks({ settings: { stages, timeliness } }: Subject): Checks {
  return {
    Cases: checkCases,
    'Rate limit': checkRate,
    Stages: checkStages,
    ...(waitsOnProviders(stages) && { Providers: checkProviders }),
    ...(timeliness && { Timeliness: checkTimeliness }),
  };
}

const awsChecks: Checks = {
  Sender: checkSender,
  'SES account': checkMailAccount,
  'Configuration set': checkConfigurationSet,
  Bucket: checkBucket,
  Ledger: checkLedger,
  'API keys': checkApiKeys,
  'Durable run': checkDurable,
};

/** Looks at everything that one report needs, in the order in which a run needs it. Never throws. */
export async function* examine(subject: Subject): AsyncGenerator<Finding> {
  yield* await look('Settings', checkSettings, subject);
  const aws = await look('AWS', checkAws, subject);
  yield* aws;
  const canAskAws = !hasFailed(aws);

  const canReadToken = canAskAws || subject.token !== undefined;
  const token = canReadToken ? await look('Token', checkToken, subject) : leaveOut({ Token: checkToken }, awsIsAway);
  yield* token;
  const account = hasFailed(token)
    ? leaveOut({ Account: checkAccount }, 'there is no token to ask Plannr with.')
    : await look('Account', checkAccount, subject);
  yield* account;
  if (hasFailed(account)) yield* leaveOut(plannrChecks(subject), 'Plannr cannot be asked.');
  else yield* lookAtAll(plannrChecks(subject), subject);

  if (canAskAws) yield* lookAtAll(awsChecks, subject);
  else yield* leaveOut(awsChecks, awsIsAway);
}

const awsIsAway = 'AWS cannot be asked.';

async function* lookAtAll(checks: Checks, subject: Subject): AsyncGenerator<Finding> {
  for (const [about, check] of Object.entries(checks)) yield* await look(about, check, subject);
}

async function look(about: string, check: Check, subject: Subject): Promise<readonly Finding[]> {
  try {
    return await check(subject);
  } catch (error) {
    return [troubleFinding(error, { about, question: 'it could not be looked at' })];
  }
}

function leaveOut(checks: Checks, what: string): readonly Finding[] {
  return Object.keys(checks).map((about) => ({ level: 'not-checked', about, what }));
}

/** Whether nothing can be built on it. */
function hasFailed(findings: readonly Finding[]): boolean {
  return findings.some(({ level }) => level === 'fail' || level === 'not-checked');
}
