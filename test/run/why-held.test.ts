import { expect, test } from 'vitest';
import { whyHeld } from '../../functions/run/why-held.ts';
import { aCoverage } from '../builders/a-coverage.ts';

const gap = '12 of 1,500 cases did not come.';

test('a complete reading is never held', () => {
  expect(whyHeld(aCoverage({ gaps: [], share: 1 }), 'hold')).toBeUndefined();
});

test('an incomplete one is sent as PARTIAL or held, as the settings say', () => {
  expect(whyHeld(aCoverage({ gaps: [gap], share: 0.992 }), 'send-partial')).toBeUndefined();
  expect(whyHeld(aCoverage({ gaps: [gap], share: 0.992 }), 'hold')).toContain('the settings say to hold');
});

test('under 95 percent it is held whatever the settings say; at 95 percent it is not', () => {
  expect(whyHeld(aCoverage({ gaps: [gap], share: 0.95 }), 'send-partial')).toBeUndefined();
  expect(whyHeld(aCoverage({ gaps: [gap], share: 0.9499 }), 'send-partial')).toBe(
    'Only 94.9 % of what was expected could be read, and under 95 % no report is sent.',
  );
});
