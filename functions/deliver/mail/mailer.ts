/** A built MIME message and its envelope: bare addresses, one recipient. */
export type OutgoingMessage = {
  readonly from: string;
  readonly to: string;
  readonly raw: Uint8Array;
  /** Whose delivery it is: what becomes of the mail later is noted there. Absent from what is not a run's own. */
  readonly run?: string;
};

export type Mailer = {
  /**
   * Hands one message over, at most once: what may have been accepted is not tried again.
   *
   * @returns the mail service's own id of the message.
   * @throws DeliveryError that says whether the message certainly was not accepted, or perhaps was.
   */
  readonly send: (message: OutgoingMessage) => Promise<{ readonly messageId: string }>;
};
