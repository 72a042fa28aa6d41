import type { AttentionCase } from '../../../analyse/attention/attention.ts';
import type { Money, Named } from '../../../analyse/case.ts';
import type { Report } from '../../../analyse/report.ts';
import { nobodyInWords, nothingToActOn } from '../attention-words.ts';
import { formatCount, formatNumber } from '../format/format.ts';
import { formatMoneyWhole } from '../format/format-money.ts';
import { httpsLink } from '../format/https-link.ts';
import { assignedNames, clientName, heldByNames, named } from '../format/names.ts';
import { oneLine } from '../format/one-line.ts';
import { reasonInShort } from './reason-in-short.ts';

/** A case to act on: what it is called, who holds it for whom, and why. */
export type ActFirst = {
  readonly rank: number;
  readonly name: string;
  readonly link?: string;
  /** `£1,914` */
  readonly value: string;
  readonly money?: Money;
  /** `Priya Shah, for Mary O'Neill` */
  readonly who: string;
  readonly why: string;
};

export const actFirstTitle = 'Act on these first';

const longestCase = 60;
const longestPerson = 40;

/** The cases that mail and Summary name, most urgent first. @param most where there is no room for all */
export function actFirst({ attention, headline }: Report, most = headline.first.cases): readonly ActFirst[] {
  return attention.firm.slice(0, Math.min(most, headline.first.cases)).map((each, index) => ({
    rank: index + 1,
    name: oneLine(named(each.name), longestCase),
    link: httpsLink(each.link),
    value: each.value === undefined ? 'no value' : formatMoneyWhole(each.value.minor, each.value.currency),
    money: each.value,
    who: whoInWords(each),
    why: reasonInShort(each),
  }));
}

function whoInWords({ heldBy, clients }: AttentionCase): string {
  return [
    heldBy === undefined ? 'Holder not read' : (inShort(heldBy.map((each) => heldByNames([each]))) ?? nobodyInWords),
    clients.length === 0 ? 'without a client' : `for ${inShort(clients.map(({ name }: Named) => clientName(name)))}`,
  ].join(', ');
}

/** `Ann Lee`, `Ann Lee and Bob Ray`, `Ann Lee and 2 others` */
function inShort(names: readonly string[]): string | undefined {
  const [first, second, ...rest] = names.map((name) => oneLine(name, longestPerson));
  if (first === undefined || second === undefined) return first;
  return rest.length === 0 ? `${first} and ${second}` : `${first} and ${formatNumber(rest.length + 1)} others`;
}

/** How many more cases each person has on the list, or that no case is on it; empty where all are told. */
export function othersInWords({ attention, headline }: Report, shown = headline.first.cases): string {
  const { found } = attention;
  if (found === 0) return nothingToActOn;
  const { cases: first, others, further, isShared } = headline.first;
  if (shown < first || others.length === 0) {
    return found > shown ? `${formatCount(found - shown, 'more case is', 'more cases are')} on the list.` : '';
  }
  const people = [
    ...others.map(
      ({ name, cases }) => `${name === undefined ? 'nobody assigned' : personShort(name)} ${formatNumber(cases)}`,
    ),
    ...(further === 0 ? [] : [`others ${formatNumber(further)}`]),
  ];
  return `${formatNumber(found - shown)} more${isShared ? ', some of them shared' : ''}: ${people.join(', ')}.`;
}

function personShort(name: string): string {
  return oneLine(assignedNames([name]), longestPerson);
}
