// Every part of the tests in a browser, or those that are named: node web/e2e/run.mjs [flow] [outside] [protecting].
// Prints one closing line.
import { check, close } from './stage.mjs';

const named = process.argv.slice(2);
for (const part of named.length > 0 ? named : ['flow', 'outside', 'protecting']) {
  await import(`./${part}.mjs`).catch((thrown) => check(part, () => { throw thrown; }));
}
process.exit(await close() ? 0 : 1);
