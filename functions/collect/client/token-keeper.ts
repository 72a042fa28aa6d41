/** Where the token comes from: SSM, the environment. Either call may throw a ReportError. */
export type TokenSource = {
  get(): Promise<string>;
  /** Passes by any copy that was kept, since Plannr refused the token. */
  refetch(): Promise<string>;
};

export type HeldToken = { readonly text: string; readonly generation: number };

export type TokenKeeper = {
  /** A token that could not be fetched is fetched anew for whoever asks next. */
  current(): Promise<HeldToken>;
  /**
   * Told that Plannr refused a token. Whether it is worth asking again with the current one: yes where that is a newer
   * one, and once in the keeper's life after fetching it anew. Ten requests refused at once fetch it once.
   */
  isWorthAnotherTry(refused: HeldToken): boolean;
};

export function createTokenKeeper(source: TokenSource): TokenKeeper {
  let kept: Promise<HeldToken> | undefined;
  let generation = 0;

  const fetchToken = async (): Promise<HeldToken> => {
    const own = generation;
    const text = await (own === 0 ? source.get() : source.refetch());
    return { text: text.trim(), generation: own };
  };

  return {
    current() {
      if (kept === undefined) {
        const fetching = fetchToken();
        kept = fetching;
        // What failed is told to those who waited for it, and kept for nobody.
        fetching.catch(() => {
          if (kept === fetching) kept = undefined;
        });
      }
      return kept;
    },
    isWorthAnotherTry(refused) {
      if (refused.generation < generation) return true;
      if (generation > 0) return false;
      generation = 1;
      kept = undefined;
      return true;
    },
  };
}
