// Full disks: whoever needs room is refused in plain words, everybody else is served, nothing acknowledged is lost, and it goes
// on by itself when there is room. Each file of a record for itself and all of them, by calls that fail (failing_calls.mjs); and
// one real full file system, where one can be mounted.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { FailingCalls } from './failing_calls.mjs';
import { binary, directory, door, remove, start, stop, verifier } from './server.mjs';

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const word = (answer) => answer.body.type?.replace('/problems/', '');
const act = (who, title = randomUUID()) => who.post('/api/elections', { state: 'XCA', kind: 'local', title });

class World {
  async begin(data, env, options = [], program = binary) {
    this.data = data;
    this.options = options;
    this.acknowledged = [];
    this.server = await start(data, { env, options, program });
    this.people = {};
    for (const login of ['desk', 'registry', 'director']) this.people[login] = await door(this.server, login);
    this.election = (await this.people.desk.get('/api/elections?state=XCA')).body.elections.at(-1).id;
    this.letters = [];  // one for each file, uploaded while there is room
    for (let i = 0; i < 8; ++i) this.letters.push((await this.upload()).body.id);
    this.file = (await this.sealed('confidential')).body.id;
    return this;
  }
  // A public act.
  async open() { return this.noted(await act(this.people.desk)); }
  // An act whose content lies in the vault.
  async sealed(classification = 'internal') {
    const title = randomUUID();
    const answer = this.noted(await this.people.registry.post('/api/requests', { state: 'XCA', organ: 'foreign_ministry', office: 'Ministry',
      signatory: 'The Minister', addressee: 'focal_point', channel: 'letter', document_on: '2026-01-05', received_on: '2026-01-06',
      language: 'en', title, summary: title, types: ['TA'], areas: [], elections: [this.election], classification, letter: this.letters[0] }));
    if (answer.status === 201) this.letters.shift();
    return answer;
  }
  // Until one is refused.
  async fill() {
    for (let i = 0; i < 20_000; ++i) {
      const answer = this.noted(await act(this.people.desk, `${randomUUID()} ${'x'.repeat(1500)}`));
      if (answer.status !== 201) return answer;
    }
    throw new Error('the disk never filled');
  }
  upload() { return this.people.registry.upload(Buffer.from(`%PDF-1.4\n${randomUUID()}`)); }
  // A read of a confidential file, which is logged.
  logged() { return this.people.director.get(`/api/requests/${this.file}`); }
  read() { return this.people.desk.get('/api/elections?state=XCA'); }
  noted(answer) {
    if (answer.status === 201) this.acknowledged.push(answer.body.receipts[0]);
    return answer;
  }
  async again(ask, status) {
    for (let i = 0; i < 100; ++i) {
      const answer = await ask();
      if (answer.status === status) return answer;
      await pause(100);
    }
    throw new Error(`it does not go on by itself: ${this.server.output}`);
  }
  // The file system there grows, and it goes on by itself.
  async roomAgain(place, size) {
    spawnSync('mount', ['-o', `remount,size=${size}`, place]);
    await this.again(() => this.open(), 201);
    assert.match(this.server.output, /there is room on the disk again/);
    await this.end();
  }
  // After a failure: nothing goes on writing.
  async kill() {
    this.server?.child.kill('SIGKILL');
    await this.server?.exited;
  }
  async end() {
    assert.equal(this.server.child.exitCode, null, `it ended: ${this.server.output}`);
    assert.equal(await stop(this.server), 0, this.server.output);
    assert.match(execFileSync(verifier, [`${this.data}/record`], { encoding: 'utf8' }), /holds/);
    const server = await start(this.data, { options: this.options });
    const desk = await door(server, 'desk');
    for (const receipt of this.acknowledged.slice(-50)) {
      assert.equal((await desk.get(`/api/acts/${receipt.index}`)).body.act.leaf, receipt.leaf, 'an acknowledged act is gone');
    }
    assert.equal((await act(desk)).status, 201);
    await stop(server);
  }
}

// What is refused while that file has no room; all else is served.
const places = [
  { what: 'the database', path: '/acta.db', refused: ['open', 'sealed'] },
  { what: 'the log of the database', path: '/acta.db-wal', refused: ['open', 'sealed'] },
  { what: 'the vault', path: '/vault.db', refused: ['sealed'] },
  { what: 'the documents', path: '/blobs/', refused: ['upload'] },
  { what: 'the published record', path: '/record/', refused: [] },
  { what: 'the log of reads', path: '/reads.db', refused: ['logged'] },
  { what: 'the whole disk', path: '*', refused: ['open', 'sealed', 'upload', 'logged'] },
];

// A world whose server has no room for some of its files.
async function without_room(program, live) {
  const calls = new FailingCalls();
  const data = directory();
  const world = new World();
  try {
    await world.begin(data, calls.env, [], program);
    await live(world, calls);
    await world.end();
  } finally {
    await world.kill();
    calls.end();
    remove(data);
  }
}

const refuses = ({ path, refused }, program = binary) => without_room(program, async (world, calls) => {
  calls.set({ path, error: 'ENOSPC' });
  for (let round = 0; round < 3; ++round) {
    for (const [deed, status] of [['open', 201], ['sealed', 201], ['upload', 201], ['logged', 200], ['read', 200]]) {
      const answer = await world[deed]();
      if (!refused.includes(deed)) {
        assert.equal(answer.status, status, `${deed}: ${answer.text ?? JSON.stringify(answer.body)}`);
        continue;
      }
      assert.equal(answer.status, 503, `${deed}: ${answer.text}`);
      // A read that cannot be logged is not given; the rest says what is full.
      assert.equal(word(answer), deed === 'logged' ? 'reads.not_logged' : 'store.disk_full', deed);
      assert.match(answer.body.detail, deed === 'logged' ? /log/ : /disk of the record is full/);
    }
  }
  const failed = () => calls.log().some(([, file, error]) => error === 'ENOSPC' && (path === '*' || file.includes(path)));
  for (let i = 0; i < 50 && !failed(); ++i) await pause(100);  // publication comes a moment later
  assert.ok(failed() || path === '*', 'no call failed');
  calls.none();
  for (const [deed, status] of [['open', 201], ['sealed', 201], ['upload', 201], ['logged', 200]]) {
    await world.again(() => world[deed](), status);
  }
  const newest = world.acknowledged.at(-1);
  await world.again(() => world.people.desk.get(`/api/acts/${newest.index}/receipt`), 200);
});
for (const place of places) {
  test(`no room for ${place.what}: ${place.refused.join(', ') || 'nothing'} refused, the rest goes on, and all of it afterwards`,
    { timeout: 120_000 }, () => refuses(place));
}

const waits = (program = binary) => without_room(program, async (world, calls) => {
  calls.set({ path: '/acta.lock', error: 'ENOSPC' });
  let answered = false;
  const waiting = world.open().then((answer) => { answered = true; return answer; });
  await pause(1500);
  assert.equal(answered, false, 'answered before the lock file was raised');
  assert.equal((await world.read()).status, 200);
  calls.none();
  assert.equal((await waiting).status, 201);
});
test('no room for the lock file: whoever asked waits, and is answered when there is some', { timeout: 120_000 }, () => waits());

test('servers that answer, end or go on with what was not kept are caught', { timeout: 120_000 }, async () => {
  const mutant = (name) => `build/release/acta_mutant_${name}`;
  await assert.rejects(waits(mutant('unwaiting')), /answered before the lock file was raised/);
  await assert.rejects(refuses(places[0], mutant('ending')), /fetch failed/);
  await assert.rejects(refuses(places[0], mutant('not_undone')), /it does not go on by itself/);
});

const mount = (place, size) => spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', place]).status === 0;

test('a real full file system', { timeout: 240_000 }, async (context) => {
  const place = directory();
  if (!mount(place, '40m')) {
    remove(place);
    return context.skip('no file system can be mounted here');
  }
  const world = new World();
  try {
    await world.begin(`${place}/data`, {});
    assert.equal(word(await world.fill()), 'store.disk_full');
    assert.match(world.server.output, /the disk of the record is full: no acts are taken until there is room/);
    assert.equal((await world.read()).status, 200);
    assert.equal((await world.logged()).status, 200, 'room is left for the log of reads');
    // Somebody else takes what was left.
    spawnSync('dd', ['if=/dev/zero', `of=${place}/other`, 'bs=1M', 'count=64']);
    assert.equal(word(await world.open()), 'store.disk_full');
    assert.equal((await world.read()).status, 200);
    await world.roomAgain(place, '120m');
    context.diagnostic(`${world.acknowledged.length} acts acknowledged`);
  } finally {
    await world.kill();
    spawnSync('umount', ['-l', place]);
    remove(place);
  }
});

// The tables lie on a file system of their own, as a tablespace: its server goes on when that is full.
test('a real full file system under PostgreSQL', { timeout: 240_000 }, async (context) => {
  const place = directory();
  const tables = directory();
  const started = spawnSync('tools/postgresql.sh', ['start', `${place}/url`]);
  if (started.status !== 0 || !existsSync(`${place}/url`) || process.getuid() !== 0 || !mount(tables, '24m')) {
    spawnSync('tools/postgresql.sh', ['stop', `${place}/url`]);
    [place, tables].forEach(remove);
    return context.skip('no file system can be mounted here, or PostgreSQL is not installed');
  }
  const url = readFileSync(`${place}/url`, 'utf8').trim();
  const sql = (text) => execFileSync('psql', ['-q', '-v', 'ON_ERROR_STOP=1', url, '-c', text]);
  const world = new World();
  try {
    spawnSync('chown', ['postgres', tables]);
    sql(`CREATE TABLESPACE small LOCATION '${tables}'`);
    sql('CREATE DATABASE acta TABLESPACE small');
    await world.begin(`${place}/data`, {}, ['--database', url.replace('///postgres', '///acta')]);
    assert.equal(word(await world.fill()), 'store.disk_full');
    assert.match(world.server.output, /the disk of the record is full: no acts are taken until there is room/);
    // What sorts much in a temporary file has no room either; the rest is read (docs/operate-postgresql.md).
    assert.equal((await world.people.desk.get(`/api/acts/${world.acknowledged.at(-1).index}`)).status, 200);
    assert.equal(word(await world.fill()), 'store.disk_full');
    await world.roomAgain(tables, '80m');
    context.diagnostic(`${world.acknowledged.length} acts acknowledged`);
  } finally {
    await world.kill();
    spawnSync('tools/postgresql.sh', ['stop', `${place}/url`]);
    spawnSync('umount', ['-l', tables]);
    [place, tables].forEach(remove);
  }
});
