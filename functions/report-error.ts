/**
 * What kind of failure it is; the command line's exit code and the URL's status follow from it.
 *
 * - `bad-input`: settings or arguments do not fit
 * - `refused`: Plannr, or AWS, did not accept our token or rights
 * - `unreachable`: the other side did not answer, or not in a way that can be used
 * - `incomplete`: the reading is not whole and the report is held
 * - `not-delivered`: the report was made but could not be archived or sent
 */
export type ReportErrorKind = 'bad-input' | 'refused' | 'unreachable' | 'incomplete' | 'not-delivered';

/**
 * A failure that a person can put right. The message says what happened, with the value at fault, and what to do.
 * It is logged and mailed, so it may hold no token and no client's name.
 */
export class ReportError extends Error {
  override readonly name = 'ReportError';
  readonly kind: ReportErrorKind;
  readonly happened: string;
  readonly whatToDo: string;
  /** Whether it may be gone in a minute, and what failed is worth trying again first. */
  readonly mayPass: boolean;

  constructor(
    kind: ReportErrorKind,
    happened: string,
    whatToDo: string,
    options: ErrorOptions & { readonly mayPass?: boolean } = {},
  ) {
    super(`${happened}\nWhat to do: ${whatToDo}`, options);
    this.mayPass = options.mayPass ?? false;
    this.kind = kind;
    this.happened = happened;
    this.whatToDo = whatToDo;
  }
}
