import type { TimeInStage } from '../../../analyse/stage-history/time-in-stage.ts';
import { formatNumber } from '../format/format.ts';

/** A number only where it is known exactly. */
export function daysInStage(time: TimeInStage): number | string {
  switch (time.known) {
    case 'exact':
      return time.days;
    case 'between':
      return `${formatNumber(time.least)} to ${formatNumber(time.most)}`;
    case 'at-least':
      return `at least ${formatNumber(time.days)}`;
    case 'not-yet':
      return 'not known yet';
  }
}

/** How surely the days are known. */
export function daysInStageKnown({ known }: TimeInStage): string {
  switch (known) {
    case 'exact':
      return 'exact';
    case 'between':
      return 'between';
    case 'at-least':
      return 'at least';
    case 'not-yet':
      return 'not known yet';
  }
}
