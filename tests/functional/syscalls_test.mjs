// System calls that fail while acts are recorded (strace injects the error): whatever was answered stays,
// nothing is answered after a flush that failed, and the next start goes on. And two servers on one record.
// Some calls in the short form; every K-th of each with ACTA_DRILL=1.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { binary, directory, door, remove, start, stop, verifier } from './server.mjs';

const drill = Boolean(process.env.ACTA_DRILL);
const calls = drill
  ? ['fdatasync', 'fsync', 'pwrite64', 'write', 'rename', 'ftruncate', 'openat', 'unlink', 'pread64']
  : ['fdatasync', 'pwrite64'];
const places = drill ? Array.from({ length: 40 }, (_, i) => i + 1) : [2, 9];
const acts = 6;

// Attaches strace to the running server; resolves when it traces.
function inject(pid, call, error, when) {
  const tracer = spawn('strace', ['-f', '-qq', '-o', '/dev/null', '-e', `trace=${call}`,
    '-e', `inject=${call}:error=${error}:when=${when}+`, '-p', String(pid)], { stdio: 'ignore' });
  return new Promise((resolve) => setTimeout(() => resolve(tracer), 400));
}

async function suffer(context, call, error, when) {
  const data = directory();
  try {
    let server = await start(data);
    const desk = await door(server, 'desk');
    const tracer = await inject(server.child.pid, call, error, when);
    const answered = [];
    for (let i = 0; i < acts; ++i) {
      const key = randomUUID();
      try {
        const body = { state: 'XCA', kind: 'local', title: `Elections ${key}` };
        const answer = await desk.post('/api/elections', body, { 'idempotency-key': key });
        if (answer.status === 201) answered.push({ key, body, receipt: answer.body.receipts[0] });
      } catch {
        break;  // the server ended
      }
    }
    tracer.kill('SIGKILL');
    const stopped = server.child.exitCode !== null;
    if (stopped) assert.ok(server.output.length > 0, 'it ended and did not say why');
    server.child.kill('SIGKILL');
    await server.exited;
    server = await start(data);
    const again = await door(server, 'desk');
    for (const { key, body, receipt } of answered) {
      const repeated = await again.post('/api/elections', body, { 'idempotency-key': key });
      assert.equal(repeated.status, 201, repeated.text);
      assert.equal(repeated.body.receipts[0].leaf, receipt.leaf, 'an answered act is gone or doubled');
    }
    const one = await again.post('/api/elections', { state: 'XCA', kind: 'local', title: randomUUID() });
    assert.equal(one.status, 201);
    await stop(server);
    assert.match(execFileSync(verifier, [`${data}/record`], { encoding: 'utf8' }), /holds/);
    return answered.length;
  } finally {
    remove(data);
  }
}

for (const error of ['EIO', 'ENOSPC']) {
  for (const call of calls) {
    test(`${call} that fails with ${error} loses nothing that was answered`, { timeout: 900_000 }, async (context) => {
      if (spawnSync('strace', ['-V']).status !== 0) return context.skip('strace is not there');
      let answered = 0;
      for (const when of places) answered += await suffer(context, call, error, when);
      context.diagnostic(`${places.length} places, ${answered} acts answered before the fault`);
    });
  }
}

test('a second server on the same record refuses with a sentence that says what to do', { timeout: 60_000 }, async () => {
  const data = directory();
  try {
    const first = await start(data);
    const second = spawnSync(binary, ['demo', '--data', data, '--port', '0'], { encoding: 'utf8', timeout: 30_000 });
    assert.notEqual(second.status, 0);
    assert.match(second.stdout + second.stderr, /another process holds .*acta\.lock; stop it, or speak to it/);
    const desk = await door(first, 'desk');
    assert.equal((await desk.post('/api/elections', { state: 'XCA', kind: 'local', title: 'Still' })).status, 201);
    await stop(first);
  } finally {
    remove(data);
  }
});
