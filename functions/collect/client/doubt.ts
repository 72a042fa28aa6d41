/** What an answer says, and what our own count makes of it. */
export type BudgetClaim = {
  readonly remaining: number;
  readonly usedByOthers: number;
  /** Whether nobody sends anything at the moment. */
  readonly isHeld: boolean;
};

/** Tells whether Plannr can be believed that nothing is left. */
export type BudgetDoubt = {
  believes(claim: BudgetClaim): boolean;
  /** Plannr said that we ask too fast, so it does count. */
  noteRefusal(): void;
  /** Whether something was ever not believed. */
  hasDoubted(): boolean;
};

/**
 * So many whole minutes in which we sent nothing, and after each an answer that says that nothing is left: that is no
 * allowance of ours but a header that is broken, or somebody else's.
 */
const holdsBorne = 3;

export function createDoubt(): BudgetDoubt {
  let holds = 0;
  let hasDoubted = false;
  return {
    believes({ remaining, usedByOthers, isHeld }) {
      if (remaining > 0) holds = 0;
      if (remaining > 0 || usedByOthers === 0 || isHeld) return true;
      holds += 1;
      hasDoubted ||= holds > holdsBorne;
      return holds <= holdsBorne;
    },
    noteRefusal() {
      holds = 0;
    },
    hasDoubted: () => hasDoubted,
  };
}
