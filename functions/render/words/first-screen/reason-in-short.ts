import type { AttentionCase } from '../../../analyse/attention/attention.ts';
import type { TimeInStage } from '../../../analyse/stage-history/time-in-stage.ts';
import { formatCount, formatNumber } from '../format/format.ts';
import { named } from '../format/names.ts';
import { oneLine } from '../format/one-line.ts';

const longestStage = 40;

/** Why to act on a case, on one line of a phone: `185 days in Compliance; 85% leave within 25`. In full it is on the list. */
export function reasonInShort({ reason, timeInStage, workingTimeInStage, ageDays = 0 }: AttentionCase): string {
  const stage = (name: string) => oneLine(named(name), longestStage);
  switch (reason.kind) {
    case 'long-in-stage': {
      const days =
        reason.working === undefined || workingTimeInStage === undefined
          ? waited(timeInStage)
          : waited(workingTimeInStage, 'working day');
      return `${days} in ${stage(reason.stage)}; 85% leave within ${formatNumber(reason.working?.within ?? reason.within)}`;
    }
    case 'stalled':
      return `${waited(timeInStage)} in ${stage(reason.stage)}; the firm’s limit is ${formatNumber(reason.after)}`;
    case 'not-closed':
      return `${waited(timeInStage)} in ${stage(reason.stage)}, and still open`;
    case 'too-old':
      return `Open for ${formatCount(ageDays, 'day')}; 95% complete within ${formatNumber(reason.within)}`;
    case 'review-past':
      return `Review overdue by ${formatCount(reason.daysPast, 'day')}`;
    case 'past-target':
      return `${waited(reason.time, 'working day')} in ${stage(reason.stage)}; the target is ${formatNumber(reason.target)}`;
    case 'moved-back':
      return `Moved back from ${stage(reason.from)} to ${stage(reason.to)}`;
  }
}

function waited(time: TimeInStage, noun = 'day'): string {
  switch (time.known) {
    case 'exact':
      return formatCount(time.days, noun);
    case 'between':
      return `${formatNumber(time.least)} to ${formatCount(time.most, noun)}`;
    case 'at-least':
      return `At least ${formatCount(time.days, noun)}`;
    case 'not-yet':
      return 'Some days';
  }
}
