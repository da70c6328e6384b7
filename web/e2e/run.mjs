// Every part of the tests in a browser, or those that are named: node web/e2e/run.mjs [flow] [looks] [outside] [protecting] [calendar] [mandates] [advisory] [state] [assessment] [register].
// Several run two at a time, each in a process and a browser of its own. Prints one closing line.
import { spawn } from 'node:child_process';

const named = process.argv.slice(2);
const parts = named.length > 0 ? named : ['flow', 'looks', 'outside', 'protecting', 'calendar', 'mandates', 'advisory', 'state', 'assessment', 'register'];

async function alone(part) {
  const { check, close } = await import('./stage.mjs');
  await import(`./${part}.mjs`).catch((thrown) => check(part, () => { throw thrown; }));
  process.exit(await close() ? 0 : 1);
}

// What a part says comes in one piece; a part that ends without a closing line has failed.
function beside(part) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [import.meta.filename, part], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (chunk) => { said += chunk; });
    child.on('close', (code) => {
      const [, passed, failed] = /^(\d+) passed, (\d+) failed$/m.exec(said) ?? [0, 0, 1];
      process.stdout.write(`${part}:\n${said.replace(/^\d+ passed, \d+ failed\n/m, '')}`);
      resolve({ passed: Number(passed), failed: Math.max(Number(failed), code === 0 ? 0 : 1) });
    });
  });
}

if (parts.length === 1) await alone(parts[0]);
const total = { passed: 0, failed: 0 };
async function work() {
  for (let part = parts.shift(); part; part = parts.shift()) {
    const { passed, failed } = await beside(part);
    total.passed += passed;
    total.failed += failed;
  }
}
await Promise.all([work(), work()]);
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exit(total.failed === 0 ? 0 : 1);
