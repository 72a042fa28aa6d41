import { ReportError } from '../../report-error.ts';

/**
 * The address that all of Plannr's paths hang from, without a slash at its end: `https://api.plannrcrm.com/api/v1`.
 *
 * @throws ReportError `bad-input` for what is no address, or one that would send the token in the clear.
 */
export function plannrAddress(baseUrl: string): URL {
  const address = URL.parse(baseUrl.trim());
  if (address === null || !/^https?:$/.test(address.protocol)) {
    throw new ReportError(
      'bad-input',
      `The address of Plannr is "${withoutSecrets(baseUrl)}", which is not a web address.`,
      'Set PLANNR_URL to an address such as "https://api.plannrcrm.com", or leave it out.',
    );
  }
  if (address.username !== '' || address.password !== '' || address.search !== '' || address.hash !== '') {
    throw new ReportError(
      'bad-input',
      `The address of Plannr at ${address.host} holds a user, a password, a "?" or a "#".`,
      'Set PLANNR_URL to the plain address, such as "https://api.plannrcrm.com". The token is given on its own.',
    );
  }
  if (address.protocol === 'http:' && !isThisMachine(address.hostname)) {
    throw new ReportError(
      'bad-input',
      `The address of Plannr, http://${address.host}, would send the token unencrypted.`,
      `Set PLANNR_URL to https://${address.host}. Plain http is only for a Plannr on this machine, such as the sandbox.`,
    );
  }
  address.pathname = `${address.pathname.replace(/\/+$/, '').replace(/\/api\/v1$/, '')}/api/v1`;
  return address;
}

function isThisMachine(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

// What was typed in the wrong place may be a token; a part of it is enough to know it by.
function withoutSecrets(text: string): string {
  return text.length > 40 ? `${text.slice(0, 8)}…` : text;
}
