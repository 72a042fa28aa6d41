/** Where the token comes from: SSM, the environment. Either call may throw a ReportError. */
export type TokenSource = {
  get(): Promise<string>;
  /** Passes by any copy that was kept, since Plannr refused the token. */
  refetch(): Promise<string>;
};

export type HeldToken = { readonly text: string; readonly generation: number };

export type TokenKeeper = {
  current(): Promise<HeldToken>;
  /**
   * Told that Plannr refused a token. Whether it is worth asking again with the current one: yes where that is a newer
   * one, and once in the keeper's life after fetching it anew. Ten requests refused at once fetch it once.
   */
  isWorthAnotherTry(refused: HeldToken): boolean;
};

export function createTokenKeeper(source: TokenSource): TokenKeeper {
  let fetched: Promise<HeldToken> | undefined;
  let generation = 0;

  const hold = async (token: Promise<string>, held: number) => ({ text: (await token).trim(), generation: held });

  return {
    current() {
      fetched ??= hold(source.get(), generation);
      return fetched;
    },
    isWorthAnotherTry(refused) {
      if (refused.generation < generation) return true;
      if (generation > 0) return false;
      generation = 1;
      fetched = hold(source.refetch(), generation);
      // Whoever asks for it next is told of a failure; until then it must not end the process as unhandled.
      fetched.catch(() => undefined);
      return true;
    },
  };
}
