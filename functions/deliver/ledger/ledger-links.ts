import * as z from 'zod';
import type { Day, Instant } from '../../analyse/case.ts';
import { parse } from '../../parse.ts';
import { digestOfSecret, isSecretOf, type LinkToken } from '../mail/reader-link.ts';
import { expiryAfter, keptDays } from './lease.ts';
import { linkKey, runKey } from './ledger-keys.ts';
import { allItemsOf, type Item, type LedgerTable } from './ledger-table.ts';

/** A reader's link to the workbook, as the ledger knows it. Its secret is in the mail alone. */
export type ReaderLink = {
  /** The last day on which it opens, in the report's time zone; it is over with `until`. */
  readonly lastDay: Day;
  /** From then on it opens nothing. */
  readonly until: Instant;
  /** How many times the workbook was fetched by it. */
  readonly downloads: number;
  /** When somebody said that it is to open nothing any more. */
  readonly revokedAt?: Instant;
};

export type LedgerLinks = {
  /** Writes a new link down, before its mail is handed over. */
  readonly noteLink: (run: string, email: string, link: NewLink) => Promise<void>;
  /** Also one that has ended; `undefined` where there is none, or its secret is another. Compares in constant time. */
  readonly findLink: (run: string, token: LinkToken) => Promise<ReaderLink | undefined>;
  readonly countDownload: (run: string, token: Pick<LinkToken, 'id'>) => Promise<void>;
  /** Ends every link to that run that was mailed to the address. Idempotent. @returns whether there was one. */
  readonly revokeLinks: (run: string, email: string) => Promise<boolean>;
};

type NewLink = { readonly token: LinkToken } & Pick<ReaderLink, 'lastDay' | 'until'>;

const linkItem = z.object({
  sk: z.string(),
  email: z.string(),
  digest: z.string(),
  lastDay: z.string(),
  until: z.string(),
  expiresAt: z.int(),
  count: z.int().default(0),
  revokedAt: z.string().optional(),
});

type LinkItem = z.infer<typeof linkItem>;

export function createLedgerLinks(table: LedgerTable, now: () => Instant): LedgerLinks {
  const find = async (run: string, id: string) => {
    const item = await table.get(linkKey(run, id));
    return item === undefined ? undefined : readLinkItem(item);
  };
  return {
    noteLink: async (run, email, { token: { id, secret }, lastDay, until }) => {
      const expiresAt = expiryAfter(now(), keptDays);
      await table.put(linkKey(run, id), {
        email,
        digest: digestOfSecret(secret),
        lastDay,
        until,
        at: now(),
        expiresAt,
      });
    },
    findLink: async (run, { id, secret }) => {
      const found = await find(run, id);
      return found === undefined || !isSecretOf(secret, found.digest) ? undefined : linkOf(found);
    },
    countDownload: async (run, { id }) => {
      const found = await find(run, id);
      if (found !== undefined) await table.count(linkKey(run, id), found.expiresAt);
    },
    revokeLinks: async (run, email) => {
      const mailed = (await linkItemsOf(table, run)).filter((each) => isSame(each.email, email));
      for (const { sk, digest, revokedAt } of mailed) {
        if (revokedAt === undefined) await table.change({ ...runKey(run), sk }, { revokedAt: now() }, { digest });
      }
      return mailed.length > 0;
    },
  };
}

/** Of the items of a run, the links that were mailed to an address, as one; absent where there was none. */
export function linkTo(email: string, items: readonly Item[]): { readonly link?: ReaderLink } {
  const links = items.map(readLinkItem).filter((each) => isSame(each.email, email));
  const [last] = links.sort((a, b) => (a.until < b.until ? 1 : -1));
  if (last === undefined) return {};
  const downloads = links.reduce((sum, { count }) => sum + count, 0);
  const open = links.find(({ revokedAt }) => revokedAt === undefined);
  return { link: { ...linkOf(open ?? last), downloads } };
}

async function linkItemsOf(table: LedgerTable, run: string): Promise<readonly LinkItem[]> {
  const { pk, sk: prefix } = linkKey(run, '');
  const items = await allItemsOf(table, pk);
  return items.filter(({ sk }) => String(sk).startsWith(prefix)).map(readLinkItem);
}

function readLinkItem(item: Item): LinkItem {
  return parse(linkItem, item, {
    kind: 'refused',
    what: "The ledger's record of a link",
    whatToDo: 'It may be of another version of Casebook: deploy the newer one.',
  });
}

function linkOf({ lastDay, until, count, revokedAt }: LinkItem): ReaderLink {
  return { lastDay, until, downloads: count, ...(revokedAt === undefined ? {} : { revokedAt }) };
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
