// A record that a newer Acta wrote: it is served, proven and shown as it stands; nothing is recorded, and
// no figure is computed over what is not known. And: which program wrote the record stands on it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { binary, directory, door, remove, start, stop, verifier } from './server.mjs';

const newer = join(dirname(binary), 'newer_acta');
const data = directory();
let server;
let known;  // acts on the record before the newer Acta came

before(async () => {
  const first = await start(data);
  const visitor = await door(first);
  known = (await visitor.get('/api/record')).body.size;
  await stop(first);
  execFileSync(newer, [data]);
  server = await start(data, { command: 'serve' });
});
after(async () => {
  if (server.child.exitCode === null) await stop(server);
  remove(data);
});

test('the program that writes the record stands on it, once', async () => {
  const visitor = await door(server);
  const { acts } = (await visitor.get(`/api/acts?before=${known}&limit=200`)).body;
  const recorded = acts.filter((act) => act.type === 'program.schema_recorded');
  assert.equal(recorded.length, 1);
  const body = JSON.parse(recorded[0].body);
  assert.equal(body.version, (await visitor.get('/api/record')).body.program);
  assert.ok(body.added.includes('assistance.decided v1'));
  assert.match(body.schema, /^[0-9a-f]{64}$/);
});

test('health and the record say that it is read only, and why', async () => {
  const visitor = await door(server);
  const health = await visitor.get('/healthz');
  assert.equal(health.status, 200);
  assert.match(health.text, new RegExp(`^read only: act ${known} is cycles.election_twinned version 3`));
  const why = (await visitor.get('/api/record')).body.read_only;
  assert.equal(why.word, 'store.unknown_act');
  assert.equal(why.index, known);
  assert.equal(why.count, 1);
  assert.ok(why.views_stopped.includes('cycles_elections'), why.views_stopped.join());
  assert.deepEqual(why.views_skipping, ['reports_issued']);
  assert.match(server.output, /read only: act/);
});

test('the act is shown as it stands, with its receipt, and the record holds', async () => {
  const visitor = await door(server);
  const { act, entry, receipt } = (await visitor.get(`/api/acts/${known}`)).body;
  assert.equal(act.type, 'cycles.election_twinned');
  assert.equal(act.unknown_version, 3);
  assert.equal(act.body, '{"with":"the municipal ones"}');
  assert.match(entry, /"v":3\}\n$/);
  assert.match(receipt, /^c2sp.org\/tlog-proof@v1\n/);
  const behind = (await visitor.get(`/api/acts/${known + 1}`)).body.act;
  assert.equal(behind.type, 'cycles.election_added');
  assert.equal(behind.unknown_version, undefined);
  assert.match(execFileSync(verifier, [`${data}/record`], { encoding: 'utf8' }), /holds/);
});

test('nothing is recorded, and no list goes beyond the act', async () => {
  const visitor = await door(server);
  const { elections } = (await visitor.get('/api/elections?state=XCA')).body;
  assert.ok(elections.length > 0);
  assert.ok(!elections.some((one) => one.title === 'Afterwards'));
  const size = (await visitor.get('/api/record')).body.size;
  assert.throws(() => execFileSync(binary, ['add-person', '--data', data, '--name', 'A', '--login', 'a', '--role', 'administrator'],
    { input: 'a long password\n', stdio: 'pipe' }), /act \d+ is cycles.election_twinned version 3/);
  assert.equal((await visitor.get('/api/record')).body.size, size);
});

test('a report of the acts before it is computed, one beyond it is refused', () => {
  const report = (size) => execFileSync(binary, ['report', 'status', '--data', data, '--from', '2016-01-01', '--to', '2030-01-01',
    '--as-of', String(size), '--format', 'html', '--out', join(data, 'status.html')], { stdio: 'pipe', encoding: 'utf8' });
  assert.match(report(known), new RegExp(`as of ${known} acts`));
  assert.throws(() => report(known + 1), /which this program does not know/);
});

test('where an act of access is not known, nobody is signed in', async () => {
  const other = directory();
  const first = await start(other);
  await stop(first);
  execFileSync(newer, [other, '--access']);
  const reading = await start(other);
  try {
    const visitor = await door(reading);
    const { people } = (await visitor.get('/api/demo/people')).body;
    const answer = await visitor.post('/api/demo/session', { person: people[0].id });
    assert.equal(answer.status, 503);
    assert.equal(answer.body.type, '/problems/store.unknown_act');
  } finally {
    await stop(reading);
    remove(other);
  }
});

test('the newer Acta goes on where it was', async () => {
  await stop(server);
  const size = Number(execFileSync(newer, [data, '--access'], { encoding: 'utf8', stdio: 'pipe' }));
  assert.ok(size > known + 2);
});
