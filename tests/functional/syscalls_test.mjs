// Calls of the system that fail while acts are recorded (failing_calls.mjs), each sort of call at several places, once or from then
// on; and again while the next start recovers. Whatever fails: what was answered stays, nothing is answered when a flush failed, an
// end says why, and a start without faults has every act whole and once. A server that answers all the same is caught.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { FailingCalls } from './failing_calls.mjs';
import { binary, directory, door, remove, start, stop, verifier } from './server.mjs';

const drill = Boolean(process.env.ACTA_DRILL);
const mutant = 'build/release/acta_mutant_unraised';
const flushes = ['fdatasync', 'fsync'];
const faults = [
  ...['fdatasync', 'fsync', 'pwrite64', 'write', 'pread64', 'read', 'openat', 'create', 'close', 'ftruncate', 'rename',
    'unlink', 'stat', 'fstat', 'fcntl', 'mmap', 'statvfs'].map((call) => ({ call, error: 'EIO' })),
  { call: 'pwrite64', error: 'ENOSPC' }, { call: 'write', error: 'ENOSPC' },
  { call: 'pwrite64', error: 'SHORT' }, { call: 'write', error: 'SHORT' }, { call: 'pread64', error: 'SHORT' },
  { call: 'read', error: 'SHORT' }, { call: 'write', error: 'EINTR' }, { call: 'pwrite64', error: 'EINTR' },
];
// Calls that are made once or twice, from the first on; those of a first start on a directory that is not there.
const rare = ['flock'];
const of_a_first_start = ['mkdir', 'create', 'rename', 'stat'];
const firsts = drill ? [1, 2, 3, 4, 5, 7, 9, 13, 20, 30] : [2];
const durable = /\/(acta|vault)\.db|\/acta\.lock/;

const title = () => randomUUID();
const ask = (who, { key, name }) =>
  who.post('/api/elections', { state: 'XCA', kind: 'local', title: name }, { 'idempotency-key': key });

// Acts until all were asked for or the server ended; a document between them, for the calls that only those make.
async function ask_all(server, calls, asked) {
  const desk = await door(server, 'desk').catch(() => null);
  if (!desk) return;
  for (let i = 0; i < 5; ++i) {
    const one = { key: randomUUID(), name: title() };
    asked.push(one);
    const failed = () => calls.log().filter(([call, path, error]) =>
      flushes.includes(call) && error === 'EIO' && durable.test(path)).length;
    const before = failed();
    try {
      const answer = await ask(desk, one);
      if (answer.status === 201) one.receipt = answer.body.receipts[0];
      else assert.ok(answer.body.type && answer.body.detail, `a refusal without a reason: ${answer.text}`);
      if (one.receipt) assert.equal(failed(), before, 'answered although a flush failed');
      await desk.upload(Buffer.from(`%PDF-1.4\n${i}`)).catch(() => null);
    } catch (error) {
      if (error instanceof assert.AssertionError) throw error;
      break;  // the server ended while it was asked
    }
  }
}

// It serves, or it has ended and said why.
async function look_at(server) {
  await Promise.race([server.exited, new Promise((resolve) => setTimeout(resolve, 50))]);
  if (server.child.exitCode === null && server.child.signalCode === null) return;
  assert.equal(server.child.signalCode, null, `it crashed: ${server.output}`);
  assert.equal(server.child.exitCode, 1, server.output);
  assert.match(server.output, /acta: .{10,}/, 'it ended and did not say why');
}

// Asked to stop, for the calls that only a stop makes; killed when it does not.
async function end(server) {
  server.child.kill('SIGTERM');
  const killing = setTimeout(() => server.child.kill('SIGKILL'), 5000);
  await server.exited;
  clearTimeout(killing);
}

async function check_whole(data, asked) {
  const server = await start(data);
  const desk = await door(server, 'desk');
  for (const one of asked) {
    const again = await ask(desk, one);
    assert.equal(again.status, 201, again.text);
    if (one.receipt) assert.equal(again.body.receipts[0].leaf, one.receipt.leaf, 'an answered act is gone or doubled');
  }
  const { elections } = (await desk.get('/api/elections?state=XCA')).body;
  for (const one of asked) {
    assert.equal(elections.filter((found) => found.title === one.name).length, 1, 'an act is there twice or half');
  }
  assert.equal(await stop(server), 0);
  assert.match(execFileSync(verifier, [`${data}/record`], { encoding: 'utf8' }), /holds/);
}

// One life under each rule, the first once it serves, the others while they start; then one without
// any. Gives how many calls failed.
async function suffer(data, rules, program = binary) {
  const calls = new FailingCalls();
  const asked = [];
  try {
    for (const [life, rule] of rules.entries()) {
      if (life > 0) calls.set(rule);  // also while it starts
      const server = await start(data, { env: calls.env, program }).catch((error) => {
        assert.ok(life > 0, error.message);
        assert.match(error.message, /ended with 1: (.|\n)*acta: .{10,}/, 'it did not start and did not say why');
        return null;
      });
      if (!server) continue;
      try {
        if (life === 0) calls.set(rule);
        await ask_all(server, calls, asked);
        await look_at(server);
      } finally {
        await end(server);
      }
    }
    const failed = calls.log().length;
    await check_whole(data, asked);
    return { failed, answered: asked.filter((one) => one.receipt).length };
  } finally {
    calls.end();
  }
}

// The demonstration is loaded once and copied.
const loaded = directory();
async function copied() {
  if (spawnSync('test', ['-d', `${loaded}/data`]).status !== 0) await stop(await start(`${loaded}/data`));
  const data = directory();
  execFileSync('cp', ['-a', `${loaded}/data/.`, data]);
  return data;
}
test.after(() => remove(loaded));

async function on_a_copy(rules, program) {
  const data = await copied();
  try {
    return await suffer(data, rules(data.split('/').at(-1)), program);
  } finally {
    remove(data);
  }
}

for (const { call, error } of faults) {
  test(`${call} that fails with ${error} loses nothing that was answered`, { timeout: 900_000 }, async (context) => {
    let failed = 0;
    let answered = 0;
    for (const first of firsts) {
      for (const count of error === 'EINTR' ? [3] : drill ? [1, 1e9] : [1e9]) {  // a signal does not come for ever
        const rule = (path) => ({ call, path, error, first, count });
        const outcome = await on_a_copy((path) => [rule(path), rule(path)]);
        failed += outcome.failed;
        answered += outcome.answered;
      }
    }
    assert.ok(failed > 0, 'no such call failed: the test shows nothing');
    context.diagnostic(`${failed} calls failed, ${answered} acts answered`);
  });
}

for (const call of rare) {
  test(`${call} that fails with EIO, as the first of its kind, loses nothing`, { timeout: 300_000 }, async (context) => {
    const { failed } = await on_a_copy((path) => [{ call, path, error: 'EIO' }, { call, path, error: 'EIO' }]);
    assert.ok(failed > 0, 'no such call failed: the test shows nothing');
    context.diagnostic(`${failed} calls failed`);
  });
}

for (const call of of_a_first_start) {
  test(`a first start during which ${call} fails with EIO ends with a word, and the next goes on`, { timeout: 900_000 }, async (context) => {
    let failed = 0;
    for (const first of drill ? [1, 2, 3, 4, 5, 7, 9, 13] : [1, 3]) {
      const data = directory();
      const calls = new FailingCalls();
      try {
        calls.set({ call, path: data.split('/').at(-1), error: 'EIO', first });
        const server = await start(`${data}/new`, { env: calls.env }).catch((error) => {
          assert.match(error.message, /ended with 1: (.|\n)*acta: .{10,}/, 'it did not start and did not say why');
        });
        if (server) await end(server);
        failed += calls.log().length;
        await check_whole(`${data}/new`, []);
      } finally {
        calls.end();
        remove(data);
      }
    }
    assert.ok(failed > 0, 'no such call failed: the test shows nothing');
    context.diagnostic(`${failed} calls failed`);
  });
}

// Folders are listed by these, and not by a server.
for (const call of ['opendir', 'readdir', 'stat', 'read', 'pread64', 'openat', 'create', 'pwrite64', 'fsync', 'rename']) {
  test(`a backup during which ${call} fails with EIO is refused and leaves nothing`, { timeout: 300_000 }, async () => {
    const data = await copied();
    const calls = new FailingCalls();
    try {
      const path = ['create', 'pwrite64', 'fsync', 'rename'].includes(call) ? '/backup' : call.endsWith('dir') ? `${data}/blobs` : data;
      calls.set({ call, path, error: 'EIO' });
      const backup = spawnSync(binary, ['backup', '--data', data, '--to', `${data}/backup`],
        { encoding: 'utf8', env: { ...process.env, ...calls.env } });
      assert.ok(calls.log().length > 0, 'no such call failed: the test shows nothing');
      assert.equal(backup.status, 1, backup.stdout + backup.stderr);
      assert.match(backup.stderr, /acta: .{10,}/);
      calls.none();
      assert.equal(existsSync(`${data}/backup`), false);
      assert.equal(existsSync(`${data}/backup.partial`), false);
    } finally {
      calls.end();
      remove(data);
    }
  });
}

test('a second fault while it recovers from the first loses nothing either', { timeout: 1_800_000 }, async (context) => {
  const seconds = faults.filter(({ call, error }) => error === 'EIO' && (drill || ['fdatasync', 'pwrite64', 'openat'].includes(call)));
  let failed = 0;
  for (const { call } of seconds) {
    for (const first of drill ? [1, 2, 4, 8, 16, 32] : [2]) {
      const outcome = await on_a_copy((path) => [
        { call: 'fdatasync', path, error: 'EIO', first: 3 }, { call, path, error: 'EIO', first }]);
      failed += outcome.failed;
    }
  }
  assert.ok(failed > seconds.length, 'the second faults did not happen');
  context.diagnostic(`${failed} calls failed`);
});

test('a server that answers although the lock file was not raised is caught', { timeout: 120_000 }, async () => {
  const caught = on_a_copy(() => [{ call: 'fdatasync', path: '/acta.lock', error: 'EIO' }], mutant);
  await assert.rejects(caught, /answered although a flush failed/);
});

test('a second server on the same record refuses with a sentence that says what to do', { timeout: 60_000 }, async () => {
  const data = directory();
  try {
    const first = await start(data);
    const second = spawnSync(binary, ['demo', '--data', data, '--port', '0'], { encoding: 'utf8', timeout: 30_000 });
    assert.notEqual(second.status, 0);
    assert.match(second.stdout + second.stderr, /another process holds .*acta-functional-.*; stop it, or speak to it/);
    const desk = await door(first, 'desk');
    assert.equal((await desk.post('/api/elections', { state: 'XCA', kind: 'local', title: 'Still' })).status, 201);
    await stop(first);
  } finally {
    remove(data);
  }
});
