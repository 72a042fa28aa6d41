import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import type { Account } from './account-json.ts';
import { type Answer, htmlPage, json, problem, Refusal } from './answer.ts';
import type { Faults } from './faults.ts';
import type { Firm, FirmState, Instant } from './firm.ts';
import { type Actors, loginsBody } from './logins.ts';
import { random } from './random.ts';
import type { RateLimit } from './rate-limit.ts';
import {
  answerAccount,
  answerAccounts,
  answerAudits,
  answerCase,
  answerClientCases,
  answerFirmCases,
  type Call,
} from './routes.ts';
import type { SeenRequest } from './seen-request.ts';
import type { ShiftingRows } from './shifting-rows.ts';
import { spend } from './spend.ts';

type Parts = {
  readonly firm: Firm;
  readonly now: () => Instant;
  readonly actors: Actors;
  readonly faults: Faults;
  readonly rows: ShiftingRows;
  readonly token: () => string;
  readonly limit: RateLimit;
  readonly requestsPerMinute: number;
  /** Milliseconds, for the log of requests. */
  readonly clock: () => number;
  readonly seen: SeenRequest[];
  readonly stopping: AbortSignal;
};

type Env = { Bindings: HttpBindings };
type Asked = Context<Env>;

/** The server's routes, with what stands before all of them: token, account, rate limit and faults. */
export function plannrApp(parts: Parts): Hono<Env> {
  const { actors, faults, firm, now } = parts;
  const app = new Hono<Env>();
  const serve = (answer: (call: Call, uuid: string) => Answer) => (asked: Asked) =>
    respond(asked, parts, () => {
      const url = new URL(asked.req.url);
      return answer(
        {
          firm,
          state: faults.merged === true ? merged(firm.at(now())) : firm.at(now()),
          actor: actorOf(asked, actors),
          origin: url.origin,
          path: url.pathname,
          query: asked.req.query(),
          faults,
          rows: parts.rows,
        },
        asked.req.param('uuid') ?? '',
      );
    });

  app.get('/api/v1/logins', (asked) =>
    respond(asked, parts, () => {
      if (faults.forbidden?.includes('logins') === true) return problem(403, 'This action is unauthorized.');
      return json(200, loginsBody(actors, firm.at(now())));
    }),
  );
  app.get('/api/v1/cases', serve(answerFirmCases));
  app.get('/api/v1/cases/:uuid', serve(answerCase));
  app.get(
    '/api/v1/client',
    serve((call) => answerAccounts(call, 'client')),
  );
  app.get('/api/v1/client/:uuid/cases', serve(answerClientCases));
  app.get(
    '/api/v1/account',
    serve((call) => answerAccounts(call)),
  );
  app.get('/api/v1/account/:uuid', serve(answerAccount));
  app.get('/api/v1/audits/case/:uuid', serve(answerAudits));
  app.all('*', (asked) =>
    respond(asked, parts, () => {
      const route = new URL(asked.req.url).pathname.slice(1);
      if (asked.req.method === 'GET') return problem(404, `The route ${route} could not be found.`);
      return problem(405, `The ${asked.req.method} method is not supported for route ${route}.`);
    }),
  );
  return app;
}

async function respond(asked: Asked, parts: Parts, answer: () => Answer): Promise<Response> {
  const path = new URL(asked.req.url).pathname;
  const strikes = (fault: (Striking & { every?: number }) | undefined) => struck(fault, path);
  const at = parts.clock();
  const { faults, limit } = parts;
  const slow = strikes(faults.slow) ? faults.slow?.milliseconds : undefined;
  const away = isAway(faults.away, at) ? faults.away : undefined;
  if (away?.times !== undefined) away.times -= 1;
  const cut = strikes(faults.cutBody) || away?.how === 'cut';
  // What happens is settled as the request arrives, so that a slow answer does not change the order of things.
  const given =
    away === undefined || away.how === 'cut'
      ? decide(asked, parts, answer, strikes)
      : { ...htmlPage(away.how, 'Service Unavailable'), headers: retryAfter(away.retryAfterSeconds) };
  const seen = { method: asked.req.method, path, query: asked.req.query(), status: cut ? 0 : given.status, at };
  parts.seen.push(seen);
  const headers = {
    'Content-Type': given.contentType ?? 'application/json',
    'X-RateLimit-Limit': String(parts.requestsPerMinute),
    'X-RateLimit-Remaining': String(limit.remaining()),
    ...given.headers,
  };
  if (slow !== undefined) await pause(slow, parts.stopping);
  if (!cut) return new Response(given.body, { status: given.status, headers });

  const body = Buffer.from(given.body);
  const { outgoing } = asked.env;
  outgoing.writeHead(given.status, { ...headers, 'Content-Length': body.length });
  outgoing.write(body.subarray(0, Math.ceil(body.length / 2)), () => outgoing.destroy());
  return RESPONSE_ALREADY_SENT;
}

function decide(
  asked: Asked,
  parts: Parts,
  answer: () => Answer,
  strikes: (fault: (Striking & { every?: number }) | undefined) => boolean,
): Answer {
  const { faults, limit } = parts;
  if (!isAuthenticated(asked, parts)) return plain(asked, problem(401, 'Unauthenticated.'));
  if (strikes(faults.tooManyRequests)) return tooMany(faults.tooManyRequests?.retryAfterSeconds, parts.clock());
  const taken = limit.take();
  if (!taken.allowed) return tooMany(taken.retryAfterSeconds, parts.clock());
  limit.use(faults.othersPerRequest ?? 0);
  if (strikes(faults.serverError)) {
    const status = faults.serverError?.status ?? 500;
    return htmlPage(status, status === 500 ? 'Internal Server Error' : 'Bad Gateway');
  }
  if (Number(asked.req.query('per_page') ?? 0) > (faults.perPageTooSlowOver ?? Number.POSITIVE_INFINITY)) {
    return htmlPage(504, 'Gateway Time-out');
  }
  try {
    return plain(asked, answer());
  } catch (error) {
    if (error instanceof Refusal) return plain(asked, error.answer);
    throw error;
  }
}

function isAway(away: Faults['away'], at: number): boolean {
  return away !== undefined && at >= away.from && at < away.until && away.times !== 0;
}

type Striking = NonNullable<Faults['cutBody']>;

const counts = new WeakMap<object, number>();

function struck(fault: (Striking & { every?: number }) | undefined, path: string): boolean {
  if (fault === undefined || fault.times === 0) return false;
  if (fault.path === undefined ? path.endsWith('/logins') : !path.includes(fault.path)) return false;
  const count = (counts.get(fault) ?? 0) + 1;
  counts.set(fault, count);
  return count % (fault.every ?? 1) === 0 && spend(fault);
}

function isAuthenticated(asked: Asked, { faults, token }: Parts): boolean {
  if (asked.req.header('authorization') !== `Bearer ${token()}`) return false;
  if (faults.tokenExpiresAfter === undefined) return true;
  if (faults.tokenExpiresAfter <= 0) return false;
  faults.tokenExpiresAfter--;
  return true;
}

/** @throws Refusal: the call names no account, or one that the token's user may not act as. */
function actorOf(asked: Asked, actors: Actors): Account {
  const uuid = asked.req.header('x-plannr-account-uuid');
  if (uuid === undefined || uuid === '') {
    throw new Refusal(problem(400, 'The X-PLANNR-ACCOUNT-UUID header is required.'));
  }
  const actor = [actors.owner, actors.member, actors.client].find((each) => each.uuid === uuid);
  if (actor === undefined) throw new Refusal(problem(403, 'You do not have access to this account.'));
  return actor;
}

/** Laravel tells an error as a page to whoever does not ask for JSON. Source: docs/plannr.md, section 1. */
function plain(asked: Asked, answer: Answer): Answer {
  if (answer.status < 400 || /json|\*\/\*/.test(asked.req.header('accept') ?? '*/*')) return answer;
  return htmlPage(answer.status, 'Error');
}

function retryAfter(seconds: number | undefined): Readonly<Record<string, string>> {
  return seconds === undefined ? {} : { 'Retry-After': String(seconds) };
}

function tooMany(retryAfterSeconds: number | undefined, now: number): Answer {
  const answer = problem(429, 'Too Many Attempts.');
  const none = { 'X-RateLimit-Remaining': '0' };
  if (retryAfterSeconds === undefined) return { ...answer, headers: none };
  const reset = String(Math.ceil(now / 1_000) + retryAfterSeconds);
  return { ...answer, headers: { ...none, 'Retry-After': String(retryAfterSeconds), 'X-RateLimit-Reset': reset } };
}

function pause(milliseconds: number, stopping: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    stopping.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

const mergedStates = new WeakMap<FirmState, FirmState>();

/** The same firm after its cases were copied into another account: all is as it was but their UUIDs. */
function merged(state: FirmState): FirmState {
  const known = mergedStates.get(state);
  if (known !== undefined) return known;
  const cases = state.cases.map((each) => ({ ...each, uuid: random('merged', each.uuid).uuid() }));
  const made = { ...state, cases };
  mergedStates.set(state, made);
  return made;
}
