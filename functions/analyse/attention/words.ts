import type { OpenCaseRow } from '../case-lists/case-rows.ts';
import { count, nameInWords, type Part, type Sentence } from '../sentence.ts';
import type { TimeInStage } from '../stage-history/time-in-stage.ts';
import type { AttentionReason } from './reason.ts';

const day = { one: 'day' };
const workingDay = { one: 'working day' };

/** The reason with its numbers: "19 days in Report Writing; 85% of Mortgage cases leave it within 8 (108 cases)"; with a calendar, "19 working days". */
export function attentionWords(
  reason: AttentionReason,
  { timeInStage, working, ageDays }: Pick<OpenCaseRow, 'timeInStage' | 'working' | 'ageDays'>,
): Sentence {
  switch (reason.kind) {
    case 'long-in-stage': {
      const isWorking = reason.working !== undefined && working !== undefined;
      return {
        parts: [
          ...(isWorking ? waited(working.timeInStage, workingDay) : waited(timeInStage)),
          ' in ',
          nameInWords(reason.stage),
          '; 85% of ',
          ...whose(reason.of === 'type' ? reason.type : undefined),
          ' leave it within ',
          count(reason.working?.within ?? reason.within),
          ' (',
          count(reason.n, { one: 'case' }),
          ...((reason.working ?? reason).bent === undefined ? [] : ['; stays that nobody followed are missing']),
          ')',
        ],
      };
    }
    case 'stalled':
      return {
        parts: [
          ...waited(timeInStage),
          ' in ',
          nameInWords(reason.stage),
          ', over the firm’s own limit of ',
          count(reason.after),
          ' (too few have passed to tell what is usual)',
        ],
      };
    case 'not-closed':
      return {
        parts: [
          ...waited(timeInStage),
          ' in ',
          nameInWords(reason.stage),
          reason.isLost === true
            ? ', a stage of lost cases, and still open'
            : ', which counts as completed, and still open',
        ],
      };
    case 'too-old':
      return {
        parts: [
          'Open for ',
          count(ageDays ?? 0, day),
          '; 95% of ',
          ...whose(reason.type),
          ' complete within ',
          count(reason.within),
          ' (',
          count(reason.n, { one: 'case' }),
          ')',
        ],
      };
    case 'review-past':
      return {
        parts: ['Review was due on ', { kind: 'day', value: reason.review }, ', ', count(reason.daysPast, day), ' ago'],
      };
    case 'past-target':
      return {
        parts: [
          ...waited(reason.time, workingDay),
          ' in ',
          nameInWords(reason.stage),
          ', past its target of ',
          count(reason.target),
          ...(reason.waitsOn === undefined ? [] : [`; waits on the ${reason.waitsOn}`]),
        ],
      };
    case 'moved-back':
      return {
        parts: ['Moved back from ', nameInWords(reason.from), ' to ', nameInWords(reason.to), ' since the last run'],
      };
  }
}

function whose(type: string | undefined): Part[] {
  return type === undefined ? ['all cases'] : [nameInWords(type), ' cases'];
}

function waited(time: TimeInStage, noun = day): Part[] {
  switch (time.known) {
    case 'exact':
      return [count(time.days, noun)];
    case 'between':
      return ['Between ', count(time.least), ' and ', count(time.most, noun)];
    case 'at-least':
      return ['At least ', count(time.days, noun)];
    case 'not-yet':
      return [];
  }
}
