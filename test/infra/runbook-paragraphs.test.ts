import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { resourcesOf, synthesise } from './synthesise.ts';

test('every alarm links to a paragraph that the runbook has, and the runbook explains no alarm that cannot come', () => {
  const runbook = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8');
  // As GitHub makes an anchor of a heading.
  const explained = [...runbook.matchAll(/^#+ (Alarm: .+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
  const raised = [...resourcesOf(synthesise(), 'AWS::CloudWatch::Alarm').values()].map(
    ({ AlarmDescription }) => AlarmDescription.split('#')[1],
  );
  expect(explained.sort()).toEqual([...new Set(raised)].sort());
});
