import { Logger } from '@aws-lambda-powertools/logger';

/**
 * The functions' log, a JSON object a line. What goes in are counts, ids and durations: never a client's name, a token
 * or a body.
 */
export const log = new Logger();
