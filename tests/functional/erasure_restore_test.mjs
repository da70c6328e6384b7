// A restore brings back nobody who was erased: neither whom the backup still knows, nor whom it knows to be erased.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { erase, marker, register, traces } from './erasing.mjs';
import { binary, directory, door, remove, start, stop } from './server.mjs';

const acta = (args) => spawnSync(binary, args, { encoding: 'utf8' });
const done = (args) => {
  const run = acta(args);
  assert.equal(run.status, 0, `${args.join(' ')}: ${run.stdout}${run.stderr}`);
  return run.stdout;
};
const doctor = (data) => JSON.parse(acta(['doctor', '--data', data, '--json']).stdout);
const place = directory();
const at = (name) => join(place, name);
const restore = (from, to, ...options) => ['restore', '--from', at(from), '--data', at(to), '--keys', at('data/keys'), ...options];

let person;
// A backup of before the erasure, and one of after it.
before(async () => {
  const server = await start(at('data'));
  person = await register(server);
  done(['backup', '--data', at('data'), '--to', at('knows')]);
  await erase(server, person.subject);
  done(['backup', '--data', at('data'), '--to', at('erased')]);
  await stop(server);
});
after(() => remove(place));

// Sealed contents are ciphertext in a backup: what is readable shows in a directory that a server opened.
async function readable(data) {
  const server = await start(at(data));
  const who = await door(server, 'focal.point');
  const found = { file: (await who.get(`/api/requests/${person.id}`)).status, list: (await who.get('/api/requests')).text.includes(marker) };
  await stop(server);
  return { ...found, files: traces(at(data)).length };
}

test('the search finds what is not erased: a restore that knows no erasure says so, and shows the data', async () => {
  assert.ok(existsSync(at(`knows/blobs/${person.blob}`)));
  assert.match(done(restore('knows', 'alone')), /compared with nothing: acts and erasures after \d{4}-.* are not known here/);
  assert.deepEqual(await readable('alone').then(({ file, list }) => ({ file, list })), { file: 200, list: true });
  const refused = acta(restore('knows', 'a', '--lock', at('data/acta.lock')));
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /knows \d+ acts/);
  const told = done(restore('knows', 'a', '--lock', at('data/acta.lock'), '--incomplete'));
  assert.match(told, /what the acts after \d+ erased is not erased here/);
});

test('who was erased after the backup is erased again by the restore that fetches the rest', async () => {
  const told = done(restore('knows', 'b', '--lock', at('data/acta.lock'), '--mirror', at('data/record')));
  assert.doesNotMatch(told, /compared with nothing/);
  assert.equal(existsSync(at(`b/blobs/${person.blob}`)), false);
  assert.deepEqual(doctor(at('b')).findings.filter((one) => one.severity === 'broken'), []);
  assert.deepEqual(await readable('b'), { file: 404, list: false, files: 0 });
});

test('who was erased before the backup is in none of it', async () => {
  assert.equal(existsSync(at(`erased/blobs/${person.blob}`)), false);
  assert.deepEqual(traces(at('erased')), []);
  assert.match(done(restore('erased', 'c', '--lock', at('data/acta.lock'))), /acts restored/);
  assert.deepEqual(await readable('c'), { file: 404, list: false, files: 0 });
});

test('a vault that was put back by hand is found by the doctor, and erased again at the next start', async () => {
  cpSync(at('data'), at('d'), { recursive: true });
  for (const ending of ['', '-wal', '-shm']) rmSync(at(`d/vault.db${ending}`), { force: true });
  cpSync(at('knows/vault.db'), at('d/vault.db'));
  for (const ending of ['', '.info']) cpSync(at(`knows/blobs/${person.blob}${ending}`), at(`d/blobs/${person.blob}${ending}`));
  const { findings } = doctor(at('d'));
  assert.ok(findings.some((one) => one.word === 'erasure.unapplied' && one.severity === 'broken'), JSON.stringify(findings));
  assert.deepEqual(await readable('d'), { file: 404, list: false, files: 0 });
  assert.equal(existsSync(at(`d/blobs/${person.blob}`)), false);
  assert.ok(!doctor(at('d')).findings.some((one) => one.word === 'erasure.unapplied'));
});

test('a database that is caught up in place erases at its next start', async () => {
  cpSync(at('data'), at('e'), { recursive: true });
  for (const name of ['acta.db', 'vault.db']) {
    for (const ending of ['', '-wal', '-shm']) rmSync(at(`e/${name}${ending}`), { force: true });
    cpSync(at(`knows/${name}`), at(`e/${name}`));
  }
  cpSync(at(`knows/blobs/${person.blob}`), at(`e/blobs/${person.blob}`));
  assert.match(done(['catch-up', '--data', at('e'), '--mirror', at('e/record')]), /what they erased is erased here at the next start/);
  assert.ok(doctor(at('e')).findings.some((one) => one.word === 'erasure.unapplied'));
  assert.deepEqual(await readable('e'), { file: 404, list: false, files: 0 });
});
