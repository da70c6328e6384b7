// The report as of an act is the same bytes after later acts, a late fact, a rebuild, in another locale,
// time zone and directory; and the command line's own door works as the README says.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { binary, directory, door, remove, start, stop, verifier } from './server.mjs';

const later = process.env.ACTA_DRILL ? 1000 : 200;
const acta = resolve(binary);

function report(data, asOf, format, env = {}, cwd = process.cwd()) {
  const out = join(mkdtempSync(join(tmpdir(), 'acta-report-')), `report.${format}`);
  execFileSync(acta, ['report', 'status', '--data', resolve(data), '--from', '2016-01-01', '--to', '2027-01-01', '--as-of', String(asOf),
    '--format', format, '--out', out], { cwd, env: { ...process.env, ...env } });
  return readFileSync(out);
}

test(`the report as of an act is identical after ${later} later acts`, { timeout: 300_000 }, async () => {
  const data = directory();
  let server = await start(data);
  const size = (await (await door(server)).get('/api/record')).body.size;
  await stop(server);
  const formats = ['html', 'docx', 'pdf'];
  const earlier = formats.map((format) => report(data, size, format));

  server = await start(data);
  const desk = await door(server, 'desk');
  const registry = await door(server, 'registry');
  for (let i = 0; i < later; ++i) {
    assert.equal((await desk.post('/api/elections', { state: 'XKA', kind: 'local', title: `Later ${i}` })).status, 201);
  }
  // A fact of 2020 that becomes known late: it is in the present report and not in the earlier one.
  const { body: letter } = await registry.upload(Buffer.from('%PDF late'));
  const late = await registry.post('/api/requests', { state: 'XKA', organ: 'foreign_ministry', office: 'Ministry', signatory: 'The Minister',
    addressee: 'focal_point', channel: 'letter', document_on: '2020-03-01', received_on: '2020-03-04', language: 'en', title: 'Found late',
    summary: 'Found late.', types: ['TA'], areas: [], elections: [], period_from: '2020-06-01', classification: 'internal', letter: letter.id });
  assert.equal(late.status, 201, late.text);
  const now = (await desk.get('/api/record')).body.size;
  await stop(server);
  execFileSync(acta, ['rebuild', '--data', data]);
  const elsewhere = { TZ: 'Pacific/Kiritimati', LC_ALL: 'C', LANG: 'tr_TR.UTF-8' };
  for (const [i, format] of formats.entries()) {
    assert.ok(report(data, size, format, elsewhere, tmpdir()).equals(earlier[i]), `${format} differs`);
  }
  assert.ok(!report(data, now, 'html').equals(earlier[0]));
  assert.match(report(data, now, 'html').toString(), /4 March 2020/);
  remove(data);
});

test('the commands say what is wrong, and who uses them wrongly gets 2', () => {
  for (const args of [[], ['fly'], ['report', 'status'], ['serve'], ['serve', '--data'], ['demo', '--data', '/x', '--nonsense', '1'],
    ['report', 'status', '--data', '/nowhere', '--from', '2016-01-01', '--to', '2017-01-01', '--out', 'x']]) {
    const run = spawnSync(acta, args, { encoding: 'utf8' });
    assert.equal(run.status, 2, `${args.join(' ')}: ${run.stdout}${run.stderr}`);
    assert.match(run.stderr, /^acta: .+/);
  }
  assert.equal(spawnSync(acta, ['--help']).status, 0);
});

test('a record of one\'s own: an account, sign-in, and a check that remembers', async () => {
  const data = directory();
  const add = (login, password) => spawnSync(acta, ['add-person', '--data', data, '--name', 'Ruth Adler', '--login', login, '--role', 'administrator'],
    { input: `${password}\n`, encoding: 'utf8' });
  assert.equal(add('ruth', 'short').status, 1);
  const added = add('ruth', 'a long password');
  assert.equal(added.status, 0, added.stderr);
  const server = await start(data, { command: 'serve' });
  const who = await door(server);
  assert.equal((await who.post('/api/session', { login: 'ruth', password: 'another password' })).status, 401);
  const signedIn = await who.post('/api/session', { login: 'ruth', password: 'a long password' });
  assert.equal(signedIn.body.signed_in, true, signedIn.text);
  assert.equal((await who.get('/api/demo/people')).status, 404);
  const remember = join(data, 'checkpoint.txt');
  for (let i = 0; i < 2; ++i) {
    assert.match(execFileSync(verifier, [`${server.url}/record`, '--remember', remember], { encoding: 'utf8' }), /holds/);
  }
  const second = spawnSync(acta, ['rebuild', '--data', data], { encoding: 'utf8' });
  assert.equal(second.status, 1);
  assert.match(second.stderr, /another process holds/);
  await stop(server);
  remove(data);
});
