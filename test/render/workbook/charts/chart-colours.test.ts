import { expect, test } from 'vitest';
import { palette } from '../../../../functions/render/workbook/cells/palette.ts';
import {
  chartColours,
  contrastWithWhite,
  ramp,
  visibleOnWhite,
} from '../../../../functions/render/workbook/charts/chart-colours.ts';
import { contrast } from '../../contrast.ts';

test.each([...Object.values(chartColours), ...ramp])('%s stands out from the white of a chart', (colour) => {
  expect(contrast(colour, palette.white)).toBeGreaterThanOrEqual(3);
  expect(contrastWithWhite(colour)).toBeCloseTo(contrast(colour, palette.white), 10);
});

test.each(['sky', 'amber', 'grey'] as const)('figures can be read on %s', (name) => {
  expect(contrast(palette.ink, chartColours[name])).toBeGreaterThanOrEqual(4.5);
});

test('a colour of the firm is taken if it is one and stands out from white', () => {
  expect(visibleOnWhite('#23852b')).toBe('23852B');
  // 949494 stands at 3.03 to 1 and 969696 at 2.96 to 1: WCAG's own borderline.
  expect(visibleOnWhite('#949494')).toBe('949494');
  expect(visibleOnWhite('#969696')).toBe(undefined);
  for (const none of [undefined, '', 'red', '#FFF', '23852B', '#23852B80', '#FFFF00'])
    expect(visibleOnWhite(none)).toBe(undefined);
});
