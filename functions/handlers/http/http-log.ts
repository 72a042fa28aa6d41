import { log } from '../../log.ts';

/** A line a request, and what went wrong where nobody expected it. */
export type ApiLog = {
  readonly info: (message: string, details: Readonly<Record<string, string | number | undefined>>) => void;
  readonly error: (message: string, error: unknown) => void;
};

export const apiLog: ApiLog = {
  info: (message, details) => log.info(message, { ...details }),
  error: (message, error) => log.error(message, { error }),
};
