// Runs every benchmark of the release build; each prints its ratios and fails when a bar is not met.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';

// What trees are compared with: Go's sumdb/tlog, behind our own program.
const go = spawnSync('go', ['build', '-o', 'build/release/tlog_peer', 'tests/differential/tlog_peer.go'], { stdio: 'inherit',
  env: { ...process.env, GO111MODULE: 'off', GOPATH: '/usr/share/gocode', GOCACHE: `${process.cwd()}/build/release/go-cache`, GOFLAGS: '' } });
if (go.status !== 0) process.exit(1);

let failed = 0;
let count = 0;
function bench(name, ...options) {
  console.log(`-- ${name}`);
  count += 1;
  const run = spawnSync(`./${name}`, options, { cwd: 'build/release', stdio: 'inherit' });
  if (run.status !== 0) failed += 1;
}

for (const name of ['tree_bench', 'signature_bench', 'iati_bench', 'calendar_bench', 'register_bench', 'store_bench']) bench(name);
const server = 'build/bench-postgresql.url';
const postgresql = (what) => spawnSync('tools/postgresql.sh', [what, server], { stdio: 'inherit' });
postgresql('start');
const place = readFileSync(server, 'utf8').trim();
if (place) bench('postgres_bench', place);
else {
  console.log('-- postgres_bench: not run, PostgreSQL is not installed (tools/packages.txt)');
  count += 1;
  failed += 1;
}
postgresql('stop');
bench('verify_bench');  // the last one: it deletes many files (bench/load.h)
rmSync('build/release/bench', { recursive: true, force: true });
console.log(failed === 0 ? 'every bar is met' : `${failed} of ${count} benchmarks did not meet their bars`);
process.exit(failed === 0 ? 0 : 1);
