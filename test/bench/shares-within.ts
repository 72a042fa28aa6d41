import { Session } from 'node:inspector/promises';

/** Microseconds between two looks. */
const interval = 200;

/**
 * Does work and looks on the way what it is at.
 *
 * @param name of the function whose callees are told apart
 * @returns what each of these took of its time, the most first; the garbage collector's is of whatever it broke off
 */
export async function sharesWithin<T>(
  name: string,
  work: () => T,
): Promise<{ readonly result: T; readonly shares: readonly (readonly [name: string, share: number])[] }> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval });
  await session.post('Profiler.start');
  const result = work();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();

  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const parents = new Map(
    profile.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)),
  );
  const calleeOf = (id: number): string | undefined => {
    const parent = nodes.get(parents.get(id) ?? 0);
    if (parent === undefined) return undefined;
    if (parent.callFrame.functionName !== name) return calleeOf(parent.id);
    return nodes.get(id)?.callFrame.functionName || `${name} itself`;
  };
  const times = new Map<string, number>();
  let last: string | undefined;
  (profile.samples ?? []).forEach((id, index) => {
    const isCollector = nodes.get(id)?.callFrame.functionName === '(garbage collector)';
    last = isCollector ? last : calleeOf(id);
    if (last !== undefined) times.set(last, (times.get(last) ?? 0) + (profile.timeDeltas?.[index] ?? 0));
  });
  const all = [...times.values()].reduce((sum, each) => sum + each, 0);
  const shares = [...times]
    .map(([callee, time]) => [callee, time / all] as const)
    .sort((one, other) => other[1] - one[1]);
  return { result, shares };
}
