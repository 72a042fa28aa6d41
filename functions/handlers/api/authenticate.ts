import type { MiddlewareHandler } from 'hono';
import { Problem } from '../http/problem.ts';
import type { ApiEnv } from './api-env.ts';
import { findKey } from './api-key.ts';

/** Lets through who shows a good bearer key, and nobody else, whatever they ask for. @throws Problem 401. */
export const authenticate: MiddlewareHandler<ApiEnv> = async (context, next) => {
  const presented = /^Bearer +([\x21-\x7e]+) *$/i.exec(context.req.header('authorization') ?? '')?.[1];
  if (presented === undefined) {
    throw new Problem('key-needed', {
      detail: 'No bearer key came with the request.',
      whatToDo: 'Send your key in the header "Authorization: Bearer …".',
      headers: { 'www-authenticate': 'Bearer realm="Casebook"' },
    });
  }
  const key = findKey(await context.var.ports.keys(), presented);
  if (key === undefined) {
    throw new Problem('key-needed', {
      detail: 'The key is not known.',
      whatToDo: 'Check the key, or ask whoever looks after Casebook for one. A new key counts after a few minutes.',
      headers: { 'www-authenticate': 'Bearer realm="Casebook", error="invalid_token"' },
    });
  }
  context.set('key', key);
  await next();
};
