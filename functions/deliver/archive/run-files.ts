import type { Archived } from './archive.ts';

/**
 * The files of a run, named after it: `<report>.<period>.xlsx` and so on.
 *
 * @throws RangeError if the run's name is not one of ours, so that no name can lead out of the folder or bucket.
 */
export function runFileNames(run: string): Required<Archived> {
  if (!/^[a-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/.test(run)) throw new RangeError('A run is named <report>.<period>.');
  return { workbook: `${run}.xlsx`, reportJson: `${run}.report.json`, message: `${run}.eml` };
}

/** Where the bucket keeps a run's file: `runs/<report>/<run>/<name>`. @throws RangeError as `runFileNames` does. */
export function runFileKey(run: string, file: keyof Archived): string {
  const name = runFileNames(run)[file];
  // A report's id has no dot in it.
  return `runs/${run.slice(0, run.indexOf('.'))}/${run}/${name}`;
}
