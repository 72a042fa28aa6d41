import type { Archive } from '../../deliver/archive/archive.ts';

/** The run's name, or, where a run of that name is kept already, the first free `<report>.<period>.<n>`. */
export async function freeRunName(run: string, { has }: Pick<Archive, 'has'>): Promise<string> {
  for (let n = 0; ; n++) {
    const name = n === 0 ? run : `${run}.${n}`;
    if (has === undefined || !(await has(name))) return name;
  }
}
