import type { Direction } from '../../analyse/movement/stage-places.ts';

/** Which way cases moved, by today's order of the stages. */
export function directionInWords(direction: Direction): string {
  switch (direction) {
    case 'forward':
      return 'Moved forward';
    case 'back':
      return 'Moved back';
    case 'level':
      return 'Moved level';
    case 'unknown':
      return 'Moved, way not known';
  }
}
