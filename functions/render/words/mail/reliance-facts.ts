import type { Coverage } from '../../../analyse/coverage.ts';
import type { Report } from '../../../analyse/report.ts';
import { qualityLine } from '../coverage-words.ts';
import { formatCount, formatInstant, formatNumber } from '../format/format.ts';
import { oneLine } from '../format/one-line.ts';
import { ageOfDataInWords, agreementInWords, careInWords } from '../reliance-words.ts';

/** A text with a word in front that says what it is about. */
export type RelianceFact = { readonly label: string; readonly text: string };

/** "Can I rely on this?": the answer in a line, and what it is made from. */
export type RelianceInMail = { readonly verdict: string; readonly facts: readonly RelianceFact[] };

const mostNotes = 5;

export function relianceInMail(report: Report): RelianceInMail {
  const { coverage, reliance, asAt, timezone, dataQuality } = report;
  const { notesToldElsewhere = 0 } = coverage;
  return {
    verdict: verdictOf(report),
    facts: [
      { label: 'Cases', text: casesInWords(coverage) },
      ...clientsInWords(coverage).map((text) => ({ label: 'Clients', text })),
      { label: 'As at', text: `${formatInstant(asAt, timezone)}. ${ageOfDataInWords(reliance, report)}.` },
      { label: 'Read as', text: readAsInMail(report) },
      { label: 'Agreement', text: `${agreementInWords(reliance.agreement)}.` },
      ...careInWords(report).map((care) => ({ label: 'Take care', text: `${care}.` })),
      { label: 'Data quality', text: qualityLine(dataQuality) },
      ...coverage.notes
        .slice(notesToldElsewhere)
        .slice(0, mostNotes)
        .map((note) => ({ label: 'Note', text: oneLine(note) })),
    ],
  };
}

function verdictOf({ completeness, reliance }: Report): string {
  if (completeness === 'partial') return 'No: this report is PARTIAL. What is missing is said above.';
  return reliance.verdict === 'with-care'
    ? 'With care: all that was asked for came, but see below.'
    : 'Yes: all that was asked for came.';
}

function casesInWords({ received, expected, setAside }: Coverage): string {
  const aside = setAside.length === 0 ? 'none' : formatNumber(setAside.length);
  const cases =
    expected === undefined
      ? `${formatCount(received, 'case')} received; Plannr gave no count to compare with`
      : `${formatNumber(received)} of ${formatCount(expected, 'expected case')} received`;
  return `${cases}, ${aside} set aside.`;
}

function clientsInWords({ clientsAsked, clientsRead }: Coverage): string[] {
  if (clientsAsked === undefined) return [];
  return [`${formatNumber(clientsRead ?? 0)} of ${formatCount(clientsAsked, 'client')} read.`];
}

function readAsInMail({ coverage: { account }, reliance }: Report): string {
  // A login of a client's own would carry that client's name.
  const person = account.type === 'client' ? undefined : account.name;
  const name = oneLine(person || account.firm || account.uuid, 100);
  const role = account.role === undefined ? 'role not known' : `role ${oneLine(account.role, 60)}`;
  return `${name} (${role}).${reliance.account.sees === 'all' ? '' : ' It may not see all of the firm’s cases.'}`;
}
