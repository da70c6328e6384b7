// Runs every benchmark of the release build; each prints its ratios and fails when a bar is not met.
import { spawnSync } from 'node:child_process';

// What trees are compared with: Go's sumdb/tlog, behind our own program.
const go = spawnSync('go', ['build', '-o', 'build/release/tlog_peer', 'tests/differential/tlog_peer.go'], { stdio: 'inherit',
  env: { ...process.env, GO111MODULE: 'off', GOPATH: '/usr/share/gocode', GOCACHE: `${process.cwd()}/build/release/go-cache`, GOFLAGS: '' } });
if (go.status !== 0) process.exit(1);

const names = ['tree_bench', 'verify_bench', 'signature_bench', 'store_bench'];
let failed = 0;
for (const name of names) {
  console.log(`-- ${name}`);
  const run = spawnSync(`./${name}`, { cwd: 'build/release', stdio: 'inherit' });
  if (run.status !== 0) failed += 1;
}
console.log(failed === 0 ? 'every bar is met' : `${failed} of ${names.length} benchmarks did not meet their bars`);
process.exit(failed === 0 ? 0 : 1);
