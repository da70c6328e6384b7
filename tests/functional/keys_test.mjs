// Personal keys end to end, on the real programs: made and used at a person's own place, four eyes on
// one act, passkeys as evidence, and every refusal that keeps a key to its time.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash, generateKeyPairSync, sign as signBytes } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { acta, addKey, keyFile as keyFileIn, prepare } from './personal_key.mjs';
import { directory, door, remove, start, stop, verifier } from './server.mjs';

let server;
let home;
before(async () => {
  home = directory();
  server = await start(directory());
});
after(async () => {
  await stop(server);
  remove(server.data);
  remove(home);
});

const problem = (answer) => answer.body.type?.replace('/problems/', '');
const election = (title) => ({ state: 'XKA', kind: 'local', title });

const keyFile = (name) => keyFileIn(home, name);

test('a key file is its owner\'s alone, and is never written over', () => {
  const own = keyFile('first.key');
  assert.equal(statSync(own.file).mode & 0o777, 0o600);
  assert.match(readFileSync(own.file, 'utf8'), /^PRIVATE\+KEY\+personal\+/);
  assert.notEqual(acta('key', 'new', '--out', own.file).status, 0);
  assert.match(own.offline('acta.example/log/1\n7\nroot\n').stderr, /neither what a server prepared/);
  assert.match(own.offline({ id: 'x', at: '2026-01-01T00:00:00.000Z', expires_at: '2026-01-01T00:00:00.000Z', challenge: '', signers: 0, author: false,
    texts: [{ name: 'a'.repeat(32), text: 'pay me\n' }] }).stderr, /no line of an act/);
});

test('two persons sign one act with their own keys, and acta-verify judges it by the register', async () => {
  const desk = await door(server, 'desk');
  const director = await door(server, 'director');
  const auditor = await door(server, 'auditor');
  const first = keyFile('desk.key');
  const second = keyFile('director.key');
  assert.equal((await addKey(desk, first)).status, 201);
  assert.equal(problem(await addKey(director, first)), 'access.key_known', 'a key is one person\'s');
  assert.equal((await addKey(director, second)).status, 201);

  const prepared = await prepare(desk, '/api/elections', election('Signed by two'));
  const before = (await desk.get('/api/record')).body.size;
  const public_ = await door(server);
  assert.equal((await public_.get(`/api/prepared/${prepared.id}`)).status, 401);
  const carana = await door(server, 'carana');
  assert.equal((await carana.get(`/api/prepared/${prepared.id}`)).status, 404, 'who could not do it does not see it');
  const seen = (await director.get(`/api/prepared/${prepared.id}`)).body;
  assert.equal(seen.texts[0].text, prepared.texts[0].text);
  assert.notEqual(seen.texts[0].name, prepared.texts[0].name, 'each signs under a name of their own');
  assert.equal(problem(await director.post(`/api/prepared/${prepared.id}/record`, second.sign(seen))), 'record.not_its_author');
  assert.equal(problem(await director.post(`/api/prepared/${prepared.id}/sign`, second.sign(prepared))), 'record.signature_invalid', 'not under another\'s name');
  const cosigned = await director.post(`/api/prepared/${prepared.id}/sign`, second.sign(seen));
  assert.equal(cosigned.body.signers, 1, cosigned.text);
  assert.equal((await desk.get('/api/record')).body.size, before, 'nothing is recorded yet');
  assert.equal(problem(await desk.post(`/api/prepared/${prepared.id}/record`, { signatures: [] })), 'record.nothing_signed');
  const recorded = await desk.post(`/api/prepared/${prepared.id}/record`, first.sign(prepared));
  assert.equal(recorded.status, 201, recorded.text);
  const again = await desk.post(`/api/prepared/${prepared.id}/record`, first.sign(prepared));
  assert.equal(again.body.receipts[0].index, recorded.body.receipts[0].index, 'the same answer again');

  const { index } = recorded.body.receipts[0];
  const { entry } = (await desk.get(`/api/acts/${index}`)).body;
  assert.ok(entry.startsWith(`${prepared.texts[0].text}\n— `));
  assert.equal(entry.split('— ').length, 3, 'two signature lines');
  const register = (await auditor.get('/api/keys/register')).text;
  assert.equal((await desk.get('/api/keys/register')).status, 200);
  assert.equal((await (await door(server, 'undp')).get('/api/keys/register')).status, 403);
  const file = join(home, 'keys.txt');
  const verify = (text) => {
    writeFileSync(file, text);
    return spawnSync(verifier, [`${server.url}/record`, '--keys', file], { encoding: 'utf8' });
  };
  assert.match(verify(register).stdout, /authors +2 signatures hold, 0 are of keys not in the register/);
  const later = verify(register.replace(/^key \d+/m, `key ${index}`));
  assert.equal(later.status, 1, 'a key used before it was added');
  assert.match(later.stderr, /does not count there/);
  assert.match(verify(register.replace(/^key (\d+) -/m, `key $1 ${index}`)).stderr, /does not count there/);
  assert.match(verify('# none\n').stdout, /0 signatures hold, 2 are of keys/);
  const check = acta('key', 'check', '--data', server.data);
  assert.match(check.stdout, /2 signatures of authors and 0 evidences of passkeys hold/, check.stderr);
});

test('a key is refused before it was added and after it was revoked', async () => {
  const desk = await door(server, 'desk');
  const own = keyFile('late.key');
  let prepared = await prepare(desk, '/api/elections', election('Too early'));
  assert.equal(problem(await desk.post(`/api/prepared/${prepared.id}/record`, own.sign(prepared))), 'access.unknown_key');
  const challenge = (await desk.post('/api/keys/challenge', {})).body.text;
  const other = keyFile('other.key').offline(challenge).stdout.trim();
  assert.equal(problem(await desk.post('/api/keys', { kind: 'personal_ed25519', label: 'x', key: own.key, text: challenge, signature: other })),
    'access.possession_not_shown');
  assert.equal(problem(await desk.post('/api/keys', { kind: 'personal_ed25519', label: 'x', key: own.key, text: challenge, signature: other })),
    'access.challenge_gone', 'a challenge is good once');
  const added = await addKey(desk, own, 'Late');
  assert.equal(added.status, 201);
  assert.equal(problem(await desk.post(`/api/prepared/${prepared.id}/record`, own.sign(prepared))), 'record.prepared_stale');
  prepared = await prepare(desk, '/api/elections', election('In time'));
  assert.equal((await desk.post(`/api/prepared/${prepared.id}/record`, own.sign(prepared))).status, 201);

  const list = (await desk.get('/api/keys')).body.keys;
  const { id } = list.find((one) => one.label === 'Late');
  assert.equal(problem(await (await door(server, 'director')).post(`/api/keys/${id}/revoke`, { reason: 'Not mine.' })), 'access.unknown_key');
  assert.equal(problem(await desk.post(`/api/keys/${id}/revoke`, { reason: ' ' })), 'text.empty');
  assert.equal((await desk.post(`/api/keys/${id}/revoke`, { reason: 'Lost on a train.' })).status, 201);
  assert.equal(problem(await desk.post(`/api/keys/${id}/revoke`, { reason: 'Again.' })), 'access.key_revoked_before');
  prepared = await prepare(desk, '/api/elections', election('Too late'));
  assert.equal(problem(await desk.post(`/api/prepared/${prepared.id}/record`, own.sign(prepared))), 'access.key_not_valid');
  assert.equal(problem(await addKey(desk, own)), 'access.key_known', 'a revoked key does not come back');
});

test('the operator adds a key for a person with a reason, lists and revokes it', async () => {
  const own = keyFile('operator.key');
  const data = ['--data', server.data];
  const wanting = acta('key', 'add', ...data, '--login', 'registry', '--key', own.file, '--label', 'Token');
  assert.match(wanting.stderr, /--reason is needed/);
  const added = acta('key', 'add', ...data, '--login', 'registry', '--key', own.file, '--label', 'Token', '--reason', 'Given out at the desk.');
  assert.match(added.stdout, /^added by act \d+/, added.stderr);
  const listed = acta('key', 'list', ...data).stdout.split('\n').find((line) => line.includes('registry'));
  assert.match(listed, /personal_ed25519/);
  assert.match(acta('key', 'revoke', ...data, '--key', listed.split(' ')[0], '--reason', 'Handed back.').stdout, /^revoked by act/);
  const admin = await door(server, 'administrator');
  const person = (await admin.get('/api/people')).body.people.find((one) => one.login === 'registry');
  const { keys } = (await admin.get(`/api/people/${person.id}/keys`)).body;
  assert.equal(keys[0].reason, 'Handed back.');
});

// A passkey in software, as an authenticator behind a browser would answer (ES256).
function passkey(site) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x, y } = publicKey.export({ format: 'jwk' });
  const rp = createHash('sha256').update(new URL(site).hostname).digest();
  const cose = Buffer.concat([Buffer.from('a5010203262001215820', 'hex'), Buffer.from(x, 'base64url'), Buffer.from('225820', 'hex'), Buffer.from(y, 'base64url')]);
  const client = (type, challenge) => Buffer.from(JSON.stringify({ type, challenge: Buffer.from(challenge, 'base64').toString('base64url'), origin: site, crossOrigin: false }));
  const data = (flags, count) => { const tail = Buffer.alloc(5); tail[0] = flags; tail.writeUInt32BE(count, 1); return Buffer.concat([rp, tail]); };
  const b64 = (bytes) => bytes.toString('base64');
  return {
    create(challenge) {
      const auth = Buffer.concat([data(0x45, 0), Buffer.alloc(16), Buffer.from('00080102030405060708', 'hex'), cose]);
      const object = Buffer.concat([Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158', 'hex'), Buffer.from([auth.length]), auth]);
      return { attestation: b64(object), attestation_client_data: b64(client('webauthn.create', challenge)) };
    },
    get(challenge, count) {
      const clientData = client('webauthn.get', challenge);
      const auth = data(0x05, count);
      const signature = signBytes('sha256', Buffer.concat([auth, createHash('sha256').update(clientData).digest()]), privateKey);
      return { client_data: b64(clientData), authenticator_data: b64(auth), signature: b64(signature) };
    },
  };
}

test('a passkey\'s evidence is recorded behind the act that it is for, and judged again from the record', async () => {
  const desk = await door(server, 'desk');
  const { site } = (await desk.get('/api/keys')).body;
  assert.match(site, /^http:\/\/localhost:\d+$/);
  const own = passkey(site);
  const challenge = (await desk.post('/api/keys/challenge', {})).body;
  const asked = { kind: 'passkey', label: 'Phone', text: challenge.text, ...own.create(challenge.challenge), ...own.get(challenge.challenge, 1) };
  const added = await desk.post('/api/keys', asked);
  assert.equal(added.status, 201, added.text);
  const elsewhere = passkey('http://localhost:1');
  const other = (await desk.post('/api/keys/challenge', {})).body;
  assert.equal(problem(await desk.post('/api/keys', { kind: 'passkey', label: 'x', text: other.text, ...elsewhere.create(other.challenge), ...elsewhere.get(other.challenge, 1) })),
    'access.passkey_refused');

  const { id } = (await desk.get('/api/keys')).body.keys.find((one) => one.label === 'Phone');
  const file = await desk.post('/api/elections', election('For its calendar'));
  assert.equal(file.status, 201);
  const confirm = async (title, count, change = {}) => {
    const prepared = await prepare(desk, '/api/elections', election(title));
    return desk.post(`/api/prepared/${prepared.id}/record`, { signatures: [], evidence: { key: id, ...own.get(prepared.challenge, count), ...change } });
  };
  const recorded = await confirm('Confirmed', 2);
  assert.equal(recorded.status, 201, recorded.text);
  assert.equal(recorded.body.receipts.length, 2, 'the act and its evidence');
  const evidence = (await desk.get(`/api/acts/${recorded.body.receipts[1].index}`)).body;
  assert.equal(evidence.act.type, 'access.evidence_recorded');
  assert.ok(evidence.entry.includes('"sealed.act"'), 'what links acts to a key is not public');
  assert.equal(problem(await confirm('Copied', 2)), 'access.passkey_copied');
  assert.equal(problem(await confirm('Another signature', 3, { signature: own.get('AAAA', 3).signature })), 'access.passkey_refused');
  assert.equal((await confirm('Counted on', 4)).status, 201);
  const check = acta('key', 'check', '--data', server.data);
  assert.match(check.stdout, /2 evidences of passkeys hold/, check.stderr);
  assert.equal((await desk.post(`/api/keys/${id}/revoke`, { reason: 'Sold the phone.' })).status, 201);
  assert.equal(problem(await confirm('Too late', 5)), 'access.key_not_valid');
  assert.match(acta('key', 'check', '--data', server.data).stdout, /2 evidences of passkeys hold/, 'what was signed in its time stands');
});

test('passkeys are refused for an address that browsers have none on', () => {
  const data = directory();
  const run = acta('serve', '--data', data, '--port', '0', '--web-origin', 'http://acta.example.org');
  assert.equal(run.status, 2);
  assert.match(run.stderr, /--web-origin is https/);
  remove(data);
});
