import { log } from '../../log.ts';

/** A line a request, and what went wrong where nobody expected it. */
export type HttpLog = {
  readonly info: (message: string, details: Readonly<Record<string, string | number | undefined>>) => void;
  readonly error: (message: string, error: unknown) => void;
};

export const httpLog: HttpLog = {
  info: (message, details) => log.info(message, { ...details }),
  error: (message, error) => log.error(message, { error }),
};
