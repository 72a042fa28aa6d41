/** How a delivery to one reader ended. Source: docs/design.md, section 10. */
export type DeliveryOutcome =
  | { readonly state: 'sent'; readonly messageId: string }
  /** Certainly not sent; the next attempt tries again. */
  | { readonly state: 'failed'; readonly reason: string }
  /** Perhaps sent; never sent again by itself. */
  | { readonly state: 'unknown'; readonly reason: string };

/** How a delivery ended that still says `sending`, although nobody is at it any more. */
export const sendingCutShort = {
  state: 'unknown',
  reason:
    'Sending was cut short. Nobody knows whether the mail arrived, so it is not sent again by itself; ask the reader.',
} as const satisfies DeliveryOutcome;

export type DeliveryRecord =
  | { readonly state: 'sending' }
  | DeliveryOutcome
  /** Somebody said so, or a later run's mail reached them. */
  | { readonly state: 'sent'; readonly confirmedBy: string }
  /** It came back, or its reader complained of it; a mail to that address again would only do the same. */
  | { readonly state: 'bounced'; readonly reason: string };

/**
 * The delivery records: one per run and address. They see to it that no reader gets a run's mail twice, whoever tries
 * and however often.
 */
export type Deliveries = {
  /**
   * Claims the delivery before the mail is handed over, by writing `sending`. A record that is already there and not
   * `failed` stands: it is returned, and the mail must not be sent. At most one of several claimants at once succeeds;
   * one that asks again, since it did not hear the answer, finds its own claim.
   *
   * @param claimant names one try at sending one mail, and no other.
   */
  readonly claim: (
    run: string,
    email: string,
    claimant: string,
  ) => Promise<'claimed' | Exclude<DeliveryRecord, { state: 'failed' }>>;
  /**
   * Writes how a claimed delivery ended. What another claimant holds, or is known to be sent, stays as it is. Idempotent.
   */
  readonly settle: (run: string, email: string, outcome: DeliveryOutcome, claimant: string) => Promise<void>;
};

/** Records that live as long as the process: for the command line, which makes one run and ends. */
export function createMemoryDeliveries(): Deliveries {
  const records = new Map<string, { readonly claimant: string; readonly record: DeliveryRecord }>();
  const keyOf = (run: string, email: string) => `${run} ${email.toLowerCase()}`;
  return {
    claim: async (run, email, claimant) => {
      const held = records.get(keyOf(run, email));
      if (held !== undefined && held.record.state !== 'failed') {
        return held.claimant === claimant && held.record.state === 'sending' ? 'claimed' : held.record;
      }
      records.set(keyOf(run, email), { claimant, record: { state: 'sending' } });
      return 'claimed';
    },
    settle: async (run, email, record, claimant) => {
      records.set(keyOf(run, email), { claimant, record });
    },
  };
}
