import { dayMilliseconds } from '../../analyse/day.ts';
import { awsErrorName } from '../../aws-error.ts';
import { oldToken } from '../rules/token-age.ts';
import type { Finding } from './finding.ts';
import { readToken } from './read-token.ts';
import type { Check } from './subject.ts';
import { troubleFinding } from './trouble-finding.ts';

const about = 'Token';

/** Whether there is a token, and how old it is. Whether Plannr takes it is for `checkAccount` to see. */
export const checkToken: Check = async (subject) => {
  const { tokenParameter } = subject.settings.plannr;
  try {
    const { text, from, changedAt } = await readToken(subject);
    if (!/^[\x21-\x7e]+$/.test(text)) return [unusable(from)];
    if (changedAt === undefined) return [{ level: 'ok', about, what: `from ${from}; how old it is cannot be known.` }];
    return [ageOf(from, changedAt, subject.now)];
  } catch (error) {
    if (awsErrorName(error) === 'ParameterNotFound') return [missing(tokenParameter)];
    const asked = { about, question: 'whether there is a token could not be found out', right: 'ssm:GetParameter' };
    return [troubleFinding(error, asked)];
  }
};

function ageOf(from: string, changedAt: Date, now: string): Finding {
  const days = Math.floor((Date.parse(now) - changedAt.getTime()) / dayMilliseconds);
  const what = `${from} was last changed on ${changedAt.toISOString().slice(0, 10)}, ${days} days ago`;
  if (oldToken(from, changedAt.toISOString(), now) === undefined) return { level: 'ok', about, what: `${what}.` };
  const whatToDo = 'Make a new one in Plannr (Settings, Account Details) and put it into the parameter.';
  return { level: 'warn', about, what: `${what}; a personal access token may end after a year.`, whatToDo };
}

function missing(name: string): Finding {
  return {
    level: 'fail',
    about,
    what: `there is no parameter ${name} in SSM, in this region.`,
    whatToDo: `Make it: aws ssm put-parameter --type SecureString --name ${name} --value …, with a token from Plannr (Settings, Account Details).`,
  };
}

function unusable(from: string): Finding {
  return {
    level: 'fail',
    about,
    what: `${from} holds no token: it is empty, or has spaces or line breaks in it.`,
    whatToDo: 'Put the token in again, on one line and without quotes.',
  };
}
