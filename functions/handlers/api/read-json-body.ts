import { Problem } from '../http/problem.ts';
import { readBody } from '../http/read-body.ts';

const mostBytes = 64 * 1024;

/**
 * Reads a request's body as JSON; none at all is an empty object.
 *
 * @throws Problem 413, 415 or 400.
 */
export async function readJsonBody(request: Request): Promise<unknown> {
  const bytes = await readBody(request, mostBytes, 'Ask for fewer clients at a time.');
  if (bytes.length === 0) return {};
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/(?:json|[a-z0-9.-]+\+json)\s*(?:;|$)/i.test(type)) {
    throw new Problem('not-sent-as-json', {
      detail: 'The body came without the content type of JSON.',
      whatToDo: 'Send the body as JSON, with the header "Content-Type: application/json".',
      headers: { 'accept-post': 'application/json' },
    });
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Problem('not-json', {
      detail: 'The body could not be read as JSON in UTF-8.',
      whatToDo: 'Send an object such as {"period":"2026-W47"}, or no body at all.',
    });
  }
}
