// Every registered route against every role: what the contract declares is what the server does.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { directory, door, remove, start, stop } from './server.mjs';

let server;
before(async () => { server = await start(directory()); });
after(async () => {
  await stop(server);
  remove(server.data);
});

const roles = [undefined, 'focal.point', 'director', 'desk', 'registry', 'undp', 'carana', 'auditor', 'administrator'];

test('every route declares its audience and keeps to it, for every role', async (context) => {
  const contract = (await (await door(server)).get('/api/openapi.json')).body;
  let asked = 0;
  for (const login of roles) {
    const who = await door(server, login);
    const { rights } = (await who.get('/api/session')).body;
    for (const [pattern, operations] of Object.entries(contract.paths)) {
      for (const [method, operation] of Object.entries(operations)) {
        const audience = operation['x-audience'];
        assert.ok(audience, `${method} ${pattern} declares no audience`);
        if (['event_stream', 'session_close', 'demo_switch', 'session_open'].includes(operation.operationId)) continue;
        const path = pattern.replaceAll(/\{\w+\}/g, randomUUID());
        const answer = method === 'get' ? await who.get(path)
          : await who.send(method.toUpperCase(), path, method === 'post' ? {} : undefined);
        const allowed = audience === 'public' || rights.includes(audience);
        const refused = ['/problems/access.sign_in_needed', '/problems/access.not_allowed'].includes(answer.body?.type);
        assert.equal(!refused, allowed, `${login ?? 'public'}: ${method} ${pattern} (${audience}): ${answer.status}`);
        if (refused) assert.equal(answer.status, login ? 403 : 401);
        ++asked;
      }
    }
  }
  context.diagnostic(`${asked} requests`);
  assert.ok(asked > 300);
});

test('another site cannot make a browser write', async () => {
  const who = await door(server, 'registry');
  for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://elsewhere.example' }]) {
    const answer = await who.post('/api/elections', {}, headers);
    assert.equal(answer.body.type, '/problems/http.other_origin');
  }
});

test('an administrator gives a person an account and a capacity, and ends it; nobody else does', async () => {
  const admin = await door(server, 'administrator');
  const desk = await door(server, 'desk');
  const person = { name: 'Noor Haddad', login: 'noor', password: 'a long password', role: 'auditor' };
  assert.equal((await desk.post('/api/people', person)).status, 403);
  const added = await admin.post('/api/people', person);
  assert.equal(added.status, 201, added.text);
  const of = async () => (await admin.get('/api/people')).body.people.find((one) => one.login === 'noor');
  const { id } = await of();
  assert.equal((await desk.post(`/api/people/${id}/capacities`, { role: 'focal_point' })).status, 403);
  assert.equal((await admin.post(`/api/people/${id}/capacities`, { role: 'desk_officer' })).status, 201);
  assert.equal((await admin.post(`/api/people/${id}/capacities`, { role: 'desk_officer' })).status, 409, 'held already');
  assert.deepEqual((await of()).capacities.map((one) => one.role), ['auditor', 'desk_officer']);
  const who = await door(server);
  assert.equal((await who.post('/api/session', { login: 'noor', password: 'a long password' })).body.signed_in, true);
  assert.equal((await who.post('/api/elections', { state: 'XKA', kind: 'local', title: 'By Noor' })).status, 201);
  assert.equal((await admin.post(`/api/people/${id}/capacities/end`, { role: 'desk_officer', reason: 'Moved.' })).status, 201);
  assert.equal((await who.post('/api/elections', { state: 'XKA', kind: 'local', title: 'Too late' })).status, 403, 'at once, in the open session');
  assert.equal((await admin.post(`/api/people/${id}/capacities/end`, { role: 'desk_officer', reason: 'Again.' })).status, 409);
  assert.equal((await admin.post('/api/people/0192f5c2-7d1e-7abc-9def-0123456789ab/capacities', { role: 'auditor' })).status, 404);
});

test('five failed sign-ins lock a login', async () => {
  const who = await door(server);
  for (let i = 0; i < 5; ++i) {
    assert.equal((await who.post('/api/session', { login: 'desk', password: 'not the password' })).status, 401);
  }
  assert.equal((await who.post('/api/session', { login: 'desk', password: 'not the password' })).status, 429);
});

test('every answer carries the security headers', async () => {
  const who = await door(server);
  for (const path of ['/', '/api/session', '/record/checkpoint', '/nowhere', '/api/nowhere']) {
    const { headers } = await who.get(path);
    assert.ok(headers.get('content-security-policy').includes("default-src 'self'"), path);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
  }
  assert.equal((await who.get('/record/..%2fkeys%2flog.key')).status, 404);
});

test('an answer that the asker has is not sent again', async () => {
  const who = await door(server);
  const first = await who.get('/api/record');
  const again = await who.get('/api/record', { 'if-none-match': first.headers.get('etag') });
  assert.equal(again.status, 304);
});
