import type { Finding } from '../../run/doctor/finding.ts';

const words = { ok: 'ok', warn: 'warn', fail: 'FAIL', 'not-checked': 'not checked' } as const;

const levelWidth = 'not checked'.length;
const aboutWidth = 'Configuration set'.length;

/** A line for what was found, and one for what to do about it. */
export function formatFinding({ level, about, what, whatToDo }: Finding): string {
  const start = `${words[level].padEnd(levelWidth)}  ${about.padEnd(aboutWidth)}  `;
  const lines = whatToDo === undefined ? [what] : [what, `What to do: ${whatToDo}`];
  return `${start}${lines.flatMap((line) => line.split('\n')).join(`\n${' '.repeat(start.length)}`)}\n`;
}

/** The last line: whether the report can be sent. */
export function formatVerdict(findings: readonly Finding[]): string {
  const count = (level: Finding['level']) => findings.filter((finding) => finding.level === level).length;
  const failures = count('fail');
  const notChecked = count('not-checked');
  const rest =
    notChecked === 0 ? '' : ` ${notChecked === 1 ? '1 thing was' : `${notChecked} things were`} not checked.`;
  return failures === 0
    ? `\nNothing stands in the way of the report.${rest}\n`
    : `\nThe report could not be sent: ${failures === 1 ? '1 thing has' : `${failures} things have`} to be put right.${rest}\n`;
}
