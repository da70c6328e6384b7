// A full disk: a stop that says why; nothing acknowledged is lost, and the next start goes on. Needs root
// for a small file system of its own; skipped where that cannot be mounted.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { directory, door, remove, start, stop, verifier } from './server.mjs';

test('a full disk stops the record, says why, and loses nothing', { timeout: 120_000 }, async (context) => {
  const place = directory();
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', place]);
  if (mounted.status !== 0) return context.skip('no file system can be mounted here');
  try {
    let server = await start(`${place}/data`);
    const desk = await door(server, 'desk');
    const acknowledged = [];
    let refused = null;
    for (let i = 0; i < 20_000 && refused === null; ++i) {
      const title = `${randomUUID()} ${'x'.repeat(1500)}`;
      try {
        const answer = await desk.post('/api/elections', { state: 'XCA', kind: 'local', title });
        if (answer.status === 201) acknowledged.push(answer.body.receipts[0]);
        else refused = answer;
      } catch {
        refused = { status: 0 };  // the server ended while it was asked
      }
    }
    assert.ok(refused, 'the disk never filled');
    const code = await server.exited;
    assert.equal(code, 1);
    assert.match(server.output, /disk|full/i);
    spawnSync('mount', ['-o', 'remount,size=96m', place]);
    server = await start(`${place}/data`);
    const again = await door(server, 'desk');
    for (const receipt of acknowledged.slice(-20)) {
      assert.equal((await again.get(`/api/acts/${receipt.index}`)).body.act.leaf, receipt.leaf);
    }
    assert.equal((await again.post('/api/elections', { state: 'XCA', kind: 'local', title: randomUUID() })).status, 201);
    await stop(server);
    assert.match(execFileSync(verifier, [`${place}/data/record`], { encoding: 'utf8' }), /holds/);
    context.diagnostic(`${acknowledged.length} acts acknowledged before the disk was full`);
  } finally {
    spawnSync('umount', ['-l', place]);
    remove(place);
  }
});
