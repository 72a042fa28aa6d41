import type { Queue } from '../flow/queues.ts';
import type { Told } from '../report.ts';
import { count, nameInWords, type Part, type Sentence } from '../sentence.ts';

/**
 * "The queue at Compliance grew from 6 to 11, and that at Research fell from 9 to 4."
 *
 * Those that grew and fell by most cases, by two or more; of equal ones the later stage. While there is nothing to compare
 * with, the longest, the first of equal ones. Where one of the two runs did not read every case, none: a queue would seem
 * to change by what was not read.
 */
export function queueSentence(report: Told): Sentence | undefined {
  const { queues, movement, completeness } = report;
  if (queues === undefined) return longestQueue(report);
  if (completeness === 'partial' || (movement.state === 'compared' && movement.since.completeness === 'partial')) {
    return undefined;
  }
  const [grown, fallen] = [most(queues, 1), most(queues, -1)];
  const grew = grown && [...named(grown.queue), ' grew', ...figures(grown)];
  const fell = fallen && [...named(fallen.queue), ' fell', ...figures(fallen)];
  if (grew !== undefined && fell !== undefined) return { parts: ['The queue ', ...grew, ', and that ', ...fell, '.'] };
  const only = grew ?? fell;
  return only && { parts: ['The queue ', ...only, '.'] };
}

type Found = { readonly queue: Queue; readonly index: number };

function most(queues: readonly Queue[], sign: 1 | -1): Found | undefined {
  const change = ({ now, before }: Queue) => sign * (now - before);
  const found = queues
    .map((queue, index) => ({ queue, index }))
    .reduce<Found | undefined>(
      (best, each) => (best === undefined || change(each.queue) >= change(best.queue) ? each : best),
      undefined,
    );
  return found !== undefined && change(found.queue) >= 2 ? found : undefined;
}

function named({ uuid, name }: Queue): Part[] {
  return uuid === undefined ? ['without a stage'] : ['at ', nameInWords(name)];
}

function figures({ queue, index }: Found): Part[] {
  const number = (value: number, of: 'before' | 'now') =>
    value === 0 ? 'none' : count(value, {}, `queues[${index}].${of}`);
  return [' from ', number(queue.before, 'before'), ' to ', number(queue.now, 'now')];
}

function longestQueue({ stages, totals }: Told): Sentence | undefined {
  const index = stages.reduce((best, { openCases }, at) => (openCases > (stages[best]?.openCases ?? 0) ? at : best), 0);
  const stage = stages[index];
  const isOneOfSome = stages.filter(({ openCases }) => openCases > 0).length > 1;
  if (stage === undefined || stage.openCases < 2 || !isOneOfSome) return undefined;
  return {
    parts: [
      'The longest queue is ',
      ...named({ ...stage, before: 0, now: 0 }),
      ': ',
      count(stage.openCases, {}, `stages[${index}].openCases`),
      ' of ',
      count(totals.openCases, { one: 'open case' }, 'totals.openCases'),
      '.',
    ],
  };
}
