import type { Stage } from '../../functions/analyse/case.ts';
import { aUuid } from './a-uuid.ts';

/** Five stages of a firm, by position: `aStage(3)` is Recommendation. What is given replaces the usual. */
export function aStage(position: number, given: Partial<Stage> = {}): Stage {
  return {
    uuid: aUuid(8000 + position),
    name: names[position - 1] ?? `Stage ${position}`,
    position,
    colour: '#23852B',
    isTypeCompleted: position === names.length,
    updatedAt: '2025-01-06T09:00:00.000Z',
    ...given,
  };
}

const names = ['Fact find', 'Research', 'Recommendation', 'Submitted', 'Completed'];
