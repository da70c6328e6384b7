// Runs every test step, says how long each took and what it counted, and closes with one honest line:
// "N passed, N failed". Steps that count nothing, or nothing run at all, are failures.
//   node tools/test.mjs [--only checks|unit|asan|web|functional|browser|drill] [--drill]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';

const args = process.argv.slice(2);
const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : null;
const drill = args.includes('--drill');
mkdirSync('build/test-logs', { recursive: true });
const totals = { passed: 0, failed: 0, skipped: 0 };

// Reads what a runner said of itself.
function count(output) {
  const found = { passed: 0, failed: 0, skipped: 0, seen: false };
  const add = (passed, failed, skipped = 0) => {
    found.passed += Number(passed);
    found.failed += Number(failed);
    found.skipped += Number(skipped);
    found.seen = true;
  };
  for (const line of output.split('\n')) {
    let hit = /^\d+% tests passed, (\d+) tests failed out of (\d+)/.exec(line);
    if (hit) {
      const skipped = (output.match(/\*\*\*Skipped/g) ?? []).length;
      add(Number(hit[2]) - Number(hit[1]) - skipped, hit[1], skipped);
    }
    hit = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/.exec(line.trim());
    if (hit) add(hit[1], hit[2], hit[3] ?? 0);
    hit = /^\s+Tests\s+(?:(\d+) failed \| )?(\d+) passed(?: \| (\d+) skipped)?/.exec(
      line.replace(/\x1b\[[0-9;]*m/g, ''));
    if (hit) add(hit[2], hit[1] ?? 0, hit[3] ?? 0);
  }
  const node = /^# pass (\d+)\n# fail (\d+)/m.exec(output);
  if (node) add(node[1], node[2]);
  return found;
}

function step(kind, name, command, { counts = true, says = false, cwd = '.', env = {} } = {}) {
  if (only && only !== kind) return;
  const started = Date.now();
  const run = spawnSync('bash', ['-c', command], {
    cwd, encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, ...env } });
  const output = `${run.stdout}${run.stderr}`;
  writeFileSync(`build/test-logs/${name.replaceAll(' ', '-')}.log`, output);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const found = count(output);
  if (!counts) (run.status === 0 ? found.passed++ : found.failed++, found.seen = true);
  if (run.status !== 0 && found.failed === 0) found.failed++;
  if (run.status === 0 && !found.seen) {
    found.failed++;
    console.log(`    ${name} counted no test`);
  }
  totals.passed += found.passed;
  totals.failed += found.failed;
  totals.skipped += found.skipped;
  console.log(`${found.failed ? 'FAILED' : 'ok    '} ${name}: ${found.passed} passed, ` +
    `${found.failed} failed, ${found.skipped} skipped (${seconds} s)`);
  if (says && !found.failed) console.log(`       ${output.trimEnd().split('\n').at(-1)}`);
  if (found.failed) console.log(output.split('\n').slice(-60).join('\n'));
}

// How many of the shared vectors and files the unit tests executed; the folder without any is a failure.
function sharedMaterial() {
  const path = 'build/release/Testing/Temporary/LastTest.log';
  if ((only && only !== 'unit') || !existsSync(path)) return;
  const hits = [...readFileSync(path, 'utf8').matchAll(/^\[ vectors {2}\] .*: (\d+) executed$/gm)];
  const executed = hits.reduce((sum, hit) => sum + Number(hit[1]), 0);
  console.log(`       ${executed} shared vectors and files of ${hits.length} kinds executed`);
  if (executed > 0 || !existsSync('../shared')) return;
  console.log('FAILED shared: the folder is there and nothing of it was executed');
  totals.failed++;
}

const cpp = "git ls-files 'src/*.cpp' 'src/*.h' 'tests/*.cpp' 'bench/*.cpp'";
const has = (path) => existsSync(path);

step('unit', 'build', 'tools/build.sh', { counts: false });
step('unit', 'unit tests', 'cd build/release && ctest -j2 --output-on-failure');
sharedMaterial();
step('checks', 'clang-tidy', 'node tools/tidy.mjs', { counts: false, says: true });
step('checks', 'format', `${cpp} | xargs clang-format-19 --dry-run -Werror`, { counts: false });
for (const tool of ['check_layers', 'check_tree']) {
  if (has(`tools/${tool}.mjs`)) step('checks', tool, `node tools/${tool}.mjs`, { counts: false });
}
const planted = readdirSync('tools').filter((name) => name.endsWith('_test.mjs'));
if (planted.length > 0) {
  step('checks', 'planted violations',
    `node --test --test-reporter=tap ${planted.map((name) => `tools/${name}`).join(' ')}`);
}
// In a drill as long as otherwise: they look for faults of memory, which more of the same does not show.
// Without the test whose child runs with another font configuration: fontconfig leaks there by malloc
// frames that the suppression cannot name.
step('asan', 'sanitizers', 'cmake --preset asan >/dev/null && ' +
  '{ ninja -C build/asan >build/test-logs/asan-build.log || { grep -A 8 error build/test-logs/asan-build.log; false; }; } && ' +
  'cd build/asan && ctest -j2 --output-on-failure -E AreTheSameBytesInAnotherLocale',
  { env: { LSAN_OPTIONS: `suppressions=${process.cwd()}/tests/sanitizers/leaks.supp`, ACTA_DRILL: undefined } });
if (has('web/package.json')) {
  step('web', 'web check', 'npm run --silent check', { cwd: 'web', counts: false });
  step('web', 'web tests', 'npm test --silent', { cwd: 'web', env: { NO_COLOR: '1' } });
}
if (has('tests/functional')) {
  step('functional', 'functional', 'node --test --test-concurrency=2 --test-reporter=tap tests/functional/*_test.mjs');
}
if (has('web/e2e/run.mjs')) step('browser', 'browser', 'node web/e2e/run.mjs');
if (drill) {
  step('drill', 'clang-tidy of all', 'node tools/tidy.mjs --all', { counts: false, says: true });
  step('drill', 'threads', 'cmake --preset tsan >/dev/null && ninja -C build/tsan >/dev/null && ' +
    'cd build/tsan && ctest -j2 --output-on-failure',
    { env: { TSAN_OPTIONS: `suppressions=${process.cwd()}/tests/sanitizers/threads.supp`, ACTA_DRILL: undefined } });
  step('drill', 'fuzzing', 'node tools/fuzz.mjs 60');
}

const skipped = totals.skipped ? `, ${totals.skipped} skipped` : '';
console.log(`${totals.passed} passed, ${totals.failed} failed${skipped}`);
process.exit(totals.failed || !totals.passed ? 1 : 0);
