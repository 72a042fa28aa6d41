/**
 * The files of a run, named after it.
 *
 * @throws RangeError if the run's name is not one of ours, so that no name can lead out of the folder or bucket.
 */
export function runFileNames(run: string) {
  if (!/^[a-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/.test(run)) throw new RangeError('A run is named <report>.<period>.');
  return { workbook: `${run}.xlsx`, reportJson: `${run}.report.json`, message: `${run}.eml` };
}
