// The doctor: a table of planted damages, each found with its word, and none in a healthy directory.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { binary, directory, door, remove, start, stop } from './server.mjs';

const place = directory();
const healthy = join(place, 'healthy');
const earlier = join(place, 'earlier');  // its state some acts before
const fork = join(place, 'fork');        // and what another server with its keys made of that
const words = (data, options = []) => {
  const run = spawnSync(binary, ['doctor', '--data', data, '--json', ...options], { encoding: 'utf8' });
  assert.equal(run.signal, null, 'the doctor died');
  const { findings } = JSON.parse(run.stdout);
  assert.equal(run.status, findings.some((one) => one.severity === 'broken') ? 1 : 0);
  for (const finding of findings) assert.ok(finding.what.length > 10 && finding.todo.length > 10, finding.word);
  return findings.map((one) => one.word);
};
const backup = (data, to) => assert.equal(spawnSync(binary, ['backup', '--data', data, '--to', to]).status, 0);
const flip = (path, where) => {
  const bytes = readFileSync(path);
  bytes[where(bytes.length)] ^= 1;
  writeFileSync(path, bytes);
};
const sql = (path, text) => {
  const run = spawnSync('python3', ['-c', 'import sqlite3,sys\nd=sqlite3.connect(sys.argv[1])\nd.executescript(sys.argv[2])\nd.commit()', path, text], { encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr);
};
const certificate = (path, days) => assert.equal(spawnSync('openssl', ['req', '-x509', '-newkey', 'ed25519', '-nodes', '-keyout', `${path}.key`, '-out', path,
  '-subj', '/CN=acta.example', '-days', String(days)]).status, 0);
// `openssl req` makes none that is over: a small authority signs this one.
const expired = (path) => {
  const folder = `${path}.authority`;
  mkdirSync(folder);
  writeFileSync(`${folder}/index`, '');
  writeFileSync(`${folder}/serial`, '01\n');
  writeFileSync(`${folder}/config`, `[ca]\ndefault_ca=own\n[own]\ndatabase=${folder}/index\nserial=${folder}/serial\nnew_certs_dir=${folder}\n` +
    'default_md=default\npolicy=any\n[any]\ncommonName=supplied\n');
  const openssl = (...args) => assert.equal(spawnSync('openssl', args).status, 0, args.join(' '));
  openssl('req', '-new', '-newkey', 'ed25519', '-nodes', '-keyout', `${path}.key`, '-out', `${path}.request`, '-subj', '/CN=acta.example');
  openssl('ca', '-batch', '-config', `${folder}/config`, '-selfsign', '-keyfile', `${path}.key`, '-in', `${path}.request`, '-out', path,
    '-startdate', '20200101000000Z', '-enddate', '20200201000000Z');
};
const document = (data) => join(data, 'blobs', readdirSync(join(data, 'blobs')).find((name) => name.length === 32));
const published = (data) => join(data, 'record/tile/entries/000');

before(async () => {
  let server = await start(healthy);
  await stop(server);
  cpSync(healthy, earlier, { recursive: true });
  server = await start(healthy);
  const desk = await door(server, 'desk');
  for (let i = 0; i < 3; ++i) {
    assert.equal((await desk.post('/api/elections', { state: 'XCA', kind: 'local', title: `Election ${i}` })).status, 201);
  }
  await stop(server);
  backup(healthy, join(place, 'backup'));
  writeFileSync(join(place, 'wrong'), 'another passphrase\n', { mode: 0o600 });
  cpSync(earlier, fork, { recursive: true });
  server = await start(fork);
  const other = await door(server, 'desk');
  assert.equal((await other.post('/api/elections', { state: 'XCA', kind: 'local', title: 'Another history' })).status, 201);
  await stop(server);
});
after(() => remove(place));

test('a healthy directory has no finding, also beside its running server', async () => {
  assert.deepEqual(words(healthy), []);
  const server = await start(healthy);
  try {
    assert.deepEqual(words(healthy), []);
    const admin = await door(server, 'administrator');
    assert.deepEqual((await admin.get('/api/record/doctor')).body.findings, []);
  } finally {
    await stop(server);
  }
});

// [word, how it is planted, further options]
const damages = [
  ['record.missing', (data) => renameSync(join(data, 'acta.db'), join(data, 'acta.db.moved'))],
  ['keys.missing', (data) => rmSync(join(data, 'keys/log.key'))],
  ['keys.missing', (data) => rmSync(join(data, 'keys/vault.key'))],
  ['keys.exposed', (data) => chmodSync(join(data, 'keys/log.key'), 0o644)],
  ['keys.malformed', (data) => writeFileSync(join(data, 'keys/log.key'), 'PRIVATE\n')],
  ['directory.exposed', (data) => chmodSync(data, 0o755)],
  ['directory.exposed', (data) => chmodSync(join(data, 'keys'), 0o750)],
  ['lock.missing', (data) => rmSync(join(data, 'acta.lock'))],
  ['lock.unreadable', (data) => writeFileSync(join(data, 'acta.lock'), 'x'.repeat(1024))],
  ['lock.other_history', (data) => cpSync(join(fork, 'acta.lock'), join(data, 'acta.lock'))],
  ['lock.ahead', (data) => cpSync(join(earlier, 'acta.db'), join(data, 'acta.db'))],
  ['published.ahead', (data) => cpSync(join(earlier, 'acta.db'), join(data, 'acta.db'))],
  ['store.corrupt', (data) => writeFileSync(join(data, 'acta.db'), 'this is no database, it only has its name. '.repeat(200))],
  ['store.corrupt', (data) => sql(join(data, 'acta.db'), 'DROP TRIGGER entry_is_never_edited; UPDATE entry SET bytes = CAST(replace(CAST(bytes AS TEXT), \'a\', \'b\') AS BLOB) WHERE idx = 3')],
  ['store.corrupt', (data) => sql(join(data, 'acta.db'), 'DROP TRIGGER entry_is_never_deleted; DELETE FROM entry WHERE idx = 3')],
  ['store.corrupt', (data) => sql(join(data, 'acta.db'), 'UPDATE head SET checkpoint = replace(checkpoint, \'+\', \'/\') || \' \'')],
  ['published.missing', (data) => rmSync(join(data, 'record/checkpoint'))],
  ['published.behind', (data) => cpSync(join(earlier, 'record/checkpoint'), join(data, 'record/checkpoint'))],
  ['published.damaged', (data) => flip(published(data), (length) => length >> 1)],
  ['published.damaged', (data) => flip(join(data, 'record/checkpoint'), (length) => length - 9)],
  ['vault.unreadable', (data) => rmSync(join(data, 'vault.db'))],
  ['vault.unreadable', (data) => writeFileSync(join(data, 'keys/vault.key'), readFileSync(join(data, 'keys/vault.key'), 'utf8').replaceAll(/[0-9a-f]{64}/g, '0'.repeat(64)))],
  ['vault.contents_missing', (data) => sql(join(data, 'vault.db'), `DELETE FROM ${contents(data)} WHERE rowid IN (SELECT rowid FROM ${contents(data)} LIMIT 2)`)],
  ['blob.missing', (data) => rmSync(document(data))],
  ['blob.damaged', (data) => flip(document(data), (length) => length - 3)],
  ['blob.damaged', (data) => flip(`${document(data)}.info`, (length) => length - 3)],
  ['views.stale', (data) => sql(join(data, 'acta.db'), 'DELETE FROM view_state WHERE name = (SELECT name FROM view_state LIMIT 1)')],
  ['clock.behind', (data) => sql(join(data, 'acta.db'), 'UPDATE act SET at = at + 400000000000 WHERE idx = (SELECT max(idx) FROM act)')],
  ['backup.none', (data) => rmSync(join(data, 'last_backup.json'))],
  ['backup.old', (data) => writeFileSync(join(data, 'last_backup.json'), readFileSync(join(data, 'last_backup.json'), 'utf8').replace(/"at":"\d{4}/, '"at":"2020'))],
  ['log.frozen', (data) => writeFileSync(join(data, 'frozen.json'), '{}')],
  ['wal.large', (data) => {
    writeFileSync(join(data, 'acta.db-wal'), '');
    truncateSync(join(data, 'acta.db-wal'), 300 * 1024 * 1024);
  }],
  ['keys.wrong_passphrase', (data) => assert.equal(spawnSync(binary, ['keys', 'seal', '--data', data], { input: 'a long passphrase of words\n' }).status, 0),
    () => ['--passphrase-file', join(place, 'wrong')]],
  ['keys.unreadable', (data) => {
    rmSync(join(data, 'keys/log.key'));
    mkdirSync(join(data, 'keys/log.key'), { mode: 0o700 });
  }],
  ['store.unreadable', (data) => {
    rmSync(join(data, 'acta.db'));
    mkdirSync(join(data, 'acta.db'));
  }],
  ['certificate.expired', (data) => expired(join(data, 'tls.pem')), (data) => ['--tls-certificate', join(data, 'tls.pem')]],
  ['certificate.unreadable', () => {}, (data) => ['--tls-certificate', join(data, 'acta.db')]],
  ['certificate.expires', (data) => certificate(join(data, 'tls.pem'), 3), (data) => ['--tls-certificate', join(data, 'tls.pem')]],
  ['mirror.ahead', (data) => {
    for (const name of ['acta.db', 'record', 'acta.lock']) {
      rmSync(join(data, name), { recursive: true });
      cpSync(join(earlier, name), join(data, name), { recursive: true });
    }
  }, () => ['--mirror', join(healthy, 'record')]],
  ['mirror.other_history', () => {}, () => ['--mirror', join(fork, 'record')]],
  ['mirror.other_log', (data) => {
    mkdirSync(join(data, 'other'));
    writeFileSync(join(data, 'other/checkpoint'), 'another.example/record\n1\nAAAA\n');
  }, (data) => ['--mirror', join(data, 'other')]],
  ['policy.unreadable', (data) => writeFileSync(join(data, 'policy'), 'quorum everybody\n')],
  ['mirror.behind', () => {}, () => ['--mirror', join(earlier, 'record')]],
  ['mirror.unreachable', () => {}, () => ['--mirror', 'http://127.0.0.1:9']],
  ['mirror.unreachable', (data) => mkdirSync(join(data, 'nothing')), (data) => ['--mirror', join(data, 'nothing')]],
];
// The table of the vault that holds contents.
const contents = (data) => spawnSync('python3', ['-c', 'import sqlite3,sys\nprint([r[0] for r in sqlite3.connect(sys.argv[1]).execute("SELECT name FROM sqlite_master WHERE type = \'table\'") if "content" in r[0]][0])',
  join(data, 'vault.db')], { encoding: 'utf8' }).stdout.trim();

test('every planted damage is found with its word', async (context) => {
  for (const [word, plant, options = () => []] of damages) {
    await context.test(`${word}: ${String(plant).slice(10, 60).replaceAll('\n', ' ')}`, () => {
      const data = join(place, 'ill');
      cpSync(healthy, data, { recursive: true });
      try {
        plant(data);
        const found = words(data, options(data));
        assert.ok(found.includes(word), `found: ${found.join(', ') || 'nothing'}`);
      } finally {
        rmSync(data, { recursive: true, force: true });
      }
    });
  }
});

// What other tests plant: with real witnesses, with PostgreSQL, by a real erasure, on a small disk.
const elsewhere = ['witness.ahead', 'witness.other_history', 'witness.refuses', 'witness.silent', 'store.unreachable', 'erasure.unapplied', 'disk.nearly_full',
  'standby.none', 'standby.away', 'standby.behind'];

test('every word that it can say is planted by a test, listed with its meaning, and has a title on the screen', () => {
  const said = [...readFileSync('src/acta/app/doctor_words.h', 'utf8').matchAll(/^ {4}"([a-z_.]+)"/gm)].map((hit) => hit[1]);
  assert.ok(said.length > 40);
  const table = readFileSync('docs/operate.md', 'utf8').split('| word | means |')[1];
  const listed = [...table.matchAll(/^\| (`[^|]*) \|/gm)].flatMap((row) => [...row[1].matchAll(/`([a-z_.]+)`/g)].map((hit) => hit[1]));
  assert.deepEqual(listed.toSorted(), said.toSorted());
  const planted = new Set([...damages.map(([word]) => word), ...elsewhere]);
  assert.deepEqual([...planted].toSorted(), said.toSorted());
  const titles = JSON.parse(readFileSync('web/src/messages/en.json', 'utf8'));
  for (const word of said) assert.ok(titles[`doctor.${word}`], word);
  const tests = readdirSync('tests/functional').filter((name) => name.endsWith('_test.mjs') && name !== 'doctor_test.mjs')
    .map((name) => readFileSync(`tests/functional/${name}`, 'utf8')).join('\n');
  for (const word of elsewhere.filter((one) => one !== 'disk.nearly_full')) assert.ok(tests.includes(`'${word}'`), word);
});

test('a disk that is nearly full is found', (context) => {
  const small = directory();
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=40m', 'tmpfs', small]).status !== 0) return context.skip('no file system can be mounted here');
  try {
    cpSync(healthy, join(small, 'data'), { recursive: true });
    assert.deepEqual(words(join(small, 'data')), ['disk.nearly_full']);
  } finally {
    spawnSync('umount', ['-l', small]);
    remove(small);
  }
});

test('it says in plain sentences what to do, and that nothing is wrong', () => {
  const well = spawnSync(binary, ['doctor', '--data', healthy], { encoding: 'utf8' });
  assert.match(well.stdout, /nothing is wrong/);
  const ill = spawnSync(binary, ['doctor', '--data', join(place, 'nowhere')], { encoding: 'utf8' });
  assert.equal(ill.status, 1);
  assert.match(ill.stdout, /broken {2}record\.missing\n.*holds no acta\.db\n {2}what to do: .*acta restore/);
});
