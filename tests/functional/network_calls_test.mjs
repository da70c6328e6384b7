// Calls of the system that fail in the processes of others (failing_calls.mjs): a witness cosigns nothing that it could not keep, a
// mirror hands out nothing that does not verify, and either goes on when the fault is over, or ends with a word and goes on when
// it is started again.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { FailingCalls } from './failing_calls.mjs';
import { end, follow, pause, until } from './network.mjs';
import { binary, directory, door, remove, start, stop, verifier } from './server.mjs';

const place = directory();
const at = (name) => join(place, name);
const calls = new FailingCalls();
const mutant = process.env.ACTA_MUTANT;  // the program of the witness and the mirror
const program = mutant ?? binary;
let server;
let desk;
let key;
let hex;
const running = {};  // the witness and the mirror

const begin = {
  witness: async (env) => {
    running.witness = await follow(['witness', '--data', at('witness'), '--name', 'w.example/acta', '--log', key,
      '--port', running.witness?.port ?? '0'], { env, program });
  },
  mirror: async (env) => {
    running.mirror = await follow(['mirror', `${server.url}/record`, '--data', at('mirror'), '--name', 'm.example/acta',
      '--key', key, '--port', running.mirror?.port ?? '0', '--every', '1'], { env, program });
  },
};
const act = async () => {
  const answer = await desk.post('/api/elections', { state: 'XCA', kind: 'local', title: randomUUID() });
  assert.equal(answer.status, 201, answer.text);
  return answer.body.receipts[0].index;
};
const witnessed = async () => (await desk.get('/api/record/witnesses')).body.witnessed_size;
// What the witness has kept: a checkpoint that says it never saw one is answered with the size that it knows.
async function kept() {
  const answer = await fetch(`${running.witness.url}/add-checkpoint`,
    { method: 'POST', body: `old 0\n\n${readFileSync(at('data/record/checkpoint'), 'utf8')}` });
  assert.equal(answer.status, 409, await answer.clone().text());
  return Number(await answer.text());
}
// Of the checkpoint that it serves, which verifies; 0 when it gives none.
async function mirrored() {
  const answer = await fetch(`${running.mirror.url}/${hex}/checkpoint`).catch(() => null);
  return answer?.status === 200 ? Number((await answer.text()).split('\n')[1]) : 0;
}
// It serves, or it ended and said why.
function look_at({ child, output }) {
  assert.equal(child.signalCode, null, `it crashed: ${output}`);
  if (child.exitCode !== null) assert.match(output, /acta: .{10,}/, 'it ended and did not say why');
}
async function again(who) {
  calls.none();
  running[who].child.kill('SIGKILL');
  await running[who].exited;
  await begin[who](calls.env);
}

before(async () => {
  server = await start(at('data'));
  key = (await (await fetch(`${server.url}/record/key`)).text()).trim();
  await begin.witness(calls.env);
  await stop(server);
  writeFileSync(at('data/policy'), `log ${key}\nwitness w ${running.witness.key} ${running.witness.url}\nquorum w\n`);
  server = await start(at('data'));
  desk = await door(server, 'desk');
  await begin.mirror(calls.env);
  hex = /under \/([0-9a-f]{64})/.exec(running.mirror.output)[1];
});
after(async () => {
  await stop(server);
  for (const one of Object.values(running)) await end(one);
  calls.end();
  remove(place);
});

const faults = [['fsync', 'EIO'], ['write', 'EIO'], ['rename', 'EIO'], ['openat', 'EIO'], ['readdir', 'EIO']];
if (process.env.ACTA_DRILL) {
  faults.push(['write', 'ENOSPC'], ['write', 'SHORT'], ['write', 'EINTR'], ['create', 'EIO'], ['close', 'EIO'], ['read', 'EIO'],
    ['stat', 'EIO'], ['mkdir', 'EIO'], ['unlink', 'EIO'], ['opendir', 'EIO']);
}
const needed = ['fsync', 'write', 'create', 'rename'];
const harmless = ['SHORT', 'EINTR'];

for (const [call, error] of faults) {
  test(`${call} that fails with ${error} in a witness and a mirror`, { timeout: 240_000 }, async (context) => {
    const index = await act();
    await until('both have it', async () => await witnessed() > index && await mirrored() > index);
    const had = { witness: await witnessed(), mirror: await mirrored() };
    calls.forget();
    calls.set(...['witness', 'mirror'].map((who) => ({ call, path: at(who), error, count: error === 'EINTR' ? 3 : 1e9 })));
    let last = 0;
    for (let i = 0; i < 3; ++i) {
      last = await act();
      await pause(700);
    }
    const failed = Object.fromEntries(['witness', 'mirror'].map((who) => [who, calls.log().filter(([, path]) => path.includes(at(who))).length]));
    const size = { witness: await witnessed(), mirror: await mirrored() };
    for (const who of ['witness', 'mirror']) {
      look_at(running[who]);
      if (!needed.includes(call) || harmless.includes(error)) continue;
      assert.ok(failed[who] > 0, `${who}: no such call failed: the test shows nothing`);
      assert.ok(size[who] <= had[who], `${who}: it says ${size[who]}, and could keep no more than ${had[who]}`);
    }
    if (running.mirror.child.exitCode === null && size.mirror > 0) {
      assert.match(execFileSync(verifier, [`${running.mirror.url}/${hex}`, '--key', key], { encoding: 'utf8' }), /holds/);
    }
    await again('witness');
    await again('mirror');
    assert.ok(await kept() >= size.witness, 'it cosigned what it does not know any more');
    await until('both have all of it', async () => await witnessed() > last && await mirrored() > last);
    context.diagnostic(`${failed.witness} calls of the witness failed, ${failed.mirror} of the mirror`);
  });
}

if (!mutant) {
  test('a witness that answers what it could not keep is caught', { timeout: 120_000 }, () => {
    const env = { ...process.env, ACTA_MUTANT: 'build/release/acta_mutant_unkept' };
    delete env.NODE_TEST_CONTEXT;
    const run = spawnSync(process.execPath, ['--test', '--test-name-pattern=^fsync', 'tests/functional/network_calls_test.mjs'],
      { encoding: 'utf8', env });
    assert.equal(run.status, 1, run.stdout);
    assert.match(run.stdout, /witness: it says \d+, and could keep no more than/);
  });
}
