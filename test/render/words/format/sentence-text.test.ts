import { expect, test } from 'vitest';
import { count, type Part, sum } from '../../../../functions/analyse/sentence.ts';
import { sentenceText } from '../../../../functions/render/words/format/sentence-text.ts';
import { euros, pounds } from '../../../builders/a-case.ts';

const text = (...parts: Part[]) => sentenceText({ parts });

test('a figure is written as everywhere in the report, with the noun that its number wants', () => {
  expect(text(count(0, { one: 'case' }), ', ', count(1, { one: 'case' }), ', ', count(1_234, { one: 'case' }))).toBe(
    '0 cases, 1 case, 1,234 cases',
  );
  expect(text(count(1, { one: 'was opened', many: 'were opened' }), '; ', count(2, { one: 'was', many: 'were' }))).toBe(
    '1 was opened; 2 were',
  );
  expect(text('from ', count(6), ' to ', count(11), '.')).toBe('from 6 to 11.');
  expect(text({ kind: 'day', value: '2026-11-16' }, ' ', { kind: 'share', value: 0.85 })).toBe('Mon 16 Nov 2026 85%');
});

test('an amount is in whole pounds, but for one of less than a pound', () => {
  expect(text(sum(pounds(182_400)), ' ', sum(pounds(1_250.5)), ' ', sum(euros(-600.49)), ' ', sum(pounds(0)))).toBe(
    '£182,400 £1,251 -€600 £0',
  );
  expect(text(sum(pounds(0.49)), ' ', sum(pounds(-1.5)))).toBe('£0.49 -£2');
  expect(text(sum({ minor: 12_000, currency: 'JPY' }))).toBe('JP¥12,000');
});

test('a name from outside adds no line and cannot turn the text around', () => {
  expect(text('The queue at ', 'Report\r\n\u202eWriting', ' grew.')).toBe('The queue at Report Writing grew.');
});

test('a long name is cut and the figures beside it are not', () => {
  const name = 'x'.repeat(300);
  const parts = [count(19, { one: 'day' }), ' in ', name, '; 85% leave it within ', count(11)];
  expect(sentenceText({ parts }, 40)).toBe(`19 days in ${'x'.repeat(39)}…; 85% leave it within 11`);
  expect(sentenceText({ parts })).toBe(`19 days in ${name}; 85% leave it within 11`);
});
