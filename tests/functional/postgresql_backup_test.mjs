// A record in PostgreSQL: backed up beside its running server into files, restored, carried back into a database; a database from
// last week is found by the doctor, refused by the server, and caught up in place.
import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { binary, directory, door, remove, start, stop } from './server.mjs';

const skip = existsSync('/usr/lib/postgresql/15/bin/initdb') ? false : 'postgresql-15 is not installed (tools/packages.txt)';
const acta = (args) => spawnSync(binary, args, { encoding: 'utf8' });
const done = (args) => {
  const run = acta(args);
  assert.equal(run.status, 0, `${args.join(' ')}: ${run.stdout}${run.stderr}`);
  return run.stdout;
};
const place = directory();
const at = (name) => join(place, name);
const server = (what) => {
  const run = spawnSync('tools/postgresql.sh', [what, at('postgresql')], { encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr);
};
const database = (name = 'postgres') => readFileSync(at('postgresql'), 'utf8').trim().replace('///postgres', `///${name}`);
const sql = (text, name) => {
  const run = spawnSync('psql', ['-At', '-v', 'ON_ERROR_STOP=1', database(name), '-c', text], { encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr);
  return run.stdout.trim();
};
const doctor = (data, name) => JSON.parse(acta(['doctor', '--data', data, '--database', database(name), '--json']).stdout).findings.map((one) => one.word);
const election = async (who, title) => assert.equal((await who.post('/api/elections', { state: 'XCA', kind: 'local', title })).status, 201);

let checkpoint;  // of the record when it was lost
let document;
before(async () => {
  if (skip) return;
  server('start');
  let acting = await start(at('data'), { options: ['--database', database()] });
  await stop(acting);
  sql('CREATE DATABASE old TEMPLATE postgres', 'template1');
  acting = await start(at('data'), { options: ['--database', database()] });
  const desk = await door(acting, 'desk');
  const letter = await desk.upload(Buffer.from('%PDF-1.4 a letter'), 'letter.pdf');
  document = letter.body.id;
  // It is taken while acts are recorded.
  let writing = true;
  const load = Promise.all([0, 1, 2].map(async (client) => {
    for (let i = 0; writing; ++i) await election(desk, `Election ${client} ${i}`);
  }));
  await new Promise((resolve) => {
    const args = ['backup', '--data', at('data'), '--database', database(), '--to', at('backup')];
    execFile(binary, args, (error, stdout, stderr) => {
      assert.equal(error, null, stderr);
      resolve();
    });
  });
  writing = false;
  await load;
  await election(desk, 'After the backup');
  await stop(acting);
  await stop(await start(at('data'), { options: ['--database', database()] }));
  checkpoint = readFileSync(at('data/record/checkpoint'), 'utf8');
});
after(() => {
  if (!skip) server('stop');
  remove(place);
});

test('the backup is of the same form as one of files, and verified', { skip }, () => {
  assert.deepEqual(readdirSync(at('backup')).sort(), ['SHA256SUMS', 'acta.db', 'blobs', 'manifest.json', 'reads.db', 'vault.db']);
  assert.ok(existsSync(at(`backup/blobs/${document}`)));
  assert.equal(spawnSync('sha256sum', ['-c', '--quiet', 'SHA256SUMS'], { cwd: at('backup') }).status, 0);
  const manifest = JSON.parse(readFileSync(at('backup/manifest.json'), 'utf8'));
  assert.equal(manifest.absent, 0);
  assert.ok(manifest.size < Number(checkpoint.split('\n')[1]));
  assert.deepEqual(doctor(at('data')), ['standby.none'], 'the doctor knows of it');
  assert.match(acta(['backup', '--data', at('data'), '--database', database('template1'), '--to', at('x')]).stderr, /no record|does not exist/);
});

test('it is restored into files, and carried from there into a database', { skip }, async () => {
  const told = done(['restore', '--from', at('backup'), '--data', at('files'), '--keys', at('data/keys'), '--lock', at('data/acta.lock'), '--mirror', at('data/record')]);
  assert.match(told, new RegExp(`^${checkpoint.split('\n')[1]} acts restored`));
  assert.equal(readFileSync(at('files/record/checkpoint'), 'utf8'), checkpoint);
  sql('CREATE DATABASE back', 'template1');
  done(['copy', '--from', at('files'), '--to', at('again'), '--to-database', database('back')]);
  assert.equal(sql('SELECT checkpoint FROM head', 'back'), checkpoint.trim());
  const acting = await start(at('again'), { options: ['--database', database('back')] });
  const desk = await door(acting, 'desk');
  const { elections } = (await desk.get('/api/elections?state=XCA')).body;
  assert.ok(elections.some((one) => one.title === 'After the backup'));
  await stop(acting);
});

test('a database from last week is found, refused, and caught up in place', { skip }, async () => {
  const words = doctor(at('data'), 'old');
  assert.ok(words.includes('lock.ahead') && words.includes('published.ahead'), words.join());
  await assert.rejects(start(at('data'), { options: ['--database', database('old')] }), /was rolled back/);
  sql('CREATE DATABASE burned TEMPLATE old', 'template1');
  const freeze = acta(['freeze', '--data', at('data'), '--database', database('old'), '--reason', 'hasty']);
  assert.match(freeze.stderr, /acta catch-up/);
  assert.match(done(['catch-up', '--data', at('data'), '--database', database('old'), '--mirror', at('data/record')]), /the record has/);
  assert.equal(sql('SELECT checkpoint FROM head', 'old'), checkpoint.trim());
  const acting = await start(at('data'), { options: ['--database', database('old')] });
  await stop(acting);
  assert.deepEqual(doctor(at('data'), 'old').filter((word) => !/contents_missing|blob/.test(word)), ['standby.none']);
});

test('when nobody has the rest, the log in the database is frozen and continued', { skip }, async () => {
  for (const name of ['keys', 'acta.lock']) cpSync(at(`data/${name}`), at(`burned/${name}`), { recursive: true });
  const old = ['--data', at('burned'), '--database', database('burned')];
  const go = ['continue', ...old, '--to', at('next'), '--origin', 'acta.example/2', '--login', 'administrator', '--reason', 'the disk burned'];
  assert.match(acta(go).stderr, /acta freeze comes first/);
  assert.match(done(['freeze', ...old, '--reason', 'the disk burned']), /frozen/);
  const acting = await start(at('burned'), { options: ['--database', database('burned')] });
  const answer = await (await door(acting, 'desk')).post('/api/elections', { state: 'XCA', kind: 'local', title: 'Too late' });
  assert.match(`${answer.status} ${answer.body.type}`, /409 .*record\.frozen/);
  await stop(acting);
  assert.match(done(go), /acta\.example\/2 continues/);
  const next = await start(at('next'), { command: 'serve' });
  const { act } = (await (await door(next)).get('/api/acts/0')).body;
  assert.equal(act.type, 'continuity.record_continued');
  assert.equal(JSON.parse(act.body).checkpoint, checkpoint, 'what the lock file knew');
  await stop(next);
});

test('a standby that is waited for and is not there is found', { skip }, async () => {
  sql("ALTER SYSTEM SET synchronous_standby_names = 'nobody'");
  sql('SELECT pg_reload_conf()');
  for (let i = 0; i < 100 && sql('SHOW synchronous_standby_names') !== 'nobody'; ++i) await new Promise((resolve) => setTimeout(resolve, 50));
  const found = doctor(at('data')).filter((word) => word.startsWith('standby'));
  sql('ALTER SYSTEM RESET synchronous_standby_names');
  sql('SELECT pg_reload_conf()');
  assert.deepEqual(found, ['standby.away']);
});

test('what is changed in the database is found by the doctor', { skip }, () => {
  sql('CREATE DATABASE ill TEMPLATE old', 'template1');
  assert.ok(!doctor(at('data'), 'ill').includes('store.corrupt'));
  sql('ALTER TABLE entry DISABLE TRIGGER ALL; UPDATE entry SET bytes = (SELECT bytes FROM entry WHERE idx = 4) WHERE idx = 3', 'ill');
  assert.ok(doctor(at('data'), 'ill').includes('store.corrupt'));
  assert.ok(doctor(at('data'), 'nowhere').includes('store.unreachable'));
});
