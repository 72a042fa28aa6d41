/** How a delivery to one reader ended. Source: design.md, section 10. */
export type DeliveryOutcome =
  | { readonly state: 'sent'; readonly messageId: string }
  /** Certainly not sent; the next attempt tries again. */
  | { readonly state: 'failed'; readonly reason: string }
  /** Perhaps sent; never sent again by itself. */
  | { readonly state: 'unknown'; readonly reason: string };

export type DeliveryRecord = { readonly state: 'sending' } | DeliveryOutcome;

/**
 * The delivery records: one per run and address. They see to it that no reader gets a run's mail twice, whoever tries
 * and however often.
 */
export type Deliveries = {
  /**
   * Claims the delivery before the mail is handed over, by writing `sending`. A record that is already there and not
   * `failed` stands: it is returned, and the mail must not be sent. At most one of several claims at once succeeds.
   */
  readonly claim: (run: string, email: string) => Promise<'claimed' | Exclude<DeliveryRecord, { state: 'failed' }>>;
  /** Writes how a claimed delivery ended. */
  readonly settle: (run: string, email: string, outcome: DeliveryOutcome) => Promise<void>;
};

/** Records that live as long as the process: for the command line, which makes one run and ends. */
export function createMemoryDeliveries(): Deliveries {
  const records = new Map<string, DeliveryRecord>();
  const keyOf = (run: string, email: string) => `${run} ${email.toLowerCase()}`;
  return {
    claim: async (run, email) => {
      const record = records.get(keyOf(run, email));
      if (record !== undefined && record.state !== 'failed') return record;
      records.set(keyOf(run, email), { state: 'sending' });
      return 'claimed';
    },
    settle: async (run, email, outcome) => {
      records.set(keyOf(run, email), outcome);
    },
  };
}
