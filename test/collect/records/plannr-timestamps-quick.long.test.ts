import { expect, test } from 'vitest';
import { anyInstantFrom, instantFrom } from '../../../functions/collect/records/plannr-timestamps.ts';
import { random } from '../../sandbox/plannr/random.ts';

/* The documented form of a time is read by the hour alone: over a million of them it comes to what the calendar comes to. */

test('a million instants of four hundred years are the same by the hour and by the calendar', () => {
  const chance = random('instants');
  const two = (number: number) => String(number).padStart(2, '0');
  let [differ, real] = [0, 0];
  for (let index = 0; index < 1_000_000; index += 1) {
    const day = `${chance.whole(1880, 2220)}-${two(chance.whole(0, 13))}-${two(chance.whole(0, 32))}`;
    const time = `${two(chance.whole(0, 24))}:${two(chance.whole(0, 60))}:${two(chance.whole(0, 60))}`;
    const text = `${day}T${time}${chance.chance(0.5) ? '+00:00' : '+01:00'}`;
    const instant = anyInstantFrom(text);
    if (instant !== undefined) real += 1;
    if (instantFrom(text) !== instant) differ += 1;
  }
  expect(differ).toBe(0);
  expect(real).toBeGreaterThan(600_000);
});
