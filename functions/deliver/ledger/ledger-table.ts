import type { ItemKey } from './ledger-keys.ts';

export type Item = Readonly<Record<string, unknown>>;

/** Attributes and the value, or one of the values, that each must have. */
export type Expected = Readonly<Record<string, string | number | readonly string[]>>;

export type QueryRequest = {
  readonly pk: string;
  readonly newestFirst?: boolean;
  readonly limit?: number;
  /** Goes on behind this item. */
  readonly after?: string;
};

/** The few things the ledger asks of DynamoDB, in plain words. Every read is consistent. */
export type LedgerTable = {
  readonly get: (key: ItemKey) => Promise<Item | undefined>;
  /** Writes a new item; over one that is there only if it is as in `over`. @returns whether it was written. */
  readonly put: (key: ItemKey, item: Item, over?: Expected) => Promise<boolean>;
  /** Changes an item that is as expected; `undefined` removes. @returns it as it is now, `undefined` if it was not. */
  readonly change: (key: ItemKey, changes: Item, expected: Expected) => Promise<Item | undefined>;
  /** Counts up, from 0. @returns the new count. A number may be left out, and none comes twice. */
  readonly count: (key: ItemKey, expiresAt: number) => Promise<number>;
  /** One page of the items under a partition key. */
  readonly query: (request: QueryRequest) => Promise<{ readonly items: readonly Item[]; readonly after?: string }>;
};

/** Every item under a partition key, page by page. */
export async function allItemsOf(table: Pick<LedgerTable, 'query'>, pk: string): Promise<readonly Item[]> {
  const items: Item[] = [];
  let after: string | undefined;
  do {
    const page = await table.query({ pk, after });
    items.push(...page.items);
    after = page.after;
  } while (after !== undefined);
  return items;
}
