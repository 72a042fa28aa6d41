import { GetAccountSendingEnabledCommand, GetSendQuotaCommand } from '@aws-sdk/client-ses';
import type { Finding } from './finding.ts';
import type { Check, Subject } from './subject.ts';
import { type Asked, troubleFinding } from './trouble-finding.ts';
import { verifiedOf } from './verified-identities.ts';

const about = 'SES account';

/** What SES allows an account that is still in its sandbox. Source: "Amazon SES sandbox" in the SES developer guide. */
const sandboxMailsADay = 200;

/** Whether the account may send at all, to whom, and how much is left of the day's mails. */
export const checkMailAccount: Check = async (subject) => {
  const enabled = await orTrouble(isEnabled(subject), {
    about,
    question: 'whether sending is enabled could not be found out',
    right: 'ses:GetAccountSendingEnabled',
  });
  const quota = await orTrouble(quotaOf(subject), {
    about,
    question: 'what SES allows this account could not be found out',
    right: 'ses:GetSendQuota and ses:GetIdentityVerificationAttributes',
  });
  return [...enabled, ...quota];
};

async function isEnabled({ aws }: Subject): Promise<Finding[]> {
  const { Enabled } = await aws.ses.send(new GetAccountSendingEnabledCommand({}));
  if (Enabled === true) return [{ level: 'ok', about, what: 'sending is enabled.' }];
  const whatToDo = 'See in SES (Account dashboard) why it was paused, and have it enabled again.';
  return [{ level: 'fail', about, what: 'sending is paused for the whole account.', whatToDo }];
}

async function quotaOf(subject: Subject): Promise<Finding[]> {
  const { Max24HourSend = 0, SentLast24Hours = 0 } = await subject.aws.ses.send(new GetSendQuotaCommand({}));
  const left = Max24HourSend < 0 ? Number.POSITIVE_INFINITY : Max24HourSend - SentLast24Hours;
  const { recipients } = subject.settings;
  const room: Finding =
    left < recipients.length
      ? {
          level: 'fail',
          about,
          what: `${left} mails are left of the ${Max24HourSend} of 24 hours; the report needs ${recipients.length}.`,
          whatToDo: 'Wait, or ask SES for a higher sending quota.',
        }
      : {
          level: 'ok',
          about,
          what: `${Number.isFinite(left) ? left : 'any number of'} mails are left of the last 24 hours.`,
        };
  return Max24HourSend === sandboxMailsADay ? [room, ...(await inSandbox(subject))] : [room];
}

async function inSandbox(subject: Subject): Promise<Finding[]> {
  const { recipients, owner } = subject.settings;
  const addresses = [...new Set([...recipients.map(({ email }) => email), owner])];
  const verified = await verifiedOf(subject, addresses);
  const refused = addresses.filter((address) => !verified.has(address));
  const whatToDo = 'Ask for production access (SES, Account dashboard), or verify each reader or their domain.';
  const what = "the account is in SES's sandbox, where only verified addresses can be mailed";
  return refused.length === 0
    ? [{ level: 'warn', about, what: `${what}; all of the report's are.`, whatToDo }]
    : [{ level: 'fail', about, what: `${what}; these are not: ${refused.join(', ')}.`, whatToDo }];
}

async function orTrouble(findings: Promise<Finding[]>, asked: Asked): Promise<Finding[]> {
  return findings.catch((error: unknown) => [troubleFinding(error, asked)]);
}
