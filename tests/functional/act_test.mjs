// Acts recorded from a person's own machine by `acta act`: alone, signed with a key, together with another person,
// with the key on a third machine; and what is refused.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { acta, keyFile } from './personal_key.mjs';
import { binary, directory, remove, start, stop, tended } from './server.mjs';

const passwords = { ruth: 'a long password of Ruth', noor: 'a long password of Noor' };
const keys = {};
let server;
let home;

const typed = (args, input = '') => spawnSync(binary, args, { encoding: 'utf8', input });
const act = (verb, login, ...options) =>
  typed(['act', verb, '--server', server.url, '--login', login, ...options], `${passwords[login]}\n`);
// While another command runs.
const beside = (verb, login, ...options) => new Promise((resolve) => {
  const child = tended(spawn(binary, ['act', verb, '--server', server.url, '--login', login, ...options]));
  let stderr = '';
  let stdout = '';
  child.stderr.on('data', (chunk) => { stderr += chunk; });
  child.stdout.on('data', (chunk) => { stdout += chunk; });
  child.on('close', (status) => resolve({ status, stdout, stderr }));
  child.stdin.end(`${passwords[login]}\n`);
});
function election(title) {
  const path = join(home, 'election.json');
  writeFileSync(path, JSON.stringify({ state: 'XKA', kind: 'local', title }));
  return ['--path', '/api/elections', '--body', path];
}
const size = async () => (await (await fetch(`${server.url}/api/record`)).json()).size;
function told(answer) {
  assert.equal(answer.status, 0, answer.stderr);
  return JSON.parse(answer.stdout);
}

before(async () => {
  home = directory();
  server = await start(directory(), { command: 'serve' });
  for (const [login, password] of Object.entries(passwords)) {
    const added = typed(['add-person', '--data', server.data, '--name', login, '--login', login, '--role', 'desk_officer'], password);
    assert.equal(added.status, 0, added.stderr);
    keys[login] = keyFile(home, `${login}.key`);
    const known = acta('key', 'add', '--data', server.data, '--login', login, '--key', keys[login].file, '--label', 'Laptop', '--reason', 'Given at the desk');
    assert.equal(known.status, 0, known.stderr);
  }
});
after(async () => {
  await stop(server);
  remove(server.data);
  remove(home);
});

test('an act is recorded without a signature, once under one key, and with one in a single command', async () => {
  const first = told(act('record', 'ruth', ...election('Unsigned'), '--again', '018f6f2e-0000-7000-8000-000000000001'));
  assert.equal(first.receipts.length, 1);
  const again = told(act('record', 'ruth', ...election('Unsigned'), '--again', '018f6f2e-0000-7000-8000-000000000001'));
  assert.equal(again.receipts[0].index, first.receipts[0].index);

  const out = join(home, 'receipt.json');
  const signed = act('record', 'ruth', ...election('Signed'), '--key', keys.ruth.file, '--out', out);
  assert.equal(signed.status, 0, signed.stderr);
  assert.match(signed.stderr, /signing .*\n.*Signed/, 'it tells what is signed');
  assert.equal(signed.stdout, '');
  assert.equal(statSync(out).mode & 0o777, 0o600);
  assert.ok(JSON.parse(readFileSync(out, 'utf8')).receipts[0].index > first.receipts[0].index);
  assert.match(acta('key', 'check', '--data', server.data).stdout, /1 signature/);
});

test('two persons sign one act, one of them with the key on another machine', async () => {
  const before = await size();
  const prepared = told(act('prepare', 'ruth', ...election('By two'), '--ahead', '8'));
  assert.equal(await size(), before, 'nothing is recorded');
  const shown = join(home, 'shown.json');
  assert.equal(act('show', 'noor', '--prepared', prepared.id, '--out', shown).status, 0);
  const made = join(home, 'made.json');
  assert.equal(acta('sign', '--key', keys.noor.file, '--in', shown, '--out', made).status, 0);
  const cosigned = act('sign', 'noor', '--prepared', prepared.id, '--signed', made);
  assert.equal(cosigned.status, 0, cosigned.stderr);
  assert.match(cosigned.stdout, /signed, as one of 1; it waits until /);
  const refused = act('record', 'noor', '--prepared', prepared.id, '--key', keys.noor.file);
  assert.match(refused.stderr, /the server refuses: who prepared it has it recorded \(record.not_its_author\)/);
  const other = beside('record', 'noor', ...election('Meanwhile'));
  const recorded = await beside('record', 'ruth', '--prepared', prepared.id, '--key', keys.ruth.file);
  assert.equal((await other).status, 0, 'acts of others do not matter before its moment');
  const receipt = told(recorded);
  const entry = await (await fetch(`${server.url}/api/acts/${receipt.receipts[0].index}`)).json();
  assert.equal(entry.entry.split('— ').length, 3, 'two signature lines');
});

// Between a person and the server: carries every question, and loses the answers to those that match.
async function losing(question) {
  const proxy = createServer((person) => {
    const there = connect(Number(new URL(server.url).port), '127.0.0.1');
    let lost = false;
    person.on('data', (bytes) => {
      lost ||= question.test(bytes.toString('latin1'));
      there.write(bytes);
    });
    there.on('data', (bytes) => (lost ? person.destroy() : person.write(bytes)));
    for (const [one, other] of [[person, there], [there, person]]) {
      one.on('close', () => other.destroy());
      one.on('error', () => other.destroy());
    }
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => { proxy.on('listening', resolve); });
  return proxy;
}
// Through it, while it answers: not by a call that holds it up.
const through = (proxy, ...options) => new Promise((resolve) => {
  const child = tended(spawn(binary, ['act', 'record', '--server', `http://127.0.0.1:${proxy.address().port}`, '--login', 'ruth', ...options]));
  let stderr = '';
  child.stderr.on('data', (chunk) => { stderr += chunk; });
  child.on('close', (status) => resolve({ status, stderr }));
  child.stdin.end(`${passwords.ruth}\n`);
});

test('an act whose answer got lost is recorded once, unsigned and signed', async () => {
  for (const [question, how, signing] of [
    [/^POST \/api\/elections/, /--again [0-9a-f-]{36}/, []],
    [/^POST \/api\/prepared\/\w+\/record/, /--prepared [0-9a-f]+/, ['--key', keys.ruth.file]]]) {
    const before = await size();
    const proxy = await losing(question);
    const lost = await through(proxy, ...election(`Lost ${signing.length}`), ...signing);
    proxy.close();
    assert.equal(lost.status, 1);
    assert.match(lost.stderr, /whether it was recorded is not known: ask again with /);
    const after = await size();
    assert.ok(after > before, 'it was recorded');
    const [name, value] = how.exec(lost.stderr)[0].split(' ');
    const answer = told(act('record', 'ruth', ...(name === '--again' ? election(`Lost ${signing.length}`) : []), name, value, ...signing));
    assert.ok(answer.receipts[0].index >= before && answer.receipts[0].index < after);
    assert.equal(await size(), after, 'and not again');
  }
  assert.match(act('record', 'ruth', ...election('x'), '--key', keys.ruth.file, '--again', 'k').stderr, /ask again by --prepared/);
});

test('what is wrong is said, and nothing is recorded', async () => {
  const before = await size();
  const fails = (answer, words, status = 1) => {
    assert.match(answer.stderr, words);
    assert.equal(answer.status, status);
  };
  fails(typed(['act', 'record', '--server', server.url, '--login', 'ruth', ...election('x')], 'wrong\n'), /the login or the password is not right/);
  fails(typed(['act', 'record', '--server', 'http://acta.example', '--login', 'ruth', ...election('x')], 'secret\n'), /sent over https/, 2);
  fails(typed(['act', 'record', '--server', 'http://localhost:1', '--login', 'ruth', ...election('x')], 'secret\n'), /http:\/\/localhost:1\/api\/session: /);
  fails(act('record', 'ruth', '--path', '/acts/1'), /--path begins with \/api\//, 2);
  fails(act('record', 'ruth', '--path', '/api/nowhere'), /refuses: .*not_found/);
  const wrong = join(home, 'wrong.json');
  writeFileSync(wrong, '{"state":"XKA","state":"XKA"}');
  fails(act('record', 'ruth', '--path', '/api/elections', '--body', wrong), /--body: /, 2);
  writeFileSync(wrong, '{"state":"XKA","kind":"unheard","title":"x"}');
  fails(act('record', 'ruth', '--path', '/api/elections', '--body', wrong, '--key', keys.ruth.file), / at \$\.kind/);
  fails(act('record', 'ruth', ...election('x'), '--key', keys.noor.file), /none of your keys made this signature/);
  fails(act('record', 'ruth', '--prepared', 'a'.repeat(32), '--key', keys.ruth.file), /record.prepared_gone/);
  fails(act('record', 'ruth', '--prepared', '../record', '--key', keys.ruth.file), /--prepared is the id/, 2);
  fails(act('prepare', 'ruth', ...election('x'), '--ahead', '541'), /--ahead is 0 to 540 seconds/, 2);
  fails(act('burn', 'ruth'), /acta act record, prepare, show or sign/, 2);
  const elsewhere = createServer((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi')).listen(0, '127.0.0.1');
  await new Promise((resolve) => { elsewhere.on('listening', resolve); });
  const lost = tended(spawn(binary, ['act', 'show', '--server', `http://127.0.0.1:${elsewhere.address().port}`, '--login', 'ruth', '--prepared', 'a'.repeat(32)]));
  lost.stdin.end('secret\n');
  assert.notEqual(await new Promise((resolve) => { lost.on('close', resolve); }), 0, 'another program answers');
  elsewhere.close();
  assert.equal(await size(), before);
});
