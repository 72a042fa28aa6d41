import { DescribeConfigurationSetCommand } from '@aws-sdk/client-ses';
import { awsErrorName } from '../../aws-error.ts';
import type { Finding } from './finding.ts';
import { type Check, notDeployed } from './subject.ts';
import { troubleFinding } from './trouble-finding.ts';

const about = 'Configuration set';

/** Whether the mails' configuration set is there, sends, and asks for TLS. */
export const checkConfigurationSet: Check = async ({ aws, deployed: { configurationSet: name } }) => {
  if (name === undefined) return [notDeployed(about)];
  try {
    const { DeliveryOptions, ReputationOptions } = await aws.ses.send(
      new DescribeConfigurationSetCommand({
        ConfigurationSetName: name,
        ConfigurationSetAttributeNames: ['deliveryOptions', 'reputationOptions'],
      }),
    );
    if (ReputationOptions?.SendingEnabled === false) return [paused(name)];
    if (DeliveryOptions?.TlsPolicy === 'Require') {
      return [{ level: 'ok', about, what: `${name} is there and sends over TLS only.` }];
    }
    const whatToDo = 'Deploy again: the stack requires TLS.';
    return [{ level: 'warn', about, what: `${name} would also send without TLS.`, whatToDo }];
  } catch (error) {
    if (/^ConfigurationSetDoesNotExist/.test(awsErrorName(error))) return [missing(name)];
    const right = 'ses:DescribeConfigurationSet';
    return [troubleFinding(error, { about, question: `how ${name} is set could not be found out`, right })];
  }
};

function paused(name: string): Finding {
  const whatToDo = 'See in SES (Configuration sets) why it was paused, and enable it again.';
  return { level: 'fail', about, what: `sending with ${name} is paused.`, whatToDo };
}

function missing(name: string): Finding {
  return { level: 'fail', about, what: `there is no ${name}.`, whatToDo: 'Deploy again: the stack makes it.' };
}
