import { html } from 'hono/html';
import type { Period } from '../../analyse/period.ts';
import { formatPeriod } from '../words/format/format.ts';
import { oneLine } from '../words/format/one-line.ts';
import { type Html, mailPage, paragraph, subheading, warningBox } from './html/mail-page.ts';
import { breaks, textStyles } from './html/mail-styles.ts';
import type { Mail } from './mail.ts';
import { breakable } from './text/breakable.ts';
import { keepTail } from './text/keep-tail.ts';
import { headingLines, joinBlocks } from './text/mail-text.ts';
import { wrapText } from './text/wrap-text.ts';

/** What the report's owner is told of. `happened` and `whatToDo` are a ReportError's: they hold no client's name. */
export type OwnerNotice = {
  readonly firm: string;
  readonly reportId: string;
  readonly run?: string;
  readonly period?: Period;
  readonly state: 'held' | 'failed' | 'delivery-failed' | 'waiting' | 'token-ages';
  /** May have several lines. */
  readonly happened: string;
  readonly whatToDo: string;
  /** How the mail to each reader went, in this attempt at the run or an earlier one; absent where none was tried. */
  readonly readers?: readonly {
    readonly email: string;
    readonly state: 'sent' | 'sending' | 'unknown' | 'failed' | 'bounced';
  }[];
};

const states: Readonly<Record<OwnerNotice['state'], { readonly short: string; readonly long: string }>> = {
  held: { short: 'held back', long: 'The report was held back, because not everything could be read.' },
  failed: { short: 'failed', long: 'The report could not be made.' },
  'token-ages': {
    short: 'the token for Plannr nears its end',
    long: 'The token by which Casebook reads Plannr is nearly a year old. Nothing is wrong yet.',
  },
  waiting: {
    short: 'waiting for Plannr',
    long: 'The report is not made yet, because Plannr cannot be read at the moment. Casebook goes on trying by itself.',
  },
  'delivery-failed': {
    short: 'not delivered to everyone',
    long: 'The report was made, but not every reader has it.',
  },
};

/** The mail to the report's owner when a run was held, failed, or was not delivered to everyone. */
export function renderOwnerNotice(notice: OwnerNotice): Mail {
  const { short } = states[notice.state];
  const { lines: who, isNobody } = whoHasIt(notice.readers ?? []);
  const sentNothing =
    isNobody && !['delivery-failed', 'waiting', 'token-ages'].includes(notice.state)
      ? ' Its readers were sent nothing.'
      : '';
  const long = `${states[notice.state].long}${sentNothing}`;
  const firm = oneLine(notice.firm, 100);
  const period = notice.period === undefined ? '' : `, ${formatPeriod(notice.period)}`;
  const heading = `${firm} cases${period}: ${short}`;
  const subject = `Casebook: ${heading}`;
  const happened = linesOf(notice.happened);
  const whatToDo = linesOf(notice.whatToDo);
  const about = `Report ${oneLine(notice.reportId)}${notice.run === undefined ? '' : `, run ${oneLine(notice.run)}`}.`;
  const footer = 'You get this because the settings name you as the owner of this report.';
  return {
    subject,
    html: mailPage({
      title: subject,
      preheader: long,
      rows: [
        html`<h1 class="text" style="${textStyles.heading}${breaks}">${keepTail(breakable(heading))}</h1>`,
        warningBox(long, []),
        section('What happened', happened),
        ...(who.length === 0 ? [] : [section('Who has it', who)]),
        section('What to do', whatToDo),
        html`<p class="muted" style="${textStyles.muted}${breaks}">${keepTail(`${about} ${footer}`)}</p>`,
      ],
    }),
    text: joinBlocks([
      [wrapText(heading)],
      [wrapText(long)],
      [...headingLines('What happened'), ...happened.map((line) => wrapText(line))],
      ...(who.length === 0 ? [] : [[...headingLines('Who has it'), ...who.map((line) => wrapText(line))]]),
      [...headingLines('What to do'), ...whatToDo.map((line) => wrapText(line))],
      [wrapText(`${about} ${footer}`)],
    ]),
  };
}

function whoHasIt(readers: NonNullable<OwnerNotice['readers']>) {
  const of = (...states: string[]) => readers.flatMap(({ email, state }) => (states.includes(state) ? [email] : []));
  const sent = of('sent');
  const perhaps = of('sending', 'unknown');
  return {
    isNobody: sent.length === 0 && perhaps.length === 0,
    lines: [
      ...(sent.length === 0 ? [] : [`The report was sent to ${sent.join(', ')}.`]),
      ...(perhaps.length === 0 ? [] : [`Nobody knows whether it came to ${perhaps.join(', ')}.`]),
    ],
  };
}

function section(heading: string, lines: readonly string[]): Html {
  return html`${subheading(heading)}<div style="${breaks}">${lines.map(breakable).map(paragraph)}
</div>`;
}

// An error can list a hundred faults; the first ones tell the owner where to look.
const mostLines = 30;

function linesOf(text: string): readonly string[] {
  const lines = text
    .split('\n')
    .map((line) => oneLine(line, 500))
    .filter((line) => line !== '');
  const more = lines.length - mostLines;
  return more > 0 ? [...lines.slice(0, mostLines), `and ${more} more lines`] : lines;
}
