import { ReportError } from '../../report-error.ts';

/**
 * A mail that was not sent (`failed`: it may be tried again), or of which nobody knows whether it was (`unknown`: it
 * must not be sent again by itself). Source: docs/design.md, section 10.
 */
export class DeliveryError extends ReportError {
  readonly outcome: 'failed' | 'unknown';

  constructor(outcome: 'failed' | 'unknown', happened: string, whatToDo: string, options?: ErrorOptions) {
    super('not-delivered', happened, whatToDo, options);
    this.outcome = outcome;
  }
}
