// Reads of confidential files are logged by every door; the auditor's workspace, from the draw to the paper.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash, createPublicKey, randomUUID, verify } from 'node:crypto';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { binary, directory, door, remove, start, stop } from './server.mjs';

const sha256 = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest();

// Inclusion by RFC 9162, 2.1.3.2, and the log's Ed25519 line of the checkpoint (C2SP signed-note).
function holds(receipt, entry, key) {
  const [head, text, signatures] = receipt.split('\n\n');
  const [, indexLine, ...proof] = head.split('\n');
  const [origin, size, root] = text.split('\n');
  const [name, , ...rest] = key.split('+');
  const vkey = Buffer.from(rest.join('+'), 'base64');
  const line = signatures.split('\n').find((one) => one.startsWith(`\u2014 ${name} `));
  const signature = Buffer.from(line.split(' ')[2], 'base64').subarray(4);
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), vkey.subarray(1)]);
  if (origin !== name || !verify(null, Buffer.from(`${text}\n`), createPublicKey({ key: spki, format: 'der', type: 'spki' }), signature)) return false;
  let fn = Number(indexLine.split(' ')[1]);
  let sn = Number(size) - 1;
  let r = sha256(Buffer.from([0]), entry);
  for (const hash of proof.map((one) => Buffer.from(one, 'base64'))) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      r = sha256(Buffer.from([1]), hash, r);
      while (fn !== 0 && fn % 2 === 0) { fn = Math.floor(fn / 2); sn = Math.floor(sn / 2); }
    } else r = sha256(Buffer.from([1]), r, hash);
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  return sn === 0 && r.toString('base64') === root;
}

let server;
let data;
before(async () => {
  data = directory();
  server = await start(data);
});
after(async () => {
  await stop(server);
  remove(data);
});
const acta = (...args) => spawnSync(binary, args, { encoding: 'utf8' });

async function register(classification, title, state = 'XCA') {
  const who = await door(server, 'registry');
  const { elections } = (await who.get(`/api/elections?state=${state}`)).body;
  const letter = (await who.upload(Buffer.from(`%PDF-1.4\n${randomUUID()}`))).body;
  const answer = await who.post('/api/requests', { state, organ: 'foreign_ministry', office: 'Ministry', signatory: 'The Minister',
    addressee: 'focal_point', channel: 'letter', document_on: '2026-01-05', received_on: '2026-01-06', language: 'en', title, summary: title,
    types: ['TA'], areas: [], elections: [elections.at(-1).id], classification, letter: letter.id });
  assert.equal(answer.status, 201, answer.text);
  return { id: answer.body.id, letter: letter.id };
}

test('a read of a confidential file is in the journal with who, as what, and by which door; of an internal one it is not', async () => {
  const file = await register('confidential', 'Protected witnesses');
  const internal = await register('internal', 'Training');
  const director = await door(server, 'director');
  assert.equal((await director.get(`/api/requests/${file.id}`)).status, 200);
  assert.equal((await director.get(`/api/requests/${file.id}`, { 'sec-fetch-site': 'same-origin' })).status, 200);
  assert.equal((await director.get(`/api/requests/${file.id}/documents/${file.letter}`)).status, 200);
  assert.equal((await director.get('/api/search?q=protected%20witnesses')).body.hits.length, 1);
  assert.equal((await director.get(`/api/requests/${internal.id}`)).status, 200);
  const auditor = await door(server, 'auditor');
  const { lines } = (await auditor.get(`/api/audit/journal?file=${file.id}&deed=read`)).body;
  const seen = lines.filter((line) => line.role === 'ead_director').map((line) => [line.what, line.door, line.part ?? '', line.ref.slice(0, 5)]);
  assert.deepEqual(seen, [
    ['request_read', 'api', '', 'AC-C-'],  // named among those related to the internal one
    ['search', 'search', '', 'AC-C-'], ['document_read', 'download', `document ${file.letter}`, 'AC-C-'],
    ['request_read', 'screen', '', 'AC-C-'], ['request_read', 'api', '', 'AC-C-']]);
  const mine = await director.get('/api/session');
  assert.ok(lines.some((line) => line.name === mine.body.name));
  const person = (await auditor.get(`/api/audit/journal?person=${mine.body.person}&deed=read`)).body.lines;
  assert.ok(person.length >= 4 && person.every((line) => line.person === mine.body.person));
  assert.deepEqual((await auditor.get(`/api/audit/journal?file=${internal.id}&deed=read`)).body.lines, []);
  for (const login of ['desk', 'director', 'administrator']) {
    assert.equal((await (await door(server, login)).get('/api/audit/journal')).status, 403, login);
  }
});

test('the journal goes on from page to page without a line twice or left out', async () => {
  const auditor = await door(server, 'auditor');
  const seen = new Set();
  let query = '';
  let pages = 0;
  for (; pages < 200; ++pages) {
    const { lines, before_act, before_read } = (await auditor.get(`/api/audit/journal?deed=did&limit=30${query}`)).body;
    for (const line of lines) {
      assert.ok(!seen.has(line.index), `act ${line.index} twice`);
      seen.add(line.index);
    }
    if (before_act === undefined) break;
    query = `&before_act=${before_act}&before_read=${before_read}`;
  }
  const { size } = (await auditor.get('/api/acts')).body;
  assert.ok(pages > 1);
  assert.equal(seen.size, size, 'no act of the demonstration is beyond an auditor');
});

test('strictly confidential reads are in a chain that the auditor learns nothing of', async () => {
  const auditor = await door(server, 'auditor');
  const before = (await auditor.get('/api/audit/reads')).body;
  const file = await register('strictly_confidential', 'What nobody knows', 'XKA');
  await (await door(server, 'director')).get(`/api/requests/${file.id}`);
  assert.deepEqual((await auditor.get('/api/audit/reads')).body, before);
  assert.deepEqual((await auditor.get(`/api/audit/journal?file=${file.id}`)).body.lines, []);
  assert.deepEqual((await auditor.get('/api/audit/journal?classification=strictly_confidential')).body.lines, []);
  assert.match(acta('reads', 'verify', '--data', data).stdout, /strictly_confidential: [1-9]\d* lines/);
});

let sample;
test('an auditor draws a sample that anyone draws again, and records what was found', async () => {
  const auditor = await door(server, 'auditor');
  const { size } = (await auditor.get('/api/acts')).body;
  const drawn = await auditor.post('/api/audit/samples', { number: 1964, count: 6, size });
  assert.equal(drawn.status, 201, drawn.text);
  sample = drawn.body.id;
  const info = (await auditor.get(`/api/audit/samples/${sample}`)).body;
  assert.equal(info.files.length, 6);
  const { requests } = (await auditor.get('/api/requests')).body;
  assert.equal(info.sample.population, requests.length);
  const lots = requests.map(({ id }) => [createHash('sha256').update(`acta/sample/v1 ${info.root} 1964 ${id}\n`).digest('hex'), id]).sort();
  assert.deepEqual(info.files.map((file) => file.file), lots.slice(0, 6).map(([, id]) => id));
  const list = requests.map(({ id }) => `${id}\n`).sort().join('');
  assert.equal(info.population_digest, createHash('sha256').update(list).digest('hex'));
  const remark = (body) => auditor.post(`/api/audit/samples/${sample}/remarks`, body);
  assert.equal((await remark({ file: info.files[0].file, kind: 'finding', text: 'One means of origin alone.' })).status, 201);
  assert.equal((await remark({ file: info.files[0].file, kind: 'finding', text: ' ' })).body.type, '/problems/text.empty');
  assert.equal((await remark({ file: randomUUID(), kind: 'finding', text: 'x' })).body.type, '/problems/auditing.not_in_sample');
  assert.equal((await auditor.post('/api/audit/samples', { number: 1, count: 6, size: size * 9 })).body.type, '/problems/auditing.size_unknown');
  assert.equal((await auditor.get(`/api/audit/samples/${sample}`)).body.files[0].remarks[0].text, 'One means of origin alone.');
});

test('the working paper comes as html, pdf, docx and zip, and its receipts verify without the server', async () => {
  const auditor = await door(server, 'auditor');
  const html = await auditor.get(`/api/audit/samples/${sample}/paper?format=html`);
  assert.match(html.text, /One means of origin alone\./);
  const out = directory();
  for (const [format, mark] of [['pdf', '%PDF-'], ['docx', 'PK'], ['zip', 'PK']]) {
    const path = join(out, `paper.${format}`);
    const run = acta('audit', 'paper', '--data', data, '--sample', sample, '--out', path);
    assert.equal(run.status, 0, run.stderr);
    assert.equal(readFileSync(path).subarray(0, mark.length).toString(), mark);
    assert.equal(statSync(path).mode & 0o077, 0, 'for its owner alone');
  }
  const files = join(out, 'files');
  mkdirSync(files);
  assert.equal(spawnSync('python3', ['-m', 'zipfile', '-e', join(out, 'paper.zip'), files]).status, 0);
  const key = readFileSync(join(files, 'record.key'), 'utf8').trim();
  const { index } = (await auditor.get(`/api/audit/samples/${sample}`)).body.sample;
  const entry = readFileSync(join(files, 'acts', `act-${index}.entry`));
  const receipt = readFileSync(join(files, 'acts', `act-${index}.tlog-proof`), 'utf8');
  assert.ok(holds(receipt, entry, key));
  assert.ok(!holds(receipt, Buffer.from(entry.toString().replace('"at":"2', '"at":"3')), key));
  assert.match(acta('audit', 'paper', '--data', data, '--sample', randomUUID(), '--out', join(out, 'none')).stderr, /no such sample/);
  remove(out);
});

test('what is attested of the log of reads is checked; a line deleted or altered is found', async () => {
  const attested = acta('reads', 'attest', '--data', data);
  assert.match(attested.stdout, /^2 acts recorded/, attested.stderr);
  assert.match(acta('reads', 'attest', '--data', data).stdout, /^0 acts recorded/);
  const good = acta('reads', 'verify', '--data', data);
  assert.equal(good.status, 0, good.stderr);
  assert.match(good.stdout, /confidential: (\d+) lines, \1 of them attested by \d+ acts, all as written/);
  await stop(server);
  const sql = (text) => spawnSync('python3', ['-c', 'import sqlite3,sys\nc=sqlite3.connect(sys.argv[1])\nc.execute(sys.argv[2])\nc.commit()', join(data, 'reads.db'), text]);
  assert.equal(sql("UPDATE read_line SET line = replace(line, 'ead_director', 'desk_officer') WHERE seq = 2 AND chain = 'confidential'").status, 0);
  const altered = acta('reads', 'verify', '--data', data);
  assert.notEqual(altered.status, 0);
  assert.match(altered.stderr, /line 2 is not what was written/);
  assert.equal(sql("DELETE FROM read_line WHERE seq > 1 AND chain = 'confidential'").status, 0);
  assert.match(acta('reads', 'verify', '--data', data).stderr, /has 1 lines, and act \d+ attests \d+: it was shortened/);
  server = await start(data);
  assert.equal((await (await (door(server, 'auditor'))).get('/api/audit/reads')).body.good, false);
});
