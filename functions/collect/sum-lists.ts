import type { ListSums } from './shards/shard.ts';

export function sumLists(all: readonly ListSums[]): ListSums {
  const sum = (key: keyof ListSums) => all.reduce((total, lists) => total + lists[key], 0);
  return {
    read: sum('read'),
    lost: sum('lost'),
    withoutCount: sum('withoutCount'),
    ofUnknownExtent: sum('ofUnknownExtent'),
    expected: sum('expected'),
    received: sum('received'),
    due: sum('due'),
    came: sum('came'),
  };
}
