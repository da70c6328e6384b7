// Nobody goes behind what the world has seen: restore, doctor, the screen, the server's start and orders of
// the command line ask a real witness and a real mirror.
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { end, mirror, until, witness } from './network.mjs';
import { binary, directory, door, remove, start, stop } from './server.mjs';

// Servers that this process keeps answer meanwhile.
const acta = (args, input = '') => new Promise((resolve) => {
  const child = execFile(binary, args, { encoding: 'utf8' }, (error, stdout, stderr) => resolve({ status: error ? error.code : 0, stdout, stderr }));
  child.stdin.end(input);
});
const election = async (who, title) => {
  const answer = await who.post('/api/elections', { state: 'XCA', kind: 'local', title });
  assert.equal(answer.status, 201, answer.text);
  return answer.body.receipts[0];
};
const doctor = async (data, options = []) => {
  const run = await acta(['doctor', '--data', data, '--json', ...options]);
  return JSON.parse(run.stdout).findings;
};
const words = async (data, options) => (await doctor(data, options)).map((one) => one.word).filter((word) => /^(witness|mirror|policy)/.test(word));

const place = directory();
const at = (name) => join(place, name);
let key;
let known;   // the witness
let keeper;  // the mirror
let size;    // of the record when it was lost
let hex;

// A backup, then an act that the witness and the mirror have seen.
before(async () => {
  let server = await start(at('data'));
  key = (await (await fetch(`${server.url}/record/key`)).text()).trim();
  await stop(server);
  known = await witness(at('witness'), 'w.example/acta', key);
  writeFileSync(at('data/policy'), `log ${key}\nwitness w ${known.key} ${known.url}\nquorum w\n`);
  server = await start(at('data'));
  const desk = await door(server, 'desk');
  keeper = await mirror(`${server.url}/record`, at('mirror'), 'm.example/acta', key);
  hex = /under \/([0-9a-f]{64})/.exec(keeper.output)[1];
  execFileSync(binary, ['backup', '--data', at('data'), '--to', at('backup')]);
  const receipt = await election(desk, 'Seen by others');
  await until('the witness has seen it', async () => (await desk.get('/api/record/witnesses')).body.witnessed_size > receipt.index);
  await until('the mirror has it', async () => {
    const text = await (await fetch(`${keeper.url}/${hex}/checkpoint`)).text();
    return Number(text.split('\n')[1]) > receipt.index;
  });
  await stop(server);
  size = Number(readFileSync(at('data/record/checkpoint'), 'utf8').split('\n')[1]);
});
after(async () => {
  await end(known);
  await end(keeper);
  remove(place);
});

const restore = (to, ...options) => acta(['restore', '--from', at('backup'), '--data', at(to), '--keys', at('data/keys'), ...options]);

test('a backup takes the policy along, and a restore asks its witnesses although no lock file is left', async () => {
  assert.ok(readFileSync(at('backup/policy'), 'utf8').includes(known.url));
  const refused = await restore('a');
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, new RegExp(`w knows ${size} acts, and the backup and its mirrors have \\d+: name a mirror`));
  assert.equal(existsSync(at('a')), false);
  const done = await restore('a', '--mirror', keeper.url);
  assert.equal(done.status, 0, done.stderr);
  assert.match(done.stdout, new RegExp(`^${size} acts restored`));
  assert.deepEqual(await words(at('a'), ['--mirror', keeper.url]), []);
  await stop(await start(at('a'), { command: 'serve' }));
  assert.ok(existsSync(at('a/policy')), 'the server goes on asking');
});

test('a mirror that has more and cannot give it holds the restore up too', async () => {
  cpSync(at('mirror'), at('broken'), { recursive: true });
  rmSync(at(`broken/${hex}/tile/entries`), { recursive: true });
  writeFileSync(at('none'), `log ${key}\nquorum none\n`);
  const refused = await restore('b', '--mirror', at('broken'), '--policy', at('none'));
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /broken knows \d+ acts/);
});

test('a checkpoint that somebody holds on paper counts as well', async () => {
  const refused = await restore('c', '--policy', at('none'), '--known', at('data/record/checkpoint'));
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, new RegExp(`the checkpoint .* knows ${size} acts`));
  const other = (await restore('c', '--known', at('backup/manifest.json')));
  assert.equal(other.status, 2, other.stderr);
});

test('a directory from last week is found by the doctor, on the screen, at the start and by orders', async () => {
  // Without a policy and without a lock file that remembers, it starts: only others can tell.
  await restore('old', '--policy', at('none'));
  rmSync(at('old/policy'));
  assert.deepEqual(await words(at('old')), []);
  const policy = at('data/policy');
  const found = await doctor(at('old'), ['--policy', policy, '--mirror', keeper.url]);
  const told = found.filter((one) => /^(witness|mirror)/.test(one.word));
  assert.deepEqual(told.map((one) => one.word), ['witness.ahead', 'mirror.ahead']);
  for (const one of told) {
    assert.match(one.what, new RegExp(`a tree of ${size} acts, and there are \\d+ here`));
    assert.match(one.todo, /acta catch-up/);
  }
  const server = await start(at('old'), { command: 'demo' });
  const admin = await door(server, 'administrator');
  assert.deepEqual((await admin.get('/api/record/doctor')).body.findings.filter((one) => /witness|mirror/.test(one.word)), []);
  await stop(server);
  cpSync(policy, at('old/policy'));
  await assert.rejects(start(at('old'), { command: 'serve' }), /know another record/);
  const order = await acta(['add-person', '--data', at('old'), '--name', 'Ruth', '--login', 'ruth2', '--role', 'auditor'], 'a long password\n');
  assert.equal(order.status, 1);
  assert.match(order.stderr, /know another record/);
  // It is mended as the doctor says.
  const caught = await acta(['catch-up', '--data', at('old'), '--mirror', keeper.url]);
  assert.equal(caught.status, 0, caught.stderr);
  assert.deepEqual(await words(at('old'), ['--mirror', keeper.url]), []);
});

test('the screen asks while the server serves, and says it when another one went on with its key', async () => {
  cpSync(at('data'), at('twin'), { recursive: true });
  cpSync(at('data'), at('one'), { recursive: true });
  const first = await start(at('one'));
  const admin = await door(first, 'administrator');
  const seen = async () => (await admin.get('/api/record/doctor')).body.findings.map((one) => one.word).filter((word) => /witness|mirror/.test(word));
  assert.deepEqual(await seen(), []);
  // The other server goes further than this one, and the witness sees that.
  const twin = await start(at('twin'));
  const who = await door(twin, 'desk');
  let receipt;
  for (let i = 0; i < 3; ++i) receipt = await election(who, `Of the other server ${i}`);
  await until('the witness has seen it', async () => (await who.get('/api/record/witnesses')).body.witnessed_size > receipt.index);
  assert.deepEqual(await seen(), ['witness.ahead']);
  const desk = await door(first, 'desk');
  for (let i = 0; i < 6; ++i) await election(desk, `Of this one ${i}`);
  assert.deepEqual(await seen(), ['witness.other_history']);
  await stop(first);
  await stop(twin);
  assert.deepEqual(await words(at('one'), ['--mirror', at('twin/record')]), ['witness.other_history', 'mirror.other_history']);
  const fork = await restore('f', '--mirror', `${at('one/record')},${at('twin/record')}`);
  assert.equal(fork.status, 1);
  assert.match(fork.stderr, /another history/);
});

test('a witness that is silent, refuses, or only says a number is told as such', async () => {
  let answer = (request, response) => response.end();
  const other = createServer((request, response) => request.resume().on('end', () => answer(request, response)));
  await new Promise((resolve) => { other.listen(0, '127.0.0.1', resolve).unref(); });
  const policy = at('other-policy');
  const url = `http://127.0.0.1:${other.address().port}`;
  writeFileSync(policy, `log ${key}\nwitness other ${known.key} ${url}\nquorum other\n`);
  const options = ['--policy', policy];
  const answers = [
    ['witness.silent', 503, 'not now'],
    ['witness.refuses', 404, 'no such log'],
    ['witness.ahead', 409, '999999\n'],
  ];
  for (const [word, status, body] of answers) {
    answer = (request, response) => { response.statusCode = request.method === 'GET' ? 404 : status; response.end(body); };
    assert.deepEqual(await words(at('data'), options), [word]);
  }
  const claimed = await restore('d', '--mirror', keeper.url, ...options);
  assert.equal(claimed.status, 1);
  assert.match(claimed.stderr, /says that it cosigned 999999 acts.*shows no checkpoint.*--known/s);
  answer = (request, response) => { response.statusCode = request.method === 'GET' ? 404 : 409; response.end('3\n'); };
  assert.deepEqual(await words(at('data'), options), [], 'what it says is less than what is here');
  other.closeAllConnections();
  other.close();
  assert.deepEqual(await words(at('data'), options), ['witness.silent']);
  const done = await restore('e', '--mirror', keeper.url, ...options);
  assert.equal(done.status, 0, 'silence does not hold a restore up');
  assert.match(done.stderr, /other says nothing/);
  writeFileSync(policy, 'quorum none\n');
  assert.deepEqual(await words(at('data'), options), ['policy.unreadable']);
});

test('looking changes nothing at the witness', async () => {
  const checkpoint = async () => (await fetch(`${known.url}/${hex}/checkpoint`)).text();
  const files = () => readdirSync(at(`witness/${hex}`)).map((name) => [name, statSync(at(`witness/${hex}/${name}`)).mtimeMs]);
  const cosigned = await checkpoint();
  const kept = files();
  assert.deepEqual(await words(at('one')), ['witness.other_history']);
  assert.equal(await checkpoint(), cosigned);
  assert.deepEqual(files(), kept);
});
