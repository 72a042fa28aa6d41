import { parseSender } from '../../deliver/mail/mail-address.ts';
import type { Check } from './subject.ts';
import { troubleFinding } from './trouble-finding.ts';
import { verifiedOf } from './verified-identities.ts';

const about = 'Sender';

/** Whether SES has verified the address that the mails come from, or its domain. */
export const checkSender: Check = async (subject) => {
  const { address: sender } = parseSender(subject.settings.sender);
  try {
    const verified = await verifiedOf(subject, [sender]);
    if (verified.has(sender)) return [{ level: 'ok', about, what: `SES has verified ${sender} or its domain.` }];
    return [
      {
        level: 'fail',
        about,
        what: `SES has not verified ${sender}, nor its domain, in this region.`,
        whatToDo: 'Verify the domain in SES (Identities, Create identity) and set the DNS records that it shows.',
      },
    ];
  } catch (error) {
    const right = 'ses:GetIdentityVerificationAttributes';
    return [
      troubleFinding(error, { about, question: `whether SES has verified ${sender} could not be found out`, right }),
    ];
  }
};
