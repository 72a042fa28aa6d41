/**
 * Makes a function that tells where a case is found in the CRM; `undefined` where the firm set no address.
 *
 * @param template with `{uuid}` in it
 */
export function createCaseLink(template: string | undefined): (uuid: string) => string | undefined {
  const parts = template?.split('{uuid}');
  return (uuid) => parts?.join(encodeURIComponent(uuid));
}
