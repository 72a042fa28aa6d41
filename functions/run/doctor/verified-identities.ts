import { GetIdentityVerificationAttributesCommand } from '@aws-sdk/client-ses';
import type { Subject } from './subject.ts';

/** SES takes so many identities a call. */
const most = 100;

/** Which of the addresses SES has verified, by themselves or by their domain or one above it. */
export async function verifiedOf(
  { aws }: Pick<Subject, 'aws'>,
  addresses: readonly string[],
): Promise<ReadonlySet<string>> {
  const asked = [...new Set(addresses.flatMap(identitiesOf))];
  const verified = new Set<string>();
  for (let from = 0; from < asked.length; from += most) {
    const command = new GetIdentityVerificationAttributesCommand({ Identities: asked.slice(from, from + most) });
    const { VerificationAttributes = {} } = await aws.ses.send(command);
    for (const [identity, attributes] of Object.entries(VerificationAttributes)) {
      if (attributes.VerificationStatus === 'Success') verified.add(identity.toLowerCase());
    }
  }
  return new Set(addresses.filter((address) => identitiesOf(address).some((identity) => verified.has(identity))));
}

function identitiesOf(address: string): readonly string[] {
  const whole = address.toLowerCase();
  const labels = whole.slice(whole.lastIndexOf('@') + 1).split('.');
  // Not the last label: no one verifies all of ".example".
  return [whole, ...labels.slice(0, -1).map((_label, index) => labels.slice(index).join('.'))];
}
