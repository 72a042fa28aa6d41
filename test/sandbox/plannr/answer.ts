/** What the server says. `body` is the text as sent. */
export type Answer = {
  readonly status: number;
  readonly body: string;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

export function json(status: number, value: unknown): Answer {
  return { status, body: JSON.stringify(value) };
}

/** An error as Laravel words it. Source: docs/plannr.md, section 1. */
export function problem(status: number, message: string): Answer {
  return json(status, { message });
}

/** Thrown where a request cannot be answered as asked. */
export class Refusal extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(`refused with ${answer.status}`);
    this.answer = answer;
  }
}

export function htmlPage(status: number, title: string): Answer {
  return {
    status,
    contentType: 'text/html; charset=UTF-8',
    body: `<!DOCTYPE html>\n<html><head><title>${status} ${title}</title></head><body><center><h1>${status} ${title}</h1></center><hr><center>cloudflare</center></body></html>\n`,
  };
}
