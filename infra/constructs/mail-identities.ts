import type { Settings } from '../../functions/settings.ts';

/** The bare addresses of the reports' senders. */
export function senderAddresses({ reports }: Settings): string[] {
  return distinct(reports.map(({ sender }) => /<([^<>]+)>$/.exec(sender)?.[1] ?? sender));
}

/**
 * The SES identities that a sender may be verified as: the address, its domain, or a domain above it. SES takes the
 * closest.
 */
export function senderIdentities(settings: Settings): string[] {
  return distinct(
    senderAddresses(settings).flatMap((address) => {
      const labels = domainOf(address).split('.');
      const domains = labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'));
      return [address, ...domains];
    }),
  );
}

/**
 * The domains that may be mailed, as written and in small letters: SES compares letter by letter, and an address may be
 * written either way.
 */
export function allowedDomains({ reports }: Settings): string[] {
  return distinct(
    reports
      .flatMap((report) => [
        ...report.allowedDomains,
        domainOf(report.owner),
        ...report.recipients.map(({ email }) => domainOf(email)),
      ])
      .flatMap((domain) => [domain, domain.toLowerCase()]),
  );
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
