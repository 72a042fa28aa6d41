export const nothingToActOn =
  'No open case needs a look: none is known to wait for far longer than is usual, and no review is over half a year late.';

/** Whose case it is where nobody is assigned, or Plannr did not say who is. */
export const nobodyInWords = 'Nobody assigned, or not read';
