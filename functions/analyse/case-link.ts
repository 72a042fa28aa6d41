/** Where a case is found in the CRM; `undefined` where the firm set no address. @param template with `{uuid}` in it */
export function caseLink(template: string | undefined, uuid: string): string | undefined {
  return template?.split('{uuid}').join(encodeURIComponent(uuid));
}
