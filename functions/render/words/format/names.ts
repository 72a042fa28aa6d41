import type { Named } from '../../../analyse/case.ts';
import type { Holder } from '../../../analyse/cases/holders.ts';
import { nameInWords } from '../../../analyse/sentence.ts';
import { showsNothing } from '../../../analyse/shows-nothing.ts';

/** The name of a case, stage or type, never blank. */
export function named(name: string): string {
  return nameInWords(name);
}

/** The name of the stage that a case is in, or that nobody knows it. */
export function stageName(name: string | undefined): string {
  return name === undefined ? 'Unknown stage' : named(name);
}

/** A client's name, or that it was not read. */
export function clientName(name: string): string {
  return showsNothing(name) ? 'Name not read' : name;
}

export function clientNames(clients: readonly Named[]): string {
  const [first] = clients;
  // The very same text, which need not be made.
  if (first !== undefined && clients.length === 1) return clientName(first.name);
  return clients.map(({ name }) => clientName(name)).join('; ');
}

/** Blank where nobody is assigned, which is not the same as not knowing. */
export function assignedNames(assignedTo: readonly string[] | undefined): string {
  if (assignedTo === undefined) return 'not read';
  const [first] = assignedTo;
  return first !== undefined && assignedTo.length === 1 ? personName(first) : assignedTo.map(personName).join('; ');
}

/** Who holds a case: those assigned, or the clients' own advisers, labelled so. Blank where it is nobody's. */
export function heldByNames(heldBy: readonly Holder[] | undefined): string {
  if (heldBy === undefined) return 'not read';
  return heldBy.map(({ name, isAdviser }) => `${personName(name)}${isAdviser === true ? asAdviser : ''}`).join('; ');
}

/** After the name of a client's own adviser, who holds the case since nobody is assigned. */
export const asAdviser = ' (client’s adviser)';

function personName(name: string): string {
  return showsNothing(name) ? 'name not read' : name;
}
