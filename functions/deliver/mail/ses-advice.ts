type Advice = { readonly says: string; readonly whatToDo: string };

/**
 * What an error code of SES means and what to do about it. SES's own words are passed on only where they are known to
 * hold nothing but addresses: those about signatures quote the request, with our session token in it.
 * Source: the errors of SendRawEmail and the common errors in the SES API reference.
 */
export function sesAdvice(code: string, words: string): Advice {
  switch (code) {
    case 'MessageRejected':
      return {
        says: words,
        whatToDo:
          'If an address is not verified: verify the sender in SES; while the account is in the SES sandbox each reader too, or ask AWS for production access.',
      };
    case 'MailFromDomainNotVerifiedException':
    case 'MailFromDomainNotVerified':
      return {
        says: "the MX record of the sender's MAIL FROM domain was not found.",
        whatToDo: 'Set the MX record that SES asks for, or take the MAIL FROM domain off the identity.',
      };
    case 'ConfigurationSetDoesNotExist':
    case 'ConfigurationSetDoesNotExistException':
      return {
        says: 'the configuration set does not exist.',
        whatToDo: 'Deploy Casebook again, or check that its region is the one of the configuration set.',
      };
    case 'ConfigurationSetSendingPausedException':
      return {
        says: 'sending is paused for the configuration set.',
        whatToDo: 'Look in SES for why it was paused (bounces, complaints), and enable sending again.',
      };
    case 'AccountSendingPausedException':
      return {
        says: 'sending is paused for the whole AWS account.',
        whatToDo: 'Look in the SES console under Reputation metrics for why, and ask AWS Support to lift it.',
      };
    case 'Throttling':
    case 'ThrottlingException':
      return throttled(words);
    case 'AccessDenied':
    case 'AccessDeniedException':
      return {
        says: 'these credentials may not send.',
        whatToDo: 'Allow ses:SendRawEmail for the sender identity and, where one is set, the configuration set.',
      };
    case 'ExpiredToken':
    case 'ExpiredTokenException':
    case 'InvalidClientTokenId':
    case 'SignatureDoesNotMatch':
    case 'UnrecognizedClientException':
      return {
        says: `the AWS credentials are not valid (${code}).`,
        whatToDo: 'Sign in to AWS again, or give valid credentials, and try again.',
      };
    default:
      return {
        says: `it answered ${code}.`,
        whatToDo: 'Look the answer up in the SES API reference under SendRawEmail and common errors.',
      };
  }
}

function throttled(words: string): Advice {
  return /daily/i.test(words)
    ? {
        says: 'the account has sent as many mails as it may in 24 hours.',
        whatToDo: 'Try again tomorrow, or ask AWS to raise the sending quota.',
      }
    : {
        says: 'too many mails were sent within a second, even after waiting.',
        whatToDo: 'Try again in a few minutes, or ask AWS to raise the sending rate.',
      };
}
