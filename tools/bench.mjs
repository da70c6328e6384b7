// Runs every benchmark of the release build; each prints its ratios and fails when a bar is not met.
import { spawnSync } from 'node:child_process';

let failed = 0;
for (const name of ['verify_bench', 'store_bench']) {
  console.log(`-- ${name}`);
  const run = spawnSync(`./${name}`, { cwd: 'build/release', stdio: 'inherit' });
  if (run.status !== 0) failed += 1;
}
console.log(failed === 0 ? 'every bar is met' : `${failed} of 2 benchmarks did not meet their bars`);
process.exit(failed === 0 ? 0 : 1);
