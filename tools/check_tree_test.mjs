// Every ban of the tree check, each with one planted violation.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

function check(files) {
  const root = mkdtempSync(join(tmpdir(), 'acta-tree-'));
  spawnSync('git', ['init', '-q'], { cwd: root });
  for (const [path, text] of Object.entries({ 'src/acta/base/README.md': '# base\n', ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  spawnSync('git', ['add', '-A'], { cwd: root });
  const run = spawnSync('node', [new URL('check_tree.mjs', import.meta.url).pathname, root], { encoding: 'utf8' });
  rmSync(root, { recursive: true });
  return { status: run.status, text: run.stdout };
}

const planted = {
  'a file too long': { 'src/acta/base/a.cpp': 'int a;\n'.repeat(401) },
  'a line too long': { 'src/acta/base/a.cpp': `// ${'x'.repeat(100)}\n` },
  'white space at the end': { 'src/acta/base/a.cpp': 'int a; \n' },
  'a tab': { 'src/acta/base/a.cpp': '\tint a;\n' },
  'something left to do': { 'src/acta/base/a.cpp': `// TO${'DO'}: finish\n` },
  'a path of one machine': { 'src/acta/base/a.cpp': `// see /ro${'ot'}/x\n` },
  'a header without a word': { 'src/acta/base/a.h': '#pragma once\n' },
  'a folder named after nothing': { 'src/acta/base/utils/a.cpp': 'int a;\n' },
  'a link that leads nowhere': { 'README.md': '[x](nowhere.md)\n' },
  'a module without a README': { 'src/acta/noun/a.cpp': 'int a;\n' },
  'a large file': { 'data/large.csv': 'x'.repeat(1_000_001) },
};
for (const [what, files] of Object.entries(planted)) {
  test(`${what} is found`, () => assert.equal(check(files).status, 1));
}
test('a tree in order passes', () => {
  const good = check({ 'src/acta/base/a.h': '// What it is.\n#pragma once\n' });
  assert.equal(good.status, 0, good.text);
});
