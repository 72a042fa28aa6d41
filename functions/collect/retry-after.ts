/**
 * How long a `Retry-After` asks to wait, in milliseconds from `now`: it holds seconds or an HTTP date.
 * `undefined` where it is missing or says nothing that can be used, a moment already past included.
 */
export function retryAfterMilliseconds(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return positive(Number(text) * 1000);
  // An HTTP date always names its weekday; Date.parse would also take other texts for one.
  if (/^[A-Z][a-z]{2,8}, /.test(text)) return positive(Date.parse(text) - now);
  return undefined;
}

function positive(milliseconds: number): number | undefined {
  return milliseconds > 0 ? milliseconds : undefined;
}
