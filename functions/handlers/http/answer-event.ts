import type { Env, Hono } from 'hono';
import { type APIGatewayProxyResult, handle, type LambdaEvent } from 'hono/aws-lambda';
import { Problem } from './problem.ts';

/** What an API Gateway HTTP API hands over, in its version 2.0. */
export type GatewayEvent = Extract<LambdaEvent, { rawPath: string }>;

export type GatewayResult = Pick<APIGatewayProxyResult, 'statusCode' | 'body' | 'isBase64Encoded'> & {
  readonly headers: Readonly<Record<string, string | string[]>>;
};

/**
 * Puts an app behind an API Gateway HTTP API. What never reaches the app, since it is no request that one could make
 * (such as a method that nobody knows), is answered here, in the same form.
 */
export function answerEvents<E extends Env>(app: Hono<E>) {
  const answer = handle(app);
  return async (event: GatewayEvent): Promise<GatewayResult> => {
    const { method } = event.requestContext.http;
    const isBodiless = method === 'GET' || method === 'HEAD';
    const result = await answer(isBodiless ? { ...event, body: null } : event);
    const type = String(result.headers['content-type']);
    return result.statusCode < 400 || /^(?:application\/problem\+json|text\/html)/.test(type) ? result : noRequest();
  };
}

function noRequest(): GatewayResult {
  const { status, document } = new Problem('not-a-request', {
    detail: 'This is not a request that can be answered.',
    whatToDo: 'See docs/url.md for the addresses and methods there are.',
  });
  const headers = { 'content-type': 'application/problem+json', 'cache-control': 'no-store' };
  return { statusCode: status, headers, body: JSON.stringify(document), isBase64Encoded: false };
}
