// Erasure on the real server: two persons, a legal hold, and a search of every file for what was erased; disclosures.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { marker, register, traces } from './erasing.mjs';
import { binary, directory, door, remove, start, stop, verifier } from './server.mjs';

const acta = (args, input = '') => spawnSync(binary, args, { encoding: 'utf8', input });
test('data are erased by two persons, from every file, and the record still verifies', async () => {
  const data = directory();
  let server = await start(data);
  const { subject, blob, id } = await register(server);
  const one = await door(server, 'administrator');
  const two = await door(server, 'focal.point');
  assert.ok(traces(data).length > 0, 'the search would find it');
  assert.equal(spawnSync(verifier, [join(data, 'record')]).status, 0);
  await stop(server);
  const backup = directory();
  cpSync(data, backup, { recursive: true });
  server = await start(data);
  await Promise.all([one, two].map((who) => { who.url = server.url; }));
  await one.become('administrator');
  await two.become('focal.point');

  const ask = { subject, basis: 'consent_withdrawn', requester: 'data_subject', reason: 'asked by letter' };
  const held = await two.post('/api/protection/holds', { subject, reason: 'a case is pending' });
  assert.equal(held.status, 201, held.text);
  assert.match((await one.post('/api/protection/erasures', ask)).text, /protection\.legal_hold/);
  assert.equal((await two.post(`/api/protection/holds/${held.body.id}/lift`, { reason: 'judged' })).status, 201);
  const asked = await one.post('/api/protection/erasures', ask);
  assert.equal(asked.status, 201, asked.text);
  const confirm = `/api/protection/erasures/${asked.body.id}/confirm`;
  assert.match((await one.post(confirm)).text, /protection\.four_eyes/);
  assert.equal((await (await door(server, 'desk')).post(confirm)).status, 403);
  const done = await two.post(confirm);
  assert.equal(done.status, 201, done.text);

  assert.deepEqual(traces(data), [], 'while the server runs');
  const { body } = await one.get('/api/protection');
  assert.equal(body.erasures[0].erasure.state, 'erased');
  assert.equal((await two.get(`/api/requests/${id}`)).status, 404);
  for (const path of ['/api/requests', `/api/search?q=${encodeURIComponent(marker)}`]) assert.equal((await two.get(path)).text.includes(marker), false, path);
  assert.equal(existsSync(join(data, 'blobs', blob)), false);
  assert.match((await one.post('/api/protection/erasures', ask)).text, /protection\.erased/);
  assert.equal(server.output.includes(marker), false);
  await stop(server);
  assert.deepEqual(traces(data), [], 'after its end');
  assert.equal(spawnSync(verifier, [join(data, 'record')]).status, 0);

  // The vault of before the erasure comes back from a backup: the next start erases again.
  for (const ending of ['', '-wal', '-shm']) rmSync(join(data, `vault.db${ending}`), { force: true });
  cpSync(join(backup, 'vault.db'), join(data, 'vault.db'));
  server = await start(data);
  assert.equal((await (await door(server, 'focal.point')).get('/api/requests')).text.includes(marker), false);
  assert.equal((await (await door(server, 'administrator')).post('/api/protection/erasures', ask)).status, 410);
  await stop(server);
  assert.deepEqual(traces(data), []);
  assert.equal(acta(['rebuild', '--data', data]).status, 0);
  assert.deepEqual(traces(data), []);
  remove(data);
  remove(backup);
});

test('fields of an act are shown to one party, who verifies them without the server', async () => {
  const data = directory();
  const server = await start(data);
  const key = await (await fetch(`${server.url}/record/key`)).text();
  const who = await door(server, 'focal.point');
  const { body: list } = await who.get('/api/acts?limit=200');
  const act = list.acts.find((line) => line.type === 'assistance.request_received');
  const { body: known } = await who.get(`/api/acts/${act.index}/fields`);
  assert.ok(known.fields.some((field) => field.pointer === '/type' && field.value === '"assistance.request_received"'));
  assert.equal((await (await door(server, 'desk')).get(`/api/acts/${act.index}/fields`)).status, 403);
  assert.equal((await who.get('/api/acts/99999/fields')).status, 404);

  const ask = { fields: ['/type', '/at'], to: 'The court', why: 'its order of 3 May' };
  assert.equal((await who.post(`/api/acts/${act.index}/disclosures`, { ...ask, fields: ['/body/nothing'] })).status, 422);
  const shown = await who.post(`/api/acts/${act.index}/disclosures`, ask);
  assert.equal(shown.status, 201, shown.text);
  const file = await who.get(`/api/protection/disclosures/${shown.body.id}/file`);
  assert.match(file.headers.get('content-disposition'), /act-\d+\.acta-disclosure/);
  const path = join(data, 'shown.acta-disclosure');
  writeFileSync(path, file.text);
  const verified = spawnSync(verifier, ['--disclosure', path, '--key', key.trim()], { encoding: 'utf8' });
  assert.equal(verified.status, 0, verified.stderr);
  assert.match(verified.stdout, /\/type "assistance\.request_received"\nholds\n$/);
  writeFileSync(join(data, 'policy'), `log ${key.trim()}\nquorum none\n`);
  assert.equal(spawnSync(verifier, ['--disclosure', path, '--policy', join(data, 'policy')]).status, 0);
  writeFileSync(path, file.text.replace('field /type', 'field /typo'));
  assert.equal(spawnSync(verifier, ['--disclosure', path, '--key', key.trim()]).status, 1);
  assert.equal(spawnSync(verifier, ['--disclosure', path]).status, 2);

  const out = join(data, 'by-order.acta-disclosure');
  const ordered = acta(['disclose', String(act.index), '--data', data, '--fields', '/body/summary,/type', '--to', 'The auditor', '--why', 'a sample',
    '--login', 'focal.point', '--out', out]);
  assert.equal(ordered.status, 0, ordered.stderr);
  assert.match(spawnSync(verifier, ['--disclosure', out, '--key', key.trim()], { encoding: 'utf8' }).stdout, /\/body\/summary "/);
  const { body: register } = await (await door(server, 'auditor')).get('/api/protection');
  assert.deepEqual(register.disclosures.map((line) => line.disclosure.to), ['The auditor', 'The court']);
  assert.equal((await (await door(server, 'desk')).get('/api/protection')).status, 403);
  await stop(server);
  remove(data);
});
