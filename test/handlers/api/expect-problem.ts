import { expect } from 'vitest';
import * as z from 'zod';

// Source: RFC 9457, section 3.1, and what ours adds.
const problem = z.strictObject({
  type: z.string().regex(/^urn:problem-type:casebook:[a-z-]+$/),
  title: z.string().min(1),
  status: z.int(),
  detail: z.string().min(1),
  whatToDo: z.string().min(1),
  errors: z
    .array(
      z.object({
        detail: z.string().min(1),
        pointer: z.string().optional(),
        parameter: z.string().optional(),
        header: z.string().optional(),
      }),
    )
    .min(1)
    .optional(),
});

/** Holds an answer to the form of a problem document, and gives it. */
export async function expectProblem(response: Response, status: number) {
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(response.headers.get('cache-control')).toBe('no-store');
  const document = problem.parse(await response.json());
  expect(document.status).toBe(status);
  return document;
}
