// Four eyes and personal evidence on the real program: acts that are recorded only with their author's
// key, one act signed by two persons where two are asked for, and signing on a busy record.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { addKey, keyFile, prepare } from './personal_key.mjs';
import { binary, directory, door, remove, start, stop } from './server.mjs';

let server;
let home;
const people = {};
const keys = {};
before(async () => {
  home = directory();
  server = await start(directory());
  const added = operator('add-person', '--name', 'Ruth Adler', '--login', 'ruth', '--role', 'administrator');
  assert.equal(added.status, 0, added.stderr);
  for (const login of ['administrator', 'desk', 'registry', 'director']) people[login] = await door(server, login);
  people.ruth = await door(server);
  assert.equal((await people.ruth.post('/api/session', { login: 'ruth', password: 'a long password' })).status, 200);
});
after(async () => {
  await stop(server);
  remove(server.data);
  remove(home);
});

function operator(...args) {
  return spawnSync(binary, [...args, '--data', server.data], { encoding: 'utf8', input: 'a long password\n' });
}
const problem = (answer) => answer.body.type?.replace('/problems/', '');
async function giveKey(login) {
  keys[login] = keyFile(home, `${login}.key`);
  const added = await addKey(people[login], keys[login]);
  assert.equal(added.status, 201, added.text);
}
// Prepares, lets others sign, signs and has it recorded.
async function recordSigned(login, path, body, others = [], headers = {}) {
  const prepared = await prepare(people[login], path, body, headers);
  for (const other of others) {
    const seen = (await people[other].get(`/api/prepared/${prepared.id}`)).body;
    const signed = await people[other].post(`/api/prepared/${prepared.id}/sign`, keys[other].sign(seen));
    assert.equal(signed.status, 200, signed.text);
  }
  return people[login].post(`/api/prepared/${prepared.id}/record`, keys[login].sign(prepared));
}
const rule = async (kind) => (await people.ruth.get('/api/evidence-rules')).body.rules.find((one) => one.kind === kind);

test('two administrators demand evidence for a kind of acts; from then on an act without it is refused', async () => {
  const { administrator, ruth, desk } = people;
  const ask = { kind: 'origin_checks', demanded: true, reason: 'Four eyes.' };
  assert.equal((await desk.post('/api/evidence-rules', ask)).status, 403);
  assert.equal(problem(await administrator.post('/api/evidence-rules', ask)), 'access.no_key_of_your_own');
  await giveKey('administrator');
  await giveKey('ruth');
  assert.equal((await administrator.post('/api/evidence-rules', ask)).status, 201);
  const { proposed } = await rule('origin_checks');
  assert.equal(proposed.mine, false);
  assert.equal(problem(await administrator.post(`/api/evidence-rules/${proposed.id}/confirm`)), 'access.second_person_needed');
  const confirmed = await ruth.post(`/api/evidence-rules/${proposed.id}/confirm`);
  assert.equal(confirmed.status, 201, confirmed.text);
  const { since } = await rule('origin_checks');
  assert.equal(since, confirmed.body.receipts[0].index);
  const act = (await (await door(server)).get(`/api/acts/${since}`)).body;
  assert.equal(act.act.type, 'access.evidence_rule_confirmed', 'what a record demands is public');
});

let file;
test('a check of the origin signed by two persons is one by two persons; a key added too late is refused', async () => {
  const { registry, desk } = people;
  const letter = (await registry.upload('%PDF-1.4 a letter')).body;
  const day = (offset) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  const received = await registry.post('/api/requests', { state: 'XCA', organ: 'foreign_ministry', office: 'Ministry', signatory: 'Minister',
    addressee: 'focal_point', channel: 'letter', document_on: day(-5), received_on: day(-2), language: 'en', title: 'Signed by two',
    summary: 'Help.', types: ['TA'], areas: [], elections: [], period_from: day(100), classification: 'internal', letter: letter.id });
  assert.equal(received.status, 201, received.text);
  file = `/api/requests/${received.body.id}`;
  assert.equal((await registry.post(`${file}/begin_authentication`, {})).status, 201);
  const check = { means: 'call_back', note: 'Called.' };
  const refused = await registry.post(`${file}/confirm_origin`, check);
  assert.equal(problem(refused), 'access.evidence_needed');
  assert.match(refused.body.detail, /My keys/);
  const early = await prepare(registry, `${file}/confirm_origin`, check);
  keys.registry = keyFile(home, 'registry.key');
  const unknown = await registry.post(`/api/prepared/${early.id}/record`, keys.registry.sign(early));
  assert.equal(problem(unknown), 'access.unknown_key', 'a key used before it was added');
  assert.equal((await addKey(registry, keys.registry)).status, 201);
  await giveKey('desk');
  const recorded = await recordSigned('registry', `${file}/confirm_origin`, check, ['desk']);
  assert.equal(recorded.status, 201, recorded.text);
  assert.equal(recorded.body.receipts.length, 2, 'the act, and that a second person signed it');
  const { signers } = (await desk.get(`/api/acts/${recorded.body.receipts[0].index}`)).body;
  assert.deepEqual(signers.map((one) => one.holds), [true, true]);
  assert.equal(new Set(signers.map((one) => one.name)).size, 2);
  // The same person goes on by a second means: two persons stand behind the first already.
  const second = await recordSigned('registry', `${file}/confirm_origin`, { means: 'specimen_signature', note: 'Compared.' });
  assert.equal(second.status, 201, second.text);
  const admitted = await recordSigned('desk', `${file}/admit`, { note: 'Admissible.' });
  assert.equal(admitted.status, 201, admitted.text);
});

test('somebody who has lost the right meanwhile is no second person', async () => {
  const { administrator, registry, director } = people;
  await giveKey('director');
  const prepared = await prepare(registry, '/api/authorities', { state: 'XCA', organ: 'head_of_government', holder: 'A', office: 'Prime Minister', valid_from: '2020-01-01', source: 'Gazette' },
    { 'acta-prepare': '1500' });
  const seen = (await director.get(`/api/prepared/${prepared.id}`)).body;
  assert.equal((await director.post(`/api/prepared/${prepared.id}/sign`, keys.director.sign(seen))).status, 200);
  const person = (await administrator.get('/api/people')).body.people.find((one) => one.login === 'director');
  assert.equal((await administrator.post(`/api/people/${person.id}/capacities/end`, { role: 'ead_director', reason: 'Left.' })).status, 201);
  const late = await registry.post(`/api/prepared/${prepared.id}/record`, keys.registry.sign(prepared));
  assert.equal(problem(late), 'access.not_allowed', late.text);
});

test('one proposal signed by two administrators is in force; the command line and the operator can lift it', async () => {
  const recorded = await recordSigned('administrator', '/api/evidence-rules', { kind: 'data_protection', demanded: true, reason: 'Two keys.' }, ['ruth']);
  assert.equal(recorded.status, 201, recorded.text);
  assert.ok((await rule('data_protection')).since, 'confirmed by the second signature');
  const held = operator('hold', 'place', '--subject', file.replace('/api/requests/', 'assistance.request/'), '--reason', 'A court asks.', '--login', 'auditor');
  assert.notEqual(held.status, 0);
  assert.match(held.stderr, /only with your own passkey or key/, 'the command line is no way around it');
  assert.match(operator('evidence', 'require', '--kind', 'nothing', '--reason', 'x', '--login', 'ruth').stderr, /is one of: origin_checks/);
  const proposed = operator('evidence', 'lift', '--kind', 'data_protection', '--reason', 'Enough.', '--login', 'ruth');
  const id = /--rule ([0-9a-f-]{36})/.exec(proposed.stdout)?.[1];
  assert.ok(id, proposed.stderr);
  assert.match(operator('evidence', 'confirm', '--rule', id, '--login', 'ruth').stderr, /another administrator confirms/);
  assert.match(operator('evidence', 'confirm', '--rule', id, '--login', 'administrator').stdout, /^in force/);
  assert.match(operator('evidence', 'list').stdout, /data_protection +not demanded/);
  assert.match(operator('evidence', 'lift', '--kind', 'origin_checks', '--reason', 'Nobody has a key any more.').stdout, /^lifted by the operator/);
  const checked = operator('key', 'check');
  assert.match(checked.stdout, /[1-9]\d* acts needed them/, checked.stderr);
});

test('an act is signed within its moment on a record that takes fifty acts a second', async (context) => {
  const { desk, registry } = people;
  let writing = true;
  let written = 0;
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const writer = (async () => {
    while (writing) {
      const answer = await registry.post('/api/authorities', { state: 'XKA', organ: 'ministry', holder: `H ${written}`, office: 'Office', valid_from: '2020-01-01', source: 'Gazette' });
      assert.equal(answer.status, 201, answer.text);
      written += 1;
      await pause(Math.max(0, began + written * 20 - Date.now()));
    }
  })();
  const began = Date.now();
  const attempt = async (title, ahead) => {
    const prepared = await prepare(desk, '/api/elections', { state: 'XKA', kind: 'local', title }, { 'acta-prepare': ahead });
    const signed = keys.desk.sign(prepared);
    await pause(100);  // a network and a slow device
    return desk.post(`/api/prepared/${prepared.id}/record`, signed);
  };
  const count = { now: 0, ahead: 0 };
  for (let i = 0; i < 10; ++i) {
    if ((await attempt(`Now ${i}`, 'true')).status === 201) count.now += 1;
    const recorded = await attempt(`Ahead ${i}`, '1000');
    if (recorded.status === 201) count.ahead += 1;
    else context.diagnostic(recorded.text);
  }
  writing = false;
  await writer;
  const rate = written / ((Date.now() - began) / 1000);
  context.diagnostic(`${rate.toFixed(0)} acts/s beside it: ${count.now} of 10 recorded when prepared for the same instant, ${count.ahead} of 10 for a second ahead`);
  assert.equal(count.ahead, 10);
  assert.ok(rate > 20, `${rate}`);
});

test('what is prepared ahead waits a minute for its moment at most, and is not prepared for longer than it waits', async () => {
  const { desk } = people;
  const ask = { state: 'XKA', kind: 'local', title: 'Later' };
  for (const wrong of ['soon', '-1', '540001', '1.5']) {
    assert.equal(problem(await desk.post('/api/elections', ask, { 'acta-prepare': wrong })), 'http.prepare_malformed', wrong);
  }
  const prepared = await prepare(desk, '/api/elections', ask, { 'acta-prepare': '300000' });
  assert.equal(problem(await desk.post(`/api/prepared/${prepared.id}/record`, keys.desk.sign(prepared))), 'record.prepared_early');
});
