import type { FaultKind } from '../../analyse/data-quality/faults.ts';

/** What is wrong with a case, as the sheets say it. */
export function faultInWords(kind: FaultKind): string {
  switch (kind) {
    case 'no-value':
      return 'No value';
    case 'no-type':
      return 'No type';
    case 'no-client':
      return 'No client';
    case 'participants-unseen':
      return 'Participants not seen';
    case 'nobody-assigned':
      return 'Nobody assigned';
    case 'review-past':
      return 'Review past';
    case 'unknown-stage':
      return 'Unknown stage';
    case 'stage-disagrees':
      return 'Stage and completion disagree';
    case 'completed-before-opened':
      return 'Completed before opened';
    case 'opened-after-as-at':
      return 'Opened after the as-at time';
    case 'completed-after-as-at':
      return 'Completed after the as-at time';
    case 'unreadable':
      return 'Not readable';
  }
}
