/** An error of SES's query API: a code, its words, and whose fault it is. */
export type SesError = { readonly code: string; readonly message: string; readonly type?: 'Sender' | 'Receiver' };

const mostBytes = 10_485_760;
const mostRecipients = 50;

/**
 * Why SES would not take the mail, by its documented limits: 10 MB with attachments, 50 recipients, and addresses that
 * are not verified.
 */
export function whySesRefuses(form: URLSearchParams, refused: ReadonlySet<string>): SesError | undefined {
  const bytes = Buffer.byteLength(form.get('RawMessage.Data') ?? '', 'base64');
  if (bytes > mostBytes) {
    return {
      code: 'InvalidParameterValue',
      message: `Message length is more than ${mostBytes} bytes long: '${bytes}'.`,
    };
  }
  const to = [...form].flatMap(([key, value]) => (key.startsWith('Destinations.member.') ? [value] : []));
  if (to.length > mostRecipients) return { code: 'InvalidParameterValue', message: 'Recipient count exceeds 50.' };
  const stranger = to.find((address) => refused.has(address.toLowerCase()));
  return stranger === undefined ? undefined : notVerified(stranger);
}

/** What SES answers for an address that is not verified. */
export function notVerified(address: string): SesError {
  return {
    code: 'MessageRejected',
    message: `Email address is not verified. The following identities failed the check in region EU-WEST-2: ${address}`,
  };
}

/** An error as the query API answers it. Source: "Structure of an error response" in the SES developer guide. */
export function sesErrorXml({ code, message, type = 'Sender' }: SesError): string {
  return `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/">
  <Error>
    <Type>${type}</Type>
    <Code>${code}</Code>
    <Message>${message}</Message>
  </Error>
  <RequestId>42d59b56-7407-4c4a-be0f-4c88daeea257</RequestId>
</ErrorResponse>
`;
}
