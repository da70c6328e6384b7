// Mandates through the server: what rests on them, and what happens to it when they end.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { join } from 'node:path';
import { writeReport } from './report_of_assessment.mjs';
import { directory, Door, remove, start, stop } from './server.mjs';

const place = directory();
let server;
let desk;
let mandate;
let file;

const today = (days = 0) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const as = async (login) => {
  const door = new Door(server.url);
  await door.become(login);
  return door;
};
const text = (more = {}) => ({ symbol: 'S/RES/2626 (2022)', paragraph: 'OP5 (b)', excerpt: 'to support the organization of elections', adopted_on: today(-100), ...more });

before(async () => {
  server = await start(join(place, 'data'));
  desk = await as('desk');
});
after(async () => {
  await stop(server);
  remove(place);
});

test('a mandate is recorded with its resolution, and read by anyone', async () => {
  const wrong = await desk.post('/api/mandates', { state: 'XCA', organ: 'general_assembly', text: text(), types: ['OBS'] });
  assert.equal(wrong.status, 422);
  assert.match(wrong.body.type, /assistance.symbol_malformed/);
  assert.equal(wrong.body.where, '$.text.symbol');
  assert.equal((await desk.post('/api/mandates', { state: 'QQQ', organ: 'security_council', text: text(), types: ['OBS'] })).status, 422);
  const recorded = await desk.post('/api/mandates', { state: 'XCA', organ: 'security_council', text: text(), types: ['ORG', 'OBS'], mission: 'UNMCA' });
  assert.equal(recorded.status, 201, recorded.text);
  mandate = recorded.body.id;
  const visitor = new Door(server.url);
  const { mandates, may_edit } = (await visitor.get('/api/mandates?state=XCA')).body;
  assert.deepEqual(mandates.map((one) => one.types), [['ORG', 'OBS']]);
  assert.equal(may_edit, false);
  assert.equal((await visitor.post(`/api/mandates/${mandate}/end`, { ended_on: today(), reason: 'x', source: 'y' })).status, 401);
});

test('a file is opened on it, decided without a request, and no figure of requests counts it', async () => {
  const before = (await desk.get(`/api/reports/status?from=2016-01-01&to=${today(1)}`)).body;
  const opened = await desk.post(`/api/mandates/${mandate}/files`, { title: 'Organization of the elections', summary: 'As the Council decided', types: ['ORG'], areas: [], elections: [], classification: 'internal' });
  assert.equal(opened.status, 201, opened.text);
  file = opened.body.id;
  const director = await as('director');
  const step = async (door, verb, body) => {
    const answer = await door.post(`/api/requests/${file}/${verb}`, body);
    assert.equal(answer.status, 201, `${verb}: ${answer.text}`);
  };
  await step(director, 'screen', { types: ['ORG'], duplicates_note: 'None' });
  await step(desk, 'begin_assessment', { kind: 'desk_review', team: [{ name: 'A', entity: 'EAD', role: 'lead', no_conflict_declared: true }], scope: 'All' });
  for (const kind of ['adequate_time', 'conditions', 'reporting']) await step(desk, 'record_finding', { kind, met: 'met', evidence: 'Seen' });
  await writeReport(desk, file);
  await step(director, 'clear_assessment', { summary: 'Clear' });
  await step(director, 'recommend', { outcome: 'approved', types: ['ORG'], lead_entity: 'UNMCA', reasons: 'Decided', funding: 'Assessed' });
  const focal = await as('focal.point');
  await step(focal, 'decide', { outcome: 'approved', types: ['ORG'], lead_entity: 'UNMCA', reasons: 'I agree', conditions: [] });
  const row = (await desk.get(`/api/requests/${file}`)).body.request;
  assert.equal(row.status, 'approved');
  assert.equal(row.mandate, mandate);
  assert.match(row.ref, /^AM-/);
  const after = (await desk.get(`/api/reports/status?from=2016-01-01&to=${today(1)}`)).body;
  assert.deepEqual(after.figures.map((one) => one.value), before.figures.map((one) => one.value));
});

test('its end suspends the file in the same moment; a renewal lets the focal point lift it', async () => {
  assert.equal((await desk.post(`/api/mandates/${mandate}/end`, { ended_on: today(), reason: 'The mission closed', source: 'S/RES/2700' })).status, 201);
  assert.equal((await desk.get(`/api/requests/${file}`)).body.request.status, 'suspended');
  const focal = await as('focal.point');
  const early = await focal.post(`/api/requests/${file}/lift_suspension`, { reason: 'x' });
  assert.equal(early.status, 409);
  assert.match(early.body.type, /assistance.mandate_expired/);
  assert.equal((await desk.post(`/api/mandates/${mandate}/renewals`, { text: text({ symbol: 'S/RES/2710 (2026)', paragraph: 'OP1', adopted_on: today() }) })).status, 201);
  assert.equal((await desk.get(`/api/requests/${file}`)).body.request.status, 'suspended');
  assert.equal((await focal.post(`/api/requests/${file}/lift_suspension`, { reason: 'Renewed' })).status, 201);
  assert.equal((await desk.get(`/api/requests/${file}`)).body.request.status, 'approved');
  assert.equal((await focal.post(`/api/requests/${file}/terminate`, { reason: 'The mission left' })).status, 201);
  assert.equal((await desk.get(`/api/requests/${file}`)).body.request.status, 'terminated');
});
