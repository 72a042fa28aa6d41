import { GetParameterCommand } from '@aws-sdk/client-ssm';
import { awsErrorName } from '../../aws-error.ts';
import { ReportError } from '../../report-error.ts';
import type { Finding } from './finding.ts';
import { type Check, notDeployed } from './subject.ts';
import { troubleFinding } from './trouble-finding.ts';

const about = 'API keys';

/** Whether somebody could ask for the report through the URL. Without a key it is still made on schedule. */
export const checkApiKeys: Check = async ({ aws, deployed: { apiKeysParameter: name }, settings, readKeys }) => {
  if (name === undefined) return [notDeployed(about)];
  try {
    const { Parameter } = await aws.ssm.send(new GetParameterCommand({ Name: name, WithDecryption: true }));
    const keys = readKeys(Parameter?.Value ?? '');
    const holders = keys.filter(({ reports }) => reports === 'all' || reports.includes(settings.id));
    if (holders.length > 0) {
      const names = holders.map((key) => key.name).join(', ');
      return [{ level: 'ok', about, what: `the report can be asked for by ${names}.` }];
    }
    const what = `no key may ask for ${settings.id}.`;
    return [
      { level: 'warn', about, what, whatToDo: `Add the report to a key in ${name}; see "Keys" in docs/deploy.md.` },
    ];
  } catch (error) {
    if (awsErrorName(error) === 'ParameterNotFound') return [missing(name)];
    if (error instanceof ReportError) {
      return [{ level: 'warn', about, what: `${error.happened} Nobody can use the URL.`, whatToDo: error.whatToDo }];
    }
    const asked = { about, question: 'who has a key could not be found out', right: 'ssm:GetParameter' };
    return [troubleFinding(error, asked)];
  }
};

function missing(name: string): Finding {
  return {
    level: 'warn',
    about,
    what: `there is no parameter ${name}: nobody can use the URL.`,
    whatToDo: 'Make it as "Keys" in docs/deploy.md says, if reports are to be asked for.',
  };
}
