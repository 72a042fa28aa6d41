/** What Plannr said when it refused: the fields and words help to find which parameter it was. Never shown or logged. */
export type Refusal = {
  readonly status: number;
  readonly message: string;
  readonly fields: Readonly<Record<string, string>>;
};

/**
 * How asking Plannr for something ended. `refused`: it answered, with a status that asking again would not change.
 * `unavailable`: no usable answer came, however often we asked.
 */
export type PlannrAnswer<T> =
  | { readonly kind: 'answer'; readonly value: T }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | {
      readonly kind: 'unavailable';
      readonly reason: string;
      /** It took too long, or was too long: asking for less may help. */
      readonly tooMuch?: boolean;
    };

/** Why there is no answer, in words for people. */
export function describeMiss(answer: Exclude<PlannrAnswer<unknown>, { kind: 'answer' }>): string {
  if (answer.kind === 'unavailable') return answer.reason;
  const { status } = answer.refusal;
  return status === 404 ? 'not found (404)' : `refused (${status})`;
}
