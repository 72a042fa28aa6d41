import { pathToFileURL } from 'node:url';
import { carryOn } from '../sandbox/durable/carry-on.ts';
import { openExecutions } from '../sandbox/durable/execution-file.ts';

/*
 * The process that is killed: it carries one execution on with the function as it is deployed, and ends when that has.
 * Everything it knows is in its arguments, its environment and the execution's file.
 */

const [folder, name, bundle] = process.argv.slice(2);
if (folder === undefined || name === undefined || bundle === undefined) throw new Error('folder, name, bundle');
const { handler } = await import(pathToFileURL(bundle).href);
const { status } = await carryOn({ executions: openExecutions(folder), name, handler, mostDelay: 40 });
process.exitCode = status === 'SUCCEEDED' ? 0 : 1;
