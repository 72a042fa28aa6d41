import type { PlannrClient } from '../client/plannr-port.ts';
import type { Endpoint, Terms } from './list-query.ts';

/** So many rows Plannr is asked for where more take too long, one after the other. */
const sizes = [250, 100, 50];

// Once may be a hiccup, and smaller pages cost more requests. Where pages were made smaller already, once is enough.
const triesAtFirst = 2;

const learnt = new WeakMap<PlannrClient, Map<Endpoint, number>>();

/** The terms to begin a list with: those of the first reading, with the page size that Plannr turned out to be up to. */
export function withLearntSize(client: PlannrClient, endpoint: Endpoint, terms: Terms): Terms {
  const perPage = learnt.get(client)?.get(endpoint);
  return perPage === undefined ? terms : { ...terms, perPage, isSlow: true };
}

/** Keeps a page size that worked where a larger one took too long, for all that this client goes on to read. */
export function keepSize(client: PlannrClient, endpoint: Endpoint, { perPage, isSlow }: Terms): void {
  if (isSlow !== true || perPage === undefined) return;
  const own = learnt.get(client) ?? new Map<Endpoint, number>();
  learnt.set(client, own.set(endpoint, perPage));
}

/** The same with the next smaller page; `undefined` where it is small enough. */
export function smallerPages(terms: Terms): Terms | undefined {
  const perPage = sizes.find((size) => size < (terms.perPage ?? 0));
  return perPage === undefined ? undefined : { ...terms, perPage, isSlow: true };
}

/** How often a page of such terms is tried where it takes too long; `undefined`: as often as anything else. */
export function triesIfTooMuch(terms: Terms): number | undefined {
  if (smallerPages(terms) === undefined) return undefined;
  return terms.isSlow === true ? 1 : triesAtFirst;
}
