/** What stands beside the open value, until the firm says what its values are. */
export const valueUntilSaid = 'expected value, as entered on the cases';
