// What the README tells a newcomer to type exists: make targets, commands and their options.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { binary, verifier } from './server.mjs';

const readme = readFileSync('README.md', 'utf8');
const typed = [...readme.matchAll(/```\n([\s\S]*?)```/g)].flatMap((block) => block[1].split('\n'))
  .map((line) => line.replace(/\s+#.*$/, '').trim()).filter(Boolean);

test('every make target of the README is there', () => {
  const makefile = readFileSync('Makefile', 'utf8');
  const targets = [...readme.matchAll(/make ([a-z]+)/g)].map((hit) => hit[1]);
  assert.ok(targets.length >= 6);
  for (const target of targets) assert.match(makefile, new RegExp(`^${target}:`, 'm'), target);
});

test('every command and option of the README is there', () => {
  const help = execFileSync(binary, ['--help'], { encoding: 'utf8' });
  const usage = spawnSync(verifier, ['--help'], { encoding: 'utf8' });
  let checked = 0;
  for (const line of typed) {
    const hit = /build\/release\/(acta|acta-verify) (.*)$/.exec(line);
    if (!hit) continue;
    const text = hit[1] === 'acta' ? help : `${usage.stdout}${usage.stderr}`;
    for (const [option] of hit[2].matchAll(/--[a-z-]+/g)) {
      assert.ok(text.includes(option), `${hit[1]} knows ${option}`);
      ++checked;
    }
    if (hit[1] === 'acta') assert.ok(help.includes(`acta ${hit[2].split(' --')[0].replace(/https?:\S+/, 'URL')}`), hit[2]);
  }
  assert.ok(checked >= 10);
});
