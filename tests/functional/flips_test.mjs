// Flips one bit of a published record and has acta-verify, the program, judge it: a thousand times.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { directory, door, remove, start, stop, verifier } from './server.mjs';

const flips = 1000;

const judged = (record, key) => new Promise((resolve) => {
  const run = spawn(verifier, [record, '--key', key]);
  let output = '';
  run.stdout.on('data', (chunk) => { output += chunk; });
  run.stderr.on('data', (chunk) => { output += chunk; });
  run.on('close', (code) => resolve({ code, output }));
});

test(`${flips} flipped bits, each found by the program`, { timeout: 300_000 }, async () => {
  const data = directory();
  const server = await start(data);
  const desk = await door(server, 'desk');
  for (const title of ['First', 'Second']) {  // each published, so that the earlier size leaves its tiles
    const { receipts } = (await desk.post('/api/elections', { state: 'XCA', kind: 'local', title })).body;
    assert.equal((await desk.get(`/api/acts/${receipts[0].index}/receipt`)).status, 200);
  }
  await stop(server);
  const record = join(data, 'record');
  const key = readFileSync(join(record, 'key'), 'utf8').trim();
  assert.equal(spawnSync(verifier, [record, '--key', key]).status, 0, 'the record as it is holds');
  // Every byte of these is an entry, a hash, or signed; the key is what the judge already has. Narrower tiles of earlier sizes lie
  // beside them for who still has an earlier checkpoint.
  const read = spawnSync(verifier, [record, '--paths'], { encoding: 'utf8' }).stdout.split('\n').filter(Boolean);
  const tiles = readdirSync(join(record, 'tile'), { recursive: true }).map((path) => join('tile', path)).filter((path) => statSync(join(record, path)).isFile());
  assert.ok(tiles.length > read.length, 'there are narrower tiles beside those that the checkpoint needs');
  const files = tiles.concat('checkpoint').map((path) => join(record, path));
  assert.ok(files.length > 3, files.join(' '));
  const sizes = files.map((path) => statSync(path).size);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let seed = 68164n;
  const roll = (below) => {
    seed = (seed * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    return Number((seed >> 20n) % BigInt(below));
  };
  // Copies side by side, so that two programs judge at a time.
  const copies = [join(data, 'copy-0'), join(data, 'copy-1')];
  for (const copy of copies) cpSync(record, copy, { recursive: true });
  const touched = new Set();
  const work = async (copy, count) => {
    for (let i = 0; i < count; ++i) {
      let at = roll(total);
      const which = sizes.findIndex((size) => { if (at < size) return true; at -= size; return false; });
      const path = files[which].replace(record, copy);
      const bytes = readFileSync(path);
      bytes[at] ^= 1 << roll(8);
      writeFileSync(path, bytes);
      const { code, output } = await judged(copy, key);
      if (code === 0) assert.fail(`byte ${at} of ${files[which].slice(record.length)} was flipped and not found`);
      assert.equal(code, 1, output);
      assert.match(output, /DOES NOT HOLD/, output);
      writeFileSync(path, readFileSync(files[which]));
      touched.add(files[which]);
    }
  };
  await Promise.all(copies.map((copy) => work(copy, flips / copies.length)));
  assert.ok(touched.size > 1, 'more than one file was touched');
  for (const copy of copies) assert.equal(spawnSync(verifier, [copy, '--key', key]).status, 0, 'mended, it holds');
  remove(data);
});
