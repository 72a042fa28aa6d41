import type { Told } from '../report.ts';
import { count, type Sentence } from '../sentence.ts';
import { doneSentence } from './done-sentence.ts';
import { forecastSentence } from './forecast-sentence.ts';
import { openSentence } from './open-sentence.ts';
import { queueSentence } from './queue-sentence.ts';
import { targetsSentence } from './targets-sentence.ts';

const most = 5;

/**
 * The report in three to five sentences, by rules. Each figure says where in the Report it stands.
 *
 * Always: what completed and was opened, what is open, how that stands to the firm's targets, and what is likely to
 * complete; before them, that the report is not whole. Where there is room: stages that were renamed, the queue that changed most, and how many cases to look at.
 */
export function findSentences(report: Told): Sentence[] {
  // In the order in which they are read; of those that are only told where there is room, the lowest first.
  const all: readonly { readonly sentence: Sentence | undefined; readonly room?: number }[] = [
    { sentence: partialSentence(report) },
    { sentence: doneSentence(report) },
    { sentence: openSentence(report) },
    { sentence: targetsSentence(report) },
    { sentence: renamedSentence(report), room: 1 },
    { sentence: queueSentence(report), room: 2 },
    { sentence: attentionSentence(report), room: 3 },
    { sentence: forecastSentence(report) },
  ];
  const told = all.filter(({ sentence }) => sentence !== undefined);
  const optional = told.flatMap(({ room }) => room ?? []).sort((a, b) => a - b);
  const places = most - (told.length - optional.length);
  const last = optional[Math.min(places, optional.length) - 1] ?? 0;
  return told.flatMap(({ sentence, room = 0 }) => (sentence !== undefined && room <= last ? sentence : []));
}

function partialSentence({ completeness, coverage }: Told): Sentence | undefined {
  if (completeness === 'complete') return undefined;
  const { expected, received } = coverage;
  if (expected === undefined || received >= expected) {
    return { parts: ['Not everything could be read, so figures may be too low.'] };
  }
  return {
    parts: [
      'Not everything could be read, so figures may be too low: ',
      count(received, {}, 'coverage.received'),
      ' of ',
      count(expected, { one: 'case' }, 'coverage.expected'),
      ' came.',
    ],
  };
}

function renamedSentence({ movement }: Told): Sentence | undefined {
  if (movement.state !== 'compared' || movement.stageChanges.length === 0) return undefined;
  const noun = { one: 'stage was renamed or moved', many: 'stages were renamed or moved' };
  return {
    parts: [
      count(movement.stageChanges.length, noun, 'movement.stageChanges.length'),
      ' since the last report; each is compared with itself.',
    ],
  };
}

function attentionSentence({ attention, totals, flow }: Told): Sentence | undefined {
  if (attention === undefined || totals.openCases === 0) return undefined;
  if (attention.found === 0) {
    const isBent = flow.timeInStage.some(({ bent }) => bent !== undefined);
    return {
      parts: [
        'No open case is known to wait for longer than is usual here',
        isBent ? '; what is usual is not known well yet (see Trend).' : '.',
      ],
    };
  }
  const noun = { one: 'open case needs a look', many: 'open cases need a look' };
  return {
    parts: [
      count(attention.found, noun, 'attention.found'),
      attention.found > attention.firm.length
        ? '; the most urgent are listed under Attention.'
        : attention.found === 1
          ? '; it is listed under Attention.'
          : '; they are listed under Attention.',
    ],
  };
}
