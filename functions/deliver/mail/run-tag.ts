/** The name of the tag by which SES's events tell whose run a mail is of. infra/ looks for it. */
export const runTagName = 'run';

/** A run's name as a tag's value, which may hold letters, digits, `-` and `_` alone. Source: MessageTag in the SES API reference. */
export function tagOfRun(run: string): string {
  return run.replaceAll('.', '_');
}

/** A run's name holds no `_`. */
export function runOfTag(tag: string): string {
  return tag.replaceAll('_', '.');
}
