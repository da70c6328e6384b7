// The lock file apart from the data (`acta serve --lock`): every command asks the same one, and two never write one record.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { binary, directory, remove, start, stop } from './server.mjs';

const place = directory();
after(() => remove(place));
const data = join(place, 'data');
const apart = join(place, 'apart/acta.lock');
const acta = (args, input = '') => spawnSync(binary, args, { encoding: 'utf8', input, timeout: 60_000 });
const add = (login) => acta(['add-person', '--data', data, '--name', login, '--login', login, '--role', 'auditor'], 'a long password\n');
const refused = (run, word) => {
  assert.notEqual(run.status, 0, run.stdout);
  assert.match(run.stderr, word);
};
const words = () => JSON.parse(acta(['doctor', '--data', data, '--json']).stdout).findings.map((one) => one.word).filter((word) => word.startsWith('lock'));

test('a lock file is moved by hand, with the server stopped; its new place is remembered', { timeout: 120_000 }, async () => {
  mkdirSync(join(place, 'apart'));
  assert.equal(add('one').status, 0);
  const options = ['--lock', apart];
  await assert.rejects(start(data, { command: 'serve', options }), /stop the server and move it to/);
  assert.equal(existsSync(apart), false);
  renameSync(join(data, 'acta.lock'), apart);
  await stop(await start(data, { command: 'serve', options }));
  assert.equal(readFileSync(join(data, 'lock.path'), 'utf8'), `${apart}\n`);
});

test('orders, servers and rebuilds meet at it without being told', { timeout: 120_000 }, async () => {
  const server = await start(data, { command: 'serve' });
  assert.equal(existsSync(join(data, 'acta.lock')), false);
  refused(acta(['serve', '--data', data, '--port', '0']), /another process holds/);
  refused(acta(['serve', '--data', data, '--port', '0', '--lock', join(place, 'apart/other')]), /another process holds/);
  refused(acta(['rebuild', '--data', data]), /another process holds/);
  assert.equal(add('two').status, 0, 'through the door of the server');
  await stop(server);
  refused(acta(['serve', '--data', data, '--port', '0', '--lock', join(place, 'apart/other')]), /leave --lock out/);
  assert.equal(add('three').status, 0);
  assert.deepEqual(words(), []);
});

test('a data directory of yesterday is refused by orders that name no lock file', { timeout: 120_000 }, () => {
  cpSync(data, join(place, 'yesterday'), { recursive: true });
  assert.equal(add('four').status, 0);
  renameSync(data, join(place, 'today'));
  renameSync(join(place, 'yesterday'), data);
  refused(add('five'), /rolled back/);
  assert.deepEqual(words(), ['lock.ahead']);
  rmSync(data, { recursive: true });
  renameSync(join(place, 'today'), data);
  assert.equal(add('five').status, 0);
});

test('one whose disk is away is waited for, and not made anew', { timeout: 120_000 }, () => {
  renameSync(join(place, 'apart'), join(place, 'away'));
  refused(add('six'), /lock file .*apart\/acta\.lock is not there/);
  assert.deepEqual(words(), ['lock.missing']);
  renameSync(join(place, 'away'), join(place, 'apart'));
  assert.equal(add('six').status, 0);
});

test('a backup does not take its place along', { timeout: 120_000 }, () => {
  const backup = join(place, 'backup');
  assert.equal(acta(['backup', '--data', data, '--to', backup]).status, 0);
  assert.equal(existsSync(join(backup, 'lock.path')), false);
});
