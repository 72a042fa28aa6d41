import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { createLedger } from '../deliver/ledger/create-ledger.ts';
import type { Ledger } from '../deliver/ledger/ledger.ts';
import { runOfTag } from '../deliver/mail/run-tag.ts';
import { log } from '../log.ts';
import { parse } from '../parse.ts';
import { noteBounceEnvironment, readEnvironment } from './environment.ts';

export type NoteBouncePorts = {
  readonly ledger: Pick<Ledger, 'noteBounce'>;
  readonly log: (message: string, details: Readonly<Record<string, string>>) => void;
};

/** What the rule makes of an event of SES's: no more of it, since the event holds the mail's subject, with figures in it. */
const undelivered = z.strictObject({
  event: z.enum(['Email Bounced', 'Email Complaint Received', 'Email Rejected']),
  /** As the mail was tagged. */
  run: z.string().min(1),
  to: z.string().min(1),
  messageId: z.string().min(1),
});

const reasons = {
  'Email Bounced': 'The mail came back: the mail server of its reader did not take it.',
  'Email Complaint Received': 'Its reader, or their mail program, marked the mail as spam.',
  'Email Rejected': 'SES did not pass the mail on, since it took its attachment for harmful.',
} as const;

const whatToDo = 'What to do: "mail bounced" in docs/runbook.md.';

let ports: NoteBouncePorts | undefined;

function livePorts(): NoteBouncePorts {
  const { LEDGER_TABLE: table } = readEnvironment(noteBounceEnvironment, process.env);
  const now = () => new Date().toISOString();
  return {
    ledger: createLedger({ client: new DynamoDBClient(), table, now }),
    log: (message, details) => log.info(message, { ...details }),
  };
}

/** Takes down in a run's delivery that its mail did not arrive, as SES tells it, at least once. */
export const handler = createNoteBounce(() => (ports ??= livePorts()));

export function createNoteBounce(getPorts: () => NoteBouncePorts): (event: unknown) => Promise<void> {
  return async (given) => {
    const { event, run, to, messageId } = parse(undelivered, given, {
      kind: 'bad-input',
      what: 'The event',
      whatToDo: 'Deploy again: the rule that hands it over is part of the stack.',
    });
    const { ledger, log } = getPorts();
    const name = runOfTag(run);
    const isNoted = await ledger.noteBounce(name, to, { messageId, reason: `${reasons[event]} ${whatToDo}` });
    log(isNoted ? 'Noted that a mail did not arrive' : 'A mail that is settled, or of no run, did not arrive', {
      run: name,
      event,
      messageId,
    });
  };
}
