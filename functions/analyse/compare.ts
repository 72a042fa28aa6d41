/** Which of two texts comes first, by code units: the same on every machine, for uuids and instants. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

// Of a fixed language, so that the machine's own has no say.
const readersOrder = new Intl.Collator('en-GB', { numeric: true });

/** Which of two names comes first for a reader: "Émile" beside "Emile", "Stage 9" before "Stage 10". */
export function compareNames(a: string, b: string): number {
  if (a === b) return 0;
  return readersOrder.compare(a, b) || compareText(a, b);
}

/** Which of two stages comes first by position; one without comes after all that have one. */
export function comparePositions(a: number | undefined, b: number | undefined): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  return b === undefined ? -1 : a - b;
}

/** The order in which stages are shown: by position, those without one after the rest, then by name; no stage at all last. */
export function compareStages(a: StageLike, b: StageLike): number {
  return (
    Number(a.uuid === undefined) - Number(b.uuid === undefined) ||
    comparePositions(a.position, b.position) ||
    compareNames(a.name, b.name) ||
    compareText(a.uuid ?? '', b.uuid ?? '')
  );
}

/** The order in which types are shown: by name; cases without a type last. */
export function compareTypes(a: TypeLike, b: TypeLike): number {
  return (
    Number(a.uuid === undefined) - Number(b.uuid === undefined) ||
    compareNames(a.name ?? '', b.name ?? '') ||
    compareText(a.uuid ?? '', b.uuid ?? '')
  );
}

type TypeLike = { readonly uuid?: string; readonly name?: string };

type StageLike = { readonly uuid?: string; readonly name: string; readonly position?: number };

/** What tells uuids apart: settings may be typed in capitals. */
export function uuidKey(uuid: string): string {
  const key = uuid.toLowerCase();
  // Nearly always the same, and then not a second text of it: those of 100,000 cases would be kept to the end.
  return key === uuid ? uuid : key;
}
