/*
 * Holds a schema equal to a type, both ways, so that `tsc` names the field at which the two part.
 */

type Simple = string | number | boolean | bigint | symbol | undefined | null;

/** Without `readonly` and intersections, all the way down: what is left is what JSON has of it. */
type Plain<T> = T extends Simple
  ? T
  : T extends readonly (infer E)[]
    ? Plain<E>[]
    : { -readonly [K in keyof T]: Plain<T[K]> };

type IsSame<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** What tells the members of a union of objects apart. */
type MarkOf<T> = T extends { state: infer S }
  ? S
  : T extends { kind: infer S }
    ? S
    : T extends { known: infer S }
      ? S
      : 'only one';

type Partner<M, All> = All extends unknown ? (IsSame<MarkOf<M>, MarkOf<All>> extends true ? All : never) : never;

type Objects<T> = Exclude<T, Simple>;

type Parting<A, B, Path extends string> =
  IsSame<A, B> extends true
    ? never
    : [Objects<A>, Objects<B>] extends [(infer E)[], (infer F)[]]
      ? OrItself<Parting<E, F, `${Path}[]`>, Path>
      : [Objects<A>] extends [never]
        ? Path
        : OrItself<
            PartingOfObjects<Objects<A>, Objects<B>, Path> | PartingOfObjects<Objects<B>, Objects<A>, Path>,
            Path
          >;

/** One member of a union after the other. */
type PartingOfObjects<A, B, Path extends string> = A extends unknown
  ? [Partner<A, B>] extends [never]
    ? Path
    : PartingOfKeys<A, Partner<A, B>, Path>
  : never;

type PartingOfKeys<A, B, Path extends string> = {
  [K in keyof A & string]-?: K extends keyof B ? Parting<A[K], B[K], `${Path}.${K}`> : `${Path}.${K}`;
}[keyof A & string];

type OrItself<Found, Path extends string> = [Found] extends [never] ? Path : Found;

/** The paths at which two types part; none if they say the same, whatever is `readonly`. */
export type PathsApart<A, B, Path extends string> = Parting<Plain<A>, Plain<B>, Path>;

/** Does not check unless `Paths` is empty: the error names them. */
export type Nowhere<Paths extends never> = Paths;
