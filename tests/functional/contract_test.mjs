// The front-end's types are those that the program makes; a drift fails.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { binary } from './server.mjs';

test('web/src/api/generated.ts is what acta gen typescript prints', () => {
  const made = execFileSync(binary, ['gen', 'typescript'], { encoding: 'utf8' });
  assert.equal(readFileSync('web/src/api/generated.ts', 'utf8').trim(), made.trim());
});

test('the contract is OpenAPI 3.1 and every operation declares its audience', () => {
  const contract = JSON.parse(execFileSync(binary, ['gen', 'openapi'], { encoding: 'utf8' }));
  assert.equal(contract.openapi, '3.1.0');
  const operations = Object.values(contract.paths).flatMap((path) => Object.values(path));
  assert.ok(operations.length > 40);
  assert.ok(operations.every((operation) => operation['x-audience'] && operation.operationId));
  const names = JSON.stringify(contract).match(/#\/components\/schemas\/\w+/g).map((ref) => ref.split('/').at(-1));
  for (const name of names) assert.ok(contract.components.schemas[name], name);
});
