import type { RunHold } from '../../deliver/ledger/ledger.ts';

/** Where a run under way keeps its pieces, under `shards/`. Each attempt has its own, since it reads anew. */
export function runKeys({ run, attempt }: RunHold) {
  const folder = `${run}/${attempt}`;
  return {
    plan: `${folder}/plan.json.gz`,
    reading: (round: number) => `${folder}/reading-${round}.json.gz`,
    /** The slim cases of one shard. */
    cases: (round: number, index: number) => `${folder}/${round}-${index}.json.gz`,
    /** Those of its lists of which a part did not come, since Plannr gave no usable answer. */
    casesAway: (round: number, index: number) => `${folder}/${round}-${index}.away.json.gz`,
    /** The rest of what reading it brought; written last, so where it is the shard is whole. */
    coverage: (round: number, index: number) => `${folder}/${round}-${index}.coverage.json.gz`,
    /** Which cases one part asks for by name, and what it brought. */
    namesToAsk: (index: number) => `${folder}/names-${index}.to-ask.json.gz`,
    names: (index: number) => `${folder}/names-${index}.json.gz`,
    /** Which cases' history one part is about, and what it brought. */
    historyToRead: (index: number) => `${folder}/history-${index}.to-read.json.gz`,
    history: (index: number) => `${folder}/history-${index}.json.gz`,
    /** Who looks after the clients in whose cases nobody is assigned. */
    advisers: `${folder}/advisers.json.gz`,
    mail: `${folder}/mail.json.gz`,
    /** For the runs after it, once somebody has this one; absent where it leaves none. */
    snapshot: `${folder}/snapshot.json.gz`,
  };
}

/** Names an attempt where only one of several may write. */
export function writerOf({ run, attempt }: RunHold): string {
  return `${run} ${attempt}`;
}
