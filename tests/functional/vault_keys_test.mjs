// The keys of the vault under a passphrase: sealed, opened, rotated; and what a server says without it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { binary, directory, door, remove, start, stop, verifier } from './server.mjs';

const acta = (args, input = '') => spawnSync(binary, args, { encoding: 'utf8', input });
const passphrase = 'a passphrase of some length';

test('a sealed vault opens for its passphrase alone, and after a rotation as before', async () => {
  const data = directory();
  await stop(await start(data));
  const key = join(data, 'keys/vault.key');
  const before = readFileSync(key, 'utf8');
  assert.match(before, /^acta\/vault-keys\/v2\nroot /);

  assert.equal(acta(['keys', 'seal', '--data', data], 'short\n').status, 1);
  const sealed = acta(['keys', 'seal', '--data', data], `${passphrase}\n`);
  assert.equal(sealed.status, 0, sealed.stderr);
  assert.match(readFileSync(key, 'utf8'), /^acta\/sealed-keys\/v1\nargon2id /);
  assert.equal(statSync(key).mode & 0o777, 0o600);
  assert.match(acta(['keys', 'seal', '--data', data], `${passphrase}\n`).stderr, /sealed already/);

  assert.match(acta(['rebuild', '--data', data], 'another passphrase\n').stderr, /does not open with this passphrase/);
  const person = ['add-person', '--data', data, '--name', 'Ruth Adler', '--login', 'ruth', '--role', 'auditor'];
  assert.match(acta(person, 'a long password\n').stderr, /sealed by a passphrase; give it with --passphrase-file/);

  const rotated = acta(['keys', 'rotate', '--data', data], `${passphrase}\n`);
  assert.match(rotated.stdout, /^[1-9]\d* keys of subjects are wrapped anew/, rotated.stderr);
  assert.match(acta(['keys', 'rotate', '--data', data], `${passphrase}\n`).stdout, /wrapped anew/);

  const file = join(data, '..', `passphrase-${process.pid}`);
  writeFileSync(file, `${passphrase}\n`, { mode: 0o600 });
  const server = await start(data, { options: ['--passphrase-file', file] });
  assert.match(acta(['keys', 'rotate', '--data', data], `${passphrase}\n`).stderr, /in use|holds/);
  const who = await door(server, 'focal.point');
  assert.ok((await who.get('/api/requests')).body.requests.length > 0);
  assert.equal(server.output.includes(passphrase), false);
  await stop(server);
  assert.equal(spawnSync(verifier, [join(data, 'record')]).status, 0);

  const unsealed = acta(['keys', 'unseal', '--data', data], `${passphrase}\n`);
  assert.equal(unsealed.status, 0, unsealed.stderr);
  assert.notEqual(readFileSync(key, 'utf8'), before);
  assert.match(readFileSync(key, 'utf8'), /kek internal 3 /);
  await stop(await start(data));
  remove(data);
  remove(file);
});
