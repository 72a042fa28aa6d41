import type { ItemKey } from '../../functions/deliver/ledger/ledger-keys.ts';
import type { Expected, Item, LedgerTable } from '../../functions/deliver/ledger/ledger-table.ts';

/** The ledger's table in memory, for tests that ask it thousands of times; one with DynamoDB's own rules is slower. */
export function createMemoryTable(): LedgerTable {
  const items = new Map<string, Item>();
  const nameOf = ({ pk, sk }: ItemKey) => `${pk} ${sk}`;
  const fits = (item: Item, expected: Expected) =>
    Object.entries(expected).every(([name, allowed]) => [allowed].flat().some((value) => value === item[name]));
  const without = (item: Item): Item =>
    Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined));
  return {
    get: async (key) => items.get(nameOf(key)),
    put: async (key, item, over) => {
      const there = items.get(nameOf(key));
      if (there !== undefined && (over === undefined || !fits(there, over))) return false;
      items.set(nameOf(key), without({ ...item, ...key }));
      return true;
    },
    change: async (key, changes, expected) => {
      const there = items.get(nameOf(key));
      if (there === undefined || !fits(there, expected)) return undefined;
      const changed = without({ ...there, ...changes });
      items.set(nameOf(key), changed);
      return changed;
    },
    count: async (key, expiresAt) => {
      const there = items.get(nameOf(key));
      const count = Number(there?.count ?? 0) + 1;
      items.set(nameOf(key), { ...there, ...key, count, expiresAt });
      return count;
    },
    query: async ({ pk, newestFirst = false, limit = 1000, after }) => {
      const found = [...items.values()]
        .filter((item) => item.pk === pk)
        .sort((a, b) => (String(a.sk) < String(b.sk) ? -1 : 1) * (newestFirst ? -1 : 1));
      const from = after === undefined ? 0 : found.findIndex((item) => item.sk === after) + 1;
      const page = found.slice(from, from + limit);
      const last = page.at(-1)?.sk;
      return from + limit < found.length && typeof last === 'string' ? { items: page, after: last } : { items: page };
    },
  };
}
