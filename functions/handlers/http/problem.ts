/**
 * What goes wrong at the URL, by the last part of its `type`. Titles say the same each time; what differs is in `detail`.
 * Source: RFC 9457.
 */
const kinds = {
  'not-a-request': { status: 400, title: 'Not a request' },
  'not-json': { status: 400, title: 'The body is not JSON' },
  'key-needed': { status: 401, title: 'A valid key is needed' },
  'not-signed': { status: 401, title: 'Not signed' },
  'not-found': { status: 404, title: 'Not found' },
  'method-not-allowed': { status: 405, title: 'Method not allowed' },
  'not-ready': { status: 409, title: 'Not ready yet' },
  'cannot-be-retried': { status: 409, title: 'There is nothing to take up' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'not-sent-as-json': { status: 415, title: 'The body was not sent as JSON' },
  'does-not-fit': { status: 422, title: 'Some of what was sent does not fit' },
  internal: { status: 500, title: 'Something went wrong here' },
} as const satisfies Record<string, { status: number; title: string }>;

/** One thing that does not fit, by the place in the body (a JSON pointer), or by the name of a parameter or header. */
export type FieldMisfit = { readonly detail: string } & (
  | { readonly pointer: string }
  | { readonly parameter: string }
  | { readonly header: string }
);

export type ProblemOptions = {
  readonly detail: string;
  readonly whatToDo: string;
  readonly errors?: readonly FieldMisfit[];
  readonly headers?: Readonly<Record<string, string>>;
};

/** Ends a request with a problem document. Holds no client's name, no key and nothing of how Casebook works inside. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  /** What the caller is shown. */
  readonly document: object;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(kind: keyof typeof kinds, { detail, whatToDo, errors, headers = {} }: ProblemOptions) {
    super(detail);
    const { status, title } = kinds[kind];
    this.status = status;
    this.document = { type: `urn:problem-type:casebook:${kind}`, title, status, detail, whatToDo, errors };
    this.#headers = headers;
  }

  toResponse(): Response {
    const headers = { ...this.#headers, 'content-type': 'application/problem+json' };
    return new Response(JSON.stringify(this.document), { status: this.status, headers });
  }
}
