import packageJson from '../../package.json' with { type: 'json' };

/** Casebook's own version, as About prints it. */
export const version: string = packageJson.version;
