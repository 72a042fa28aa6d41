import { expect, test } from 'vitest';
import { whyHeld } from '../../../functions/run/rules/why-held.ts';
import { aCoverage } from '../../builders/a-coverage.ts';
import { aUuid } from '../../builders/a-uuid.ts';

const gap = '12 of 1,500 cases did not come.';

test('a complete reading is never held', () => {
  expect(whyHeld(aCoverage({ gaps: [], share: 1 }), 'hold')).toBeUndefined();
});

test('an incomplete one is sent as PARTIAL or held, as the settings say', () => {
  expect(whyHeld(aCoverage({ gaps: [gap], share: 0.992 }), 'send-partial')).toBeUndefined();
  expect(whyHeld(aCoverage({ gaps: [gap], share: 0.992 }), 'hold')?.[0]).toContain('the settings say to hold');
});

test('under 95 percent it is held whatever the settings say; at 95 percent it is not', () => {
  expect(whyHeld(aCoverage({ gaps: [gap], share: 0.95 }), 'send-partial')).toBeUndefined();
  expect(whyHeld(aCoverage({ gaps: [gap], share: 0.9499 }), 'send-partial')).toEqual([
    'Only 94.9 % of what was expected could be read, and under 95 % no report is sent.',
    gap,
  ]);
});

test('each client and record at fault is named, since there is no workbook to look it up in, up to twenty of a kind', () => {
  const unreadClients = [{ uuid: aUuid(1), reason: 'not found (404)' }];
  const setAside = Array.from({ length: 23 }, (_, n) => ({
    uuid: aUuid(100 + n),
    reason: 'value.amount is no whole number',
  }));
  const reasons = whyHeld(aCoverage({ gaps: [gap], share: 0.9, unreadClients, setAside }), 'hold');

  expect(reasons).toContain(`Client ${aUuid(1)}: not found (404)`);
  expect(reasons).toContain(`Case ${aUuid(119)}: value.amount is no whole number`);
  expect(reasons).not.toContain(`Case ${aUuid(120)}: value.amount is no whole number`);
  expect(reasons?.at(-1)).toBe('and 3 more like it');
});
