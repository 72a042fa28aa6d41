import { parseArgs } from 'node:util';
import * as z from 'zod';

export const usage = `Keeps an invented firm's whole world up on this machine: its Plannr, Casebook and its URL, and a mailbox.

npm start -- [--cases 1500] [--clients 400] [--port 4300]

  --cases, --clients   how large the firm is
  --port               where the URL is; the mailbox and Plannr are on the next two. 0 for any that are free
`;

const count = z.string().regex(/^\d+$/, 'a whole number').transform(Number);

const schema = z.object({
  cases: count.pipe(z.int().min(3).max(100_000)).default(1_500),
  clients: count.pipe(z.int().min(1).max(20_000)).default(400),
  port: count.pipe(z.int().max(65_533)).default(4_300),
  help: z.boolean().default(false),
});

export type StartArguments = z.infer<typeof schema>;

/** @throws an error that says which argument does not fit. */
export function readStartArguments(args: readonly string[]): StartArguments {
  const text = { type: 'string' } as const;
  const options = { cases: text, clients: text, port: text, help: { type: 'boolean', short: 'h' } } as const;
  const { values } = parseArgs({ args: [...args], options });
  const read = schema.safeParse(values);
  if (!read.success) throw new Error(z.prettifyError(read.error));
  return read.data;
}
