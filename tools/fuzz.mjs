// Builds the libFuzzer programs and runs each from its seeds; what crashed one is kept beside its corpus.
// Starts from the seeds, the shared vectors and the kept corpus; with --keep it adds to that what is small and
// reaches new code (then look at what is committed: 300 KB in all is enough).
//   node tools/fuzz.mjs [SECONDS each, 60] [--keep]
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';

const seconds = Number(process.argv[2] ?? 60);
const built = spawnSync('bash', ['-c', 'cmake --preset fuzz >/dev/null && ninja -C build/fuzz fuzzers >/dev/null'],
  { stdio: 'inherit' });
if (built.status !== 0) process.exit(1);

const keep = process.argv.includes('--keep');
const totals = { passed: 0, failed: 0 };
for (const program of readdirSync('build/fuzz').filter((name) => name.endsWith('_fuzz'))) {
  const corpus = `build/fuzz/corpus/${program}`;
  mkdirSync(corpus, { recursive: true });
  const seeded = spawnSync(`build/fuzz/${program.replace(/_fuzz$/, '_replay')}`, [corpus], { stdio: 'inherit' });
  const run = spawnSync(`build/fuzz/${program}`, [corpus, `-max_total_time=${seconds}`, '-max_len=4096', '-timeout=10',
    '-print_final_stats=1', '-verbosity=0', `-artifact_prefix=${corpus}-`], { encoding: 'utf8' });
  if (keep && run.status === 0) {
    const merged = `${corpus}-merged`;
    rmSync(merged, { recursive: true, force: true });
    mkdirSync(merged);
    spawnSync(`build/fuzz/${program}`, ['-merge=1', '-max_len=300', merged, corpus]);
    spawnSync(`build/fuzz/${program.replace(/_fuzz$/, '_replay')}`, ['--keep', merged], { stdio: 'inherit' });
  }
  const executed = Number(/number_of_executed_units:\s*(\d+)/.exec(run.stderr)?.[1] ?? 0);
  const good = seeded.status === 0 && run.status === 0 && executed > 0;
  good ? totals.passed++ : totals.failed++;
  console.log(`${program}: ${executed} inputs, ${good ? 'no law broken' : 'FAILED'}`);
  if (!good) console.log(run.stderr.split('\n').slice(-40).join('\n'));
}
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed > 0 || totals.passed === 0 ? 1 : 0);
