/* Loads the module that it is given, and tells how many milliseconds that took. */
const [address = ''] = process.argv.slice(2);
const began = performance.now();
await import(address);
process.send?.(performance.now() - began);
process.disconnect();
