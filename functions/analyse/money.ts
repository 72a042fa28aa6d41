/** Sums by currency in minor units. A currency that no case has a value in is absent. Currencies are never added up. */
export type Amounts = Readonly<Record<string, number>>;
