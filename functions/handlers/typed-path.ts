import { dirname, resolve } from 'node:path';

/**
 * The path as whoever typed it meant it. npm runs a script in the project's folder, wherever it was called, and says in
 * INIT_CWD where that was. A program that was started elsewhere with npm's environment is not meant.
 */
export function typedPath(path: string, environment: Readonly<Record<string, string | undefined>>): string {
  const { INIT_CWD: calledIn, npm_package_json: npmProject } = environment;
  const isByNpm = npmProject !== undefined && dirname(npmProject) === process.cwd();
  return isByNpm && calledIn !== undefined && calledIn !== process.cwd() ? resolve(calledIn, path) : path;
}
