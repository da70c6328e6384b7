// What an operator does when a machine is lost: backup beside the running server, restore, and both outcomes
// of a database from last week: a mirror has the rest, or nobody has.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { binary, directory, door, remove, start, stop, verifier } from './server.mjs';

const acta = (args, input = '') => spawnSync(binary, args, { encoding: 'utf8', input });
const done = (args, input) => {
  const run = acta(args, input);
  assert.equal(run.status, 0, `${args.join(' ')}: ${run.stdout}${run.stderr}`);
  return run.stdout;
};
const refused = (args, why) => {
  const run = acta(args);
  assert.notEqual(run.status, 0, args.join(' '));
  assert.match(run.stderr, why);
};
const election = (who, title) => who.post('/api/elections', { state: 'XCA', kind: 'local', title });

const place = directory();
const at = (name) => join(place, name);
let size = 0;  // of the record when it was lost
let checkpoint = '';

// A record whose backup is older than its last acts: one public, one sealed.
before(async () => {
  const server = await start(at('data'));
  const desk = await door(server, 'desk');
  await desk.upload(Buffer.from('%PDF-1.4 a letter'), 'letter.pdf');
  done(['backup', '--data', at('data'), '--to', at('backup')]);
  for (let i = 0; i < 3; ++i) assert.equal((await election(desk, `Election ${i}`)).status, 201);
  done(['add-person', '--data', at('data'), '--name', 'Ruth Adler', '--login', 'ruth', '--role', 'auditor'], 'a long password\n');
  await stop(server);
  checkpoint = readFileSync(at('data/record/checkpoint'), 'utf8');
  size = Number(checkpoint.split('\n')[1]);
});
after(() => remove(place));

test('a backup beside the running server holds what a restore needs, in files that sha256sum checks', () => {
  assert.deepEqual(readdirSync(at('backup')).sort(), ['SHA256SUMS', 'acta.db', 'blobs', 'manifest.json', 'reads.db', 'vault.db']);
  const manifest = JSON.parse(readFileSync(at('backup/manifest.json'), 'utf8'));
  assert.ok(manifest.size > 0 && manifest.size < size);
  assert.equal(manifest.absent, 0);
  assert.equal(spawnSync('sha256sum', ['-c', '--quiet', 'SHA256SUMS'], { cwd: at('backup') }).status, 0);
  refused(['backup', '--data', at('data'), '--to', at('backup')], /is there already/);
  refused(['backup', '--data', at('nowhere'), '--to', at('x')], /holds no record/);
});

test('what the backup lacks comes from the mirror, byte for byte, and is served', async () => {
  const restore = ['restore', '--from', at('backup'), '--data', at('a'), '--keys', at('data/keys'), '--lock', at('data/acta.lock')];
  refused(['restore', '--from', at('backup'), '--data', at('a')], /--keys/);
  refused(restore, /knows \d+ acts, and the backup and its mirrors have/);
  assert.equal(existsSync(at('a')), false);
  const told = done([...restore, '--mirror', at('data/record')]);
  assert.match(told, new RegExp(`^${size} acts restored`));
  assert.match(told, /[1-9]\d* sealed contents are missing from the vault/);
  const server = await start(at('a'), { command: 'serve' });
  assert.equal(readFileSync(at('a/record/checkpoint'), 'utf8'), checkpoint, 'the very checkpoint that others saw');
  done(['add-person', '--data', at('a'), '--name', 'Ruth Adler', '--login', 'ruth', '--role', 'administrator'], 'a long password\n');
  const ruth = await door(server);
  assert.equal((await ruth.post('/api/session', { login: 'ruth', password: 'a long password' })).status, 200);
  const { body } = await ruth.get('/api/record/doctor');
  assert.deepEqual(body.findings.map((one) => one.word), ['backup.none']);
  assert.equal((await (await door(server)).get('/api/record/doctor')).status, 401);
  await stop(server);
  assert.match(spawnSync(verifier, [at('a/record')], { encoding: 'utf8' }).stdout, /holds/);
});

test('over HTTP the published record of another server is a mirror too', async () => {
  const server = await start(at('data'), { command: 'serve' });
  const told = done(['restore', '--from', at('backup'), '--data', at('http'), '--keys', at('data/keys'), '--lock', at('data/acta.lock'),
    '--mirror', `${server.url}/record`]);
  assert.match(told, new RegExp(`^${size} acts restored`));
  await stop(server);
});

test('when nobody has the rest, the log is frozen, read, and continued by another', async () => {
  const restore = ['restore', '--from', at('backup'), '--data', at('b'), '--keys', at('data/keys'), '--lock', at('data/acta.lock')];
  assert.match(done([...restore, '--incomplete']), /incomplete: the lock file/);
  refused(['serve', '--data', at('b'), '--port', '0'], /rolled back/);
  writeFileSync(at('known'), checkpoint);
  const go = ['continue', '--data', at('b'), '--to', at('next'), '--origin', 'acta.example/2', '--login', 'administrator', '--reason', 'the disk burned'];
  refused(go, /acta freeze comes first/);
  assert.match(done(['freeze', '--data', at('b'), '--reason', 'the disk burned', '--known', at('known')]), /frozen/);

  const server = await start(at('b'));
  const desk = await door(server, 'desk');
  const answer = await election(desk, 'Too late');
  assert.equal(answer.status, 409);
  assert.match(answer.body.type, /record\.frozen/);
  const notice = JSON.parse((await desk.get('/record/frozen.json')).text);
  assert.equal(notice.known, size);
  await stop(server);

  refused(go.map((one) => (one === 'administrator' ? 'desk' : one)), /no administrator/);
  assert.match(done(go), /acta\.example\/2 continues/);
  refused(go, /is not empty/);
  const next = await start(at('next'), { command: 'serve' });
  const { body } = await (await door(next)).get('/api/acts/0');
  assert.equal(body.act.type, 'continuity.record_continued');
  assert.equal(JSON.parse(body.act.body).checkpoint, checkpoint);
  await stop(next);
  assert.equal(JSON.parse(readFileSync(at('b/frozen.json'), 'utf8')).successor.origin, 'acta.example/2');
});

test('a database put back by hand is caught up from the files that were published', async () => {
  cpSync(at('data'), at('c'), { recursive: true });
  for (const name of ['acta.db', 'acta.db-wal', 'acta.db-shm']) rmSync(at(`c/${name}`), { force: true });
  cpSync(at('backup/acta.db'), at('c/acta.db'));
  const ill = acta(['doctor', '--data', at('c'), '--json']);
  assert.equal(ill.status, 1);
  const words = JSON.parse(ill.stdout).findings.map((one) => one.word);
  assert.ok(words.includes('lock.ahead') && words.includes('published.ahead'), words.join());
  refused(['freeze', '--data', at('c'), '--reason', 'hasty'], /acta catch-up/);
  assert.match(done(['catch-up', '--data', at('c'), '--mirror', at('c/record')]), new RegExp(`the record has ${size}`));
  const server = await start(at('c'), { command: 'serve' });
  const { body } = await (await door(server)).get('/api/elections');
  assert.ok(body.elections.some((one) => one.title === 'Election 2'), 'views were computed again');
  await stop(server);
});

test('a disk that fills during a backup leaves no half of one', (context) => {
  const small = directory();
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', small]).status !== 0) return context.skip('no file system can be mounted here');
  try {
    refused(['backup', '--data', at('data'), '--to', join(small, 'backup')], /full|No space/);
    assert.deepEqual(readdirSync(small), []);
  } finally {
    spawnSync('umount', ['-l', small]);
    remove(small);
  }
  assert.ok(statSync(at('backup/acta.db')).size + statSync(at('backup/vault.db')).size > 64 * 1024, 'it could not have fitted');
});
