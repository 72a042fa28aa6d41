import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

const secure = secureHeaders({
  contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  strictTransportSecurity: 'max-age=63072000',
});

/** Every answer is for its caller alone: nobody keeps it, sniffs at it or frames it. */
export const guardAnswers: MiddlewareHandler = async (context, next) => {
  await secure(context, next);
  context.header('cache-control', 'no-store');
};
