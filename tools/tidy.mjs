// clang-tidy over the sources that changed since origin/main (or, where there is none, since the last commit)
// and in the work tree; a changed header is looked at through a source that includes it.
// All of them take two hours on two cores; a part of them can be asked for.
//   node tools/tidy.mjs [--all [--part 1/8]]
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

const atMost = 6;  // files, so that make test stays quick; --all has no limit

// The lines that git says, or null when it cannot say: no history, a shallow one, no repository.
function git(...args) {
  const run = spawnSync('git', args, { encoding: 'utf8' });
  return run.status === 0 ? run.stdout.split('\n').filter(Boolean) : null;
}

export function sourcesOf(changed, sources, read = (path) => readFileSync(path, 'utf8')) {
  const found = new Set();
  for (const path of changed) {
    if (sources.includes(path)) found.add(path);
    if (!/^src\/.*\.h$/.test(path)) continue;
    const include = `#include "${path.replace(/^src\//, '')}"`;
    const beside = path.replace(/\.h$/, '.cpp');
    const source = sources.includes(beside) ? beside : sources.find((name) => read(name).includes(include));
    if (source) found.add(source);
  }
  return [...found];
}

// Every n-th from the k-th on, of "k/n".
export function partOf(sources, part = '1/1') {
  const [k, n] = part.split('/').map(Number);
  if (!(Number.isInteger(k) && Number.isInteger(n) && k >= 1 && k <= n)) throw new Error(`--part ${part}: say 1/8, or 8/8`);
  return sources.filter((_, at) => at % n === k - 1);
}

function changedFiles() {
  const inWorkTree = [...(git('diff', '--name-only', '--diff-filter=d', 'HEAD') ?? []),
    ...(git('ls-files', '--others', '--exclude-standard') ?? [])];
  const committed = git('diff', '--name-only', '--diff-filter=d', '--merge-base', 'origin/main') ??
    git('diff', '--name-only', '--diff-filter=d', 'HEAD~1') ?? [];
  return [...inWorkTree, ...committed];
}

async function check(files) {
  const failed = [];
  const waiting = [...files];
  const work = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      const run = spawn('clang-tidy-19', ['-p', 'build/dev', '--quiet', file], { stdio: ['ignore', 'pipe', 'ignore'] });
      let said = '';
      run.stdout.on('data', (chunk) => { said += chunk; });
      const status = await new Promise((resolve) => run.on('close', resolve).on('error', resolve));
      if (status === 0) continue;
      failed.push(file);
      console.log(said || `${file}: clang-tidy-19 did not run`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return failed;
}

async function main() {
  const all = process.argv.includes('--all');
  const sources = (git('ls-files', '--cached', '--others', '--exclude-standard', 'src/*.cpp') ?? []);
  const part = process.argv[process.argv.indexOf('--part') + 1];
  const wanted = all ? partOf(sources, process.argv.includes('--part') ? part : undefined) : sourcesOf(changedFiles(), sources);
  const files = all ? wanted : wanted.slice(0, atMost);
  if (files.length === 0 && !all) return console.log('no source changed: nothing to look at');
  const configured = spawnSync('cmake', ['--preset', 'dev'], { encoding: 'utf8' });
  if (configured.status !== 0) throw new Error(`${configured.stdout}${configured.stderr}`);
  const failed = await check(files);
  const left = wanted.length > files.length ? `, of ${wanted.length} that changed; make drill looks at all` : '';
  console.log(`${files.length} files looked at, ${failed.length} with findings${left}`);
  if (failed.length > 0 || files.length === 0) process.exitCode = 1;
}

if (process.argv[1] === new URL(import.meta.url).pathname) await main();
