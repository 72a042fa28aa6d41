import { against, type BenchRow, ratio } from './bench-row.ts';
import { median } from './in-child.ts';
import type { prepareFirm, Steps } from './prepare-firm.ts';

type Firm = Awaited<ReturnType<typeof prepareFirm>>;

/** A measure that takes less of the figures is told with the others. */
const leastShown = 0.03;

/** The steps of a report beside what they cannot do without: each in turn with a bare one, and the medians compared. */
export async function measureSteps(
  firm: Firm,
  { times, hasBars }: { readonly times: number; readonly hasBars: boolean },
): Promise<BenchRow[]> {
  const own: Steps[] = [];
  const [reading, writing]: [number[], number[]] = [[], []];
  for (let time = 0; time < times; time += 1) {
    own.push(await firm.steps());
    reading.push(await firm.bareReading());
    writing.push(await firm.bareWrite());
  }
  const [read, draw, figures] = [
    own.map((each) => each.read),
    own.map((each) => each.draw),
    own.map((each) => each.figures),
  ];
  const { shares } = await firm.steps({ profile: true });
  const shown = shares.filter(([, share]) => share >= leastShown);
  const rest = shares.filter(([, share]) => share < leastShown).reduce((sum, [, share]) => sum + share, 0);
  const bar = (most: number) => (hasBars ? { most, show: ratio } : { show: ratio });
  const both = (one: readonly number[], other: readonly number[]) =>
    `${median(one).toFixed(2)} s, ${median(other).toFixed(2)} s`;
  return [
    { what: '… CPU of reading, and of bare fetch and JSON.parse of its pages', measured: both(read, reading) },
    against('… the one over the other', median(read) / median(reading), bar(2)),
    { what: '… CPU of drawing, and of a bare exceljs streaming write of its cells', measured: both(draw, writing) },
    against('… the one over the other', median(draw) / median(writing), bar(1.1)),
    {
      what: '… CPU of the figures, by measure',
      measured: `${median(figures).toFixed(2)} s: ${shown.map(([name, share]) => `${name} ${percent(share)}`).join(', ')}, others ${percent(rest)}`,
    },
    {
      ...against('… the measure that takes the most of them', shares[0]?.[1] ?? 0, {
        ...(hasBars ? { most: 0.25 } : {}),
        show: percent,
      }),
    },
  ];
}

const percent = (share: number) => `${Math.round(share * 100)}%`;
