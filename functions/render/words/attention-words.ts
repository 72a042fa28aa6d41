export const nothingToActOn =
  'No open case needs a look: none is known to wait for far longer than is usual, and no review is over half a year late.';

/** Whose case it is where nobody is assigned. */
export const nobodyInWords = 'Nobody assigned';
