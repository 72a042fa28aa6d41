import type { Report } from '../../../functions/analyse/report.ts';
import type { Mail, WorkbookInMail } from '../../../functions/render/mail/mail.ts';
import { renderMail } from '../../../functions/render/mail/render-mail.ts';
import { type OwnerNotice, renderOwnerNotice } from '../../../functions/render/mail/render-owner-notice.ts';
import { aCase } from '../../builders/a-case.ts';
import { aPeriod } from '../../builders/a-period.ts';
import { aReport } from '../../builders/a-report.ts';
import { aUuid } from '../../builders/a-uuid.ts';
import { fullReport, unexplainedReport } from '../last-week.ts';
import { largestReport, oddReport, partialReport, usualReport } from './sample-reports.ts';

const attached = { fileName: 'weekly-cases.2026-W47.xlsx' };
const linked = {
  link: `https://a1b2c3d4e5.execute-api.eu-west-2.amazonaws.com/links/weekly-cases.2026-W47/0123456789abcdef.${'x'.repeat(43)}`,
  lastDay: '2026-12-23',
  why: 'with it this mail would be larger than 9.5 MB, the most that can be sent.',
};

export type MailSample = { readonly mail: Mail; readonly report?: Report };

let samples: ReadonlyMap<string, MailSample> | undefined;

/** The kinds of mail that a reader can get, from the smallest to the largest. Made once. */
export function mailSamples(): ReadonlyMap<string, MailSample> {
  samples ??= makeSamples();
  return samples;
}

function makeSamples(): ReadonlyMap<string, MailSample> {
  return new Map<string, MailSample>([
    ['no-cases', of(aReport({ cases: [], coverage: { expected: 0, received: 0 } }))],
    ['one-case', of(aReport({ cases: [aCase()], coverage: { expected: 1, received: 1 } }))],
    ['first-run', of(aReport())],
    ['usual', of(usualReport())],
    ['preview', { mail: renderMail(fullReport(), attached, 'preview') }],
    ['two-currencies', of(fullReport())],
    ['unexplained', of(unexplainedReport())],
    ['partial', of(partialReport(), { keptAs: 'weekly-cases.2026-W47.xlsx', why: linked.why })],
    ['unfinished', of(aReport({ asAt: '2026-11-19T12:00:00.000Z', scope: { clients: [aUuid(9001), aUuid(9002)] } }))],
    ['odd-names', of(oddReport(), linked)],
    ['largest', of(largestReport(), linked)],
    ['notice-held', { mail: renderOwnerNotice(heldNotice) }],
    ['notice-failed', { mail: renderOwnerNotice({ ...heldNotice, ...failed }) }],
    ['notice-undelivered', { mail: renderOwnerNotice({ ...heldNotice, ...undelivered }) }],
  ]);
}

function of(report: Report, workbook: WorkbookInMail = attached): MailSample {
  return { report, mail: renderMail(report, workbook) };
}

const heldNotice: OwnerNotice = {
  firm: 'Harbour Wealth',
  reportId: 'weekly-cases',
  run: 'weekly-cases.2026-W47',
  period: aPeriod('2026-W47'),
  state: 'held',
  happened:
    'Only 91.2% of what was expected came: 1,368 of 1,500 cases.\n12 clients of 400 could not be read: Plannr refused them (403).',
  whatToDo:
    'Put right what is missing (the reasons above name it) and make the report again; the same period can be asked for at any time.',
};

const failed: Partial<OwnerNotice> = {
  state: 'failed',
  happened: 'Plannr answered 401 to the request for /api/v1/cases, twice: the token is wrong or no longer counts.',
  whatToDo:
    'Make a new personal access token in Plannr under Settings, Account Details, and put it into the parameter /casebook/harbour/token.',
};

const undelivered: Partial<OwnerNotice> = {
  state: 'delivery-failed',
  happened: `manager@harbour.example: SES refused the address (MessageRejected)\n${'a-very-long-local-part.'.repeat(4)}@${'sub.'.repeat(20)}harbour.example: timed out, perhaps sent`,
  whatToDo:
    'Ask those readers whether they have it, put right what the reason says, and send the report to them again.',
};
