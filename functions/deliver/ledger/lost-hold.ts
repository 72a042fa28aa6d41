/** The attempt at a run that writes is no longer the one that holds it, or the run is over: it must stop, in silence. */
export class LostHold extends Error {
  override readonly name = 'LostHold';

  constructor(run: string, attempt: number) {
    super(`Attempt ${attempt} no longer holds the run ${run}.`);
  }
}
