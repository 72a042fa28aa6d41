/** A line of the bench's table. */
export type BenchRow = {
  readonly what: string;
  readonly measured: string;
  /** In words, where there is one. */
  readonly bar?: string;
  readonly isMissed?: boolean;
};

/** A measure that has to be so much at the most (or, with `least`, at the least). */
export function against(
  what: string,
  value: number,
  { most, least, show }: { readonly most?: number; readonly least?: number; readonly show: (value: number) => string },
): BenchRow {
  const bar = most === undefined ? (least === undefined ? '' : `${show(least)} or more`) : `${show(most)} or less`;
  const isMissed = (most !== undefined && value > most) || (least !== undefined && value < least);
  return { what, measured: show(value), bar, isMissed };
}

export const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(bytes < 10 * 2 ** 20 ? 1 : 0)} MB`;
export const kilobytes = (bytes: number) => `${Math.round(bytes / 1000)} KB`;
export const milliseconds = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
export const ratio = (value: number) => value.toFixed(2);

/** The table as Markdown, which reads well in a terminal too. */
export function tableOf(rows: readonly BenchRow[]): string {
  const lines = [['What', 'Measured', 'Bar', ''], ...rows.map(lineOf)];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const [head = '', ...body] = lines.map(
    (line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`,
  );
  return [head, `| ${widths.map((width) => '-'.repeat(Math.max(3, width))).join(' | ')} |`, ...body].join('\n');
}

function lineOf({ what, measured, bar = '', isMissed = false }: BenchRow): string[] {
  return [what, measured, bar, isMissed ? 'MISSED' : ''];
}
