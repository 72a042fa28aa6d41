import type { Case } from '../../analyse/case.ts';
import { isHeldByNobody } from '../../analyse/cases/holders.ts';

/** The clients whose own advisers have to be known: those of cases that nobody is assigned to. Small letters, each once. */
export function clientsToAsk(cases: readonly Case[]): readonly string[] {
  const clients = cases.filter(isHeldByNobody).flatMap((each) => each.clients);
  return [...new Set(clients.map(({ uuid }) => uuid.toLowerCase()))];
}
