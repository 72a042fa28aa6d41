import { Problem } from '../http/problem.ts';

/** The same for what is not there and for what the key may not see. */
export function notFound(): Problem {
  return new Problem('not-found', {
    detail: 'There is nothing here, or nothing that this key may see.',
    whatToDo: 'GET /reports lists the reports you may ask for, and GET /runs their runs.',
  });
}
