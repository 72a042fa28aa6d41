import { Problem } from './problem.ts';

/** Answers every other method of an address with those that it knows. */
export function only(allow: string) {
  return (): never => {
    throw new Problem('method-not-allowed', {
      detail: 'This address does not know that method.',
      whatToDo: `Use ${allow}.`,
      headers: { allow },
    });
  };
}
