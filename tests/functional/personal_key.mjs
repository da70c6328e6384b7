// A personal key as its person uses it: made and used by the real program, away from the server.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { binary } from './server.mjs';

export const acta = (...args) => spawnSync(binary, args, { encoding: 'utf8' });

// Nothing of the key file ever goes to the server.
export function keyFile(home, name) {
  const file = join(home, name);
  const made = acta('key', 'new', '--out', file);
  assert.equal(made.status, 0, made.stderr);
  const offline = (text) => {
    const input = join(home, `${name}.in`);
    writeFileSync(input, typeof text === 'string' ? text : JSON.stringify(text));
    return acta('sign', '--key', file, '--in', input);
  };
  return { file, key: made.stdout.trim(), offline, sign: (prepared) => JSON.parse(offline(prepared).stdout) };
}

export async function addKey(who, own, label = 'Laptop') {
  const { body } = await who.post('/api/keys/challenge', {});
  const signature = own.offline(body.text).stdout.trim();
  return who.post('/api/keys', { kind: 'personal_ed25519', label, key: own.key, text: body.text, signature });
}

export async function prepare(who, path, body, headers = {}) {
  const answer = await who.post(path, body, { 'acta-prepare': 'true', ...headers });
  assert.equal(answer.status, 200, answer.text);
  return answer.body;
}
