import type { PersonRow, TypeWorkRow, WorkByPerson } from '../../../analyse/people/people.ts';
import type { Report } from '../../../analyse/report.ts';
import { nobodyInWords } from '../attention-words.ts';
import { formatCount, formatDay, formatNumber } from '../format/format.ts';
import { assignedNames, named } from '../format/names.ts';

/* What the sheet of people says beside its figures. */

export function peopleInWords({ people: { people, unassigned, lately }, openCases }: Report): string[] {
  const { length } = people.filter(({ kind }) => kind === 'person');
  return [
    `${formatCount(length, 'person', 'people')} with a case. A case of several people counts under each of them; the list under the types shows how the people come to the firm.`,
    ...adviserLines(unassigned),
    ...(openCases.length === 0
      ? []
      : ['A name leads to the first of that person’s open cases; filter “Held by” there for all of them.']),
    lately === undefined
      ? 'The columns over 13 weeks are left out: completed cases were not read so far back (historyWeeks).'
      : `13 weeks: ${formatDay(lately.firstDay)} to ${formatDay(lately.lastDay)}.`,
  ];
}

function adviserLines({ adviser, nobody }: WorkByPerson['unassigned']): string[] {
  if (adviser + nobody === 0) return [];
  const cases = formatCount(adviser + nobody, 'open case');
  if (adviser === 0) return [`Nobody is assigned to ${cases}, and the client’s own adviser is not known.`];
  if (nobody === 0)
    return [`Nobody is assigned to ${cases}: the client’s own adviser counts as holding ${nobodyElse(adviser)}.`];
  return [
    `Nobody is assigned to ${cases}: the client’s own adviser counts as holding ${formatNumber(adviser)} of them, and ${formatNumber(nobody)} ${nobody === 1 ? 'is' : 'are'} nobody’s.`,
  ];
}

function nobodyElse(cases: number): string {
  return cases === 1 ? 'it' : 'each of them';
}

export function personOnList({ kind, name }: Pick<PersonRow, 'kind' | 'name'>): string {
  if (kind === 'nobody') return nobodyInWords;
  return kind === 'not-read' ? 'Not read who' : assignedNames([name ?? '']);
}

export function typeOnList({ name }: Pick<TypeWorkRow, 'name'>): string {
  return name === undefined ? 'No type' : named(name);
}

/** The rows that lead from the people to the firm. */
export const peopleToFirm: Readonly<Record<keyof WorkByPerson['reconciliation'], string>> = {
  people: 'Sum over the people',
  countedAgain: 'less cases of several people counted again',
  firm: 'Firm',
};

export const peopleTitles = {
  people: 'By person',
  types: 'By type of case',
  toFirm: 'How the people come to the firm',
} as const;
