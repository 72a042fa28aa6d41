import { Problem } from './problem.ts';

/**
 * Reads a request's body. The bytes that come are counted, whatever Content-Length says.
 *
 * @throws Problem 413, without having read the rest.
 */
export async function readBody(request: Request, mostBytes: number, whatToDo: string): Promise<Uint8Array> {
  const tooLarge = () =>
    new Problem('body-too-large', { detail: `The body is larger than ${mostBytes / 1024} KB.`, whatToDo });
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    // Leaving the loop cancels the stream.
    if (length > mostBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
