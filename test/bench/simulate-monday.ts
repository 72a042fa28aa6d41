import { random } from '../sandbox/plannr/random.ts';

/*
 * What five hundred firms at seven on Monday ask of one account, by a made clock. The limits are AWS's and Plannr's as we
 * know them from memory; what a run takes is what the bench measures, on the part of a processor that 1 GB of Lambda brings.
 */
export const limits = {
  /** Executions at once, of an account that has asked for none more; a new account has 10. */
  lambdaConcurrency: 1_000,
  /** So many more executions of one function every ten seconds. */
  lambdaStartsPerTenSeconds: 1_000,
  /** Mails a second, of an account out of SES's sandbox. */
  mailsPerSecond: 14,
  /** Writes a second of a table on demand that was never busier. */
  tableWritesPerSecond: 4_000,
} as const;

export type Monday = {
  readonly firms: number;
  readonly readers: number;
  /** Starts are spread evenly over so many seconds. */
  readonly spreadSeconds: number;
  /** How long is waited, in seconds, before a mail that SES calls too fast is tried again; then it is given up. */
  readonly waits: readonly number[];
  readonly concurrency?: number;
};

export type MondayOutcome = {
  /** Seconds after seven at which the last reader had the mail. */
  readonly lastMail: number;
  readonly mails: number;
  /** Mails that SES refused as too fast so often that they were given up: their runs need attention. */
  readonly givenUp: number;
  readonly refusals: number;
  /** The most runs at once, and the most writes to the ledger in a second. */
  readonly mostRuns: number;
  readonly mostWrites: number;
  /** Starts that Lambda put off, since too many ran. */
  readonly putOff: number;
};

/** Seconds: 42 pages, ten at a time, each in a second or two; then the figures, the workbook and the mail. */
const readingSeconds = { least: 6, most: 15 };
const workSeconds = { least: 12, most: 24 };
const mailSeconds = 0.4;
/** Of a run, apart from the two of each mail. */
const writesOfRun = 30;

/** Whose mail is next, how often it was refused, and whether the one before was given up. */
type Place = { readonly reader: number; readonly tries: number; readonly hasGivenUp: boolean };

/** As the mailer does: functions/deliver/mail/ses-mailer.ts. */
const triesAfterGivingUp = 4;

type Event = { readonly at: number; readonly run: () => void };

/** Plays the Monday through. */
export function simulateMonday(monday: Monday): MondayOutcome {
  const { firms, readers, spreadSeconds, waits, concurrency = limits.lambdaConcurrency } = monday;
  const chance = random('monday', String(firms));
  const between = ({ least, most }: { readonly least: number; readonly most: number }) =>
    least + (most - least) * chance.next();
  const queue: Event[] = [];
  const later = (at: number, run: () => void) => {
    let index = queue.length;
    while (index > 0 && (queue[index - 1]?.at ?? 0) < at) index -= 1;
    queue.splice(index, 0, { at, run });
  };
  const writes = new Map<number, number>();
  const write = (at: number, count = 1) => writes.set(Math.floor(at), (writes.get(Math.floor(at)) ?? 0) + count);
  let [running, mostRuns, putOff, refusals, givenUp, lastMail, mails] = [0, 0, 0, 0, 0, 0, 0];
  // SES lets a second's worth through at once, and fills up evenly.
  let room: number = limits.mailsPerSecond;
  let filledAt = 0;
  const isTaken = (at: number) => {
    room = Math.min(limits.mailsPerSecond, room + (at - filledAt) * limits.mailsPerSecond);
    filledAt = at;
    if (room < 1) return false;
    room -= 1;
    return true;
  };

  const mail = (at: number, { reader, tries, hasGivenUp }: Place): void => {
    if (reader === readers) {
      running -= 1;
      return;
    }
    if (isTaken(at)) {
      mails += 1;
      write(at, 2);
      lastMail = Math.max(lastMail, at + mailSeconds);
      later(at + mailSeconds, () => mail(at + mailSeconds, { reader: reader + 1, tries: 0, hasGivenUp: false }));
      return;
    }
    refusals += 1;
    const wait = (hasGivenUp ? waits.slice(0, triesAfterGivingUp) : waits)[tries];
    if (wait === undefined) givenUp += 1;
    const next =
      wait === undefined
        ? { reader: reader + 1, tries: 0, hasGivenUp: true }
        : { reader, tries: tries + 1, hasGivenUp };
    const from = at + mailSeconds + (wait ?? 0);
    later(from, () => mail(from, next));
  };
  const start = (at: number): void => {
    if (running >= concurrency) {
      // Lambda tries what was handed over again, by itself.
      putOff += 1;
      const again = at + 5 + chance.next() * 10;
      later(again, () => start(again));
      return;
    }
    running += 1;
    mostRuns = Math.max(mostRuns, running);
    const composed = at + between(readingSeconds) + between(workSeconds);
    for (let part = 0; part < writesOfRun; part += 1) write(at + ((composed - at) * part) / writesOfRun);
    later(composed, () => mail(composed, { reader: 0, tries: 0, hasGivenUp: false }));
  };
  for (let firm = 0; firm < firms; firm += 1) {
    const at = 1 + (spreadSeconds * firm) / firms + chance.next();
    later(at, () => start(at));
  }
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) next.run();
  return { lastMail, mails, givenUp, refusals, mostRuns, mostWrites: Math.max(...writes.values()), putOff };
}
