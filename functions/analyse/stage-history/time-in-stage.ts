import type { Case, Day, Instant } from '../case.ts';
import { uuidKey } from '../compare.ts';
import { daysBetween } from '../day.ts';
import type { CaseStages } from './stage-history.ts';

/** Days since the case entered its stage, labelled by how surely that is known. Source: design.md, section 7. */
export type TimeInStage =
  | { readonly known: 'not-yet' }
  | { readonly known: 'exact'; readonly days: number }
  | { readonly known: 'between'; readonly least: number; readonly most: number }
  | { readonly known: 'at-least'; readonly days: number };

/** How long a case has been in the stage that it is in, in local calendar days to `asAtDay`. */
export function timeInStage(
  { stage }: Pick<Case, 'stage'>,
  history: CaseStages | undefined,
  { asAtDay, localDay }: { readonly asAtDay: Day; readonly localDay: (instant: Instant) => Day },
): TimeInStage {
  const visit = history?.visits.at(-1);
  if (visit === undefined || visit.stage !== (stage && uuidKey(stage.uuid))) return { known: 'not-yet' };
  // A case that moved while the cases were read is in its stage since today.
  const since = (instant: Instant) => Math.max(0, daysBetween(localDay(instant), asAtDay));
  const { from } = visit;
  switch (from.known) {
    case 'exact':
      return { known: 'exact', days: since(from.at) };
    case 'between': {
      const [least, most] = [since(from.by), since(from.after)];
      return least === most ? { known: 'exact', days: least } : { known: 'between', least, most };
    }
    case 'at-least':
      return { known: 'at-least', days: since(from.by) };
  }
}
