/** A request as it came and how it was answered. */
export type SeenRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** 0 where the connection was cut. */
  readonly status: number;
  /** By the rate limit's clock, in milliseconds. */
  readonly at: number;
};
