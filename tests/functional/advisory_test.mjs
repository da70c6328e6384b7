// Advisory services of OHCHR through the server: who keeps them, and who learns what of them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { join } from 'node:path';
import { directory, Door, remove, start, stop } from './server.mjs';

const place = directory();
let server;
let desk;
let advisory;

const today = (days = 0) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const as = async (login) => {
  const door = new Door(server.url);
  await door.become(login);
  return door;
};
const letter = (more = {}) => ({ state: 'XCA', title: 'The law on assemblies', summary: 'Asks for advice', door: 'office', asked_on: today(-3), classification: 'internal', ...more });

before(async () => {
  server = await start(join(place, 'data'));
  desk = await as('desk');
});
after(async () => {
  await stop(server);
  remove(place);
});

test('it is recorded, and refused where something is wrong', async () => {
  const wrong = await desk.post('/api/advisory', letter({ asked_on: today(2) }));
  assert.equal(wrong.status, 422);
  assert.equal(wrong.body.where, '$.asked_on');
  assert.equal((await desk.post('/api/advisory', letter({ state: 'QQQ' }))).status, 422);
  assert.equal((await new Door(server.url).post('/api/advisory', letter())).status, 401);
  assert.equal((await (await as('carana')).post('/api/advisory', letter())).status, 403);
  const recorded = await desk.post('/api/advisory', letter());
  assert.equal(recorded.status, 201, recorded.text);
  advisory = recorded.body.id;
});

test('it is answered once the Division was heard', async () => {
  const answer = { answer: 'accepted', reason: 'Within the mandate', answered_on: today(-1) };
  const early = await desk.post(`/api/advisory/${advisory}/answer`, answer);
  assert.equal(early.status, 409);
  assert.match(early.body.type, /assistance.not_coordinated/);
  assert.equal((await desk.post(`/api/advisory/${advisory}/coordination`, { position: 'overlap', note: 'The same as UNDP gives' })).status, 201);
  assert.equal((await desk.post(`/api/advisory/${advisory}/answer`, answer)).status, 201);
  const { advisory: row, timeline, may_edit } = (await desk.get(`/api/advisory/${advisory}`)).body;
  assert.deepEqual([row.status, row.position, timeline.length, may_edit], ['accepted', 'overlap', 3, true]);
});

test('its State follows it through its own door, and does not learn what the Division says of it', async () => {
  const mission = await as('carana');
  assert.equal((await mission.get(`/api/advisory/${advisory}`)).status, 403);
  const listed = await mission.get('/api/state/requests');
  assert.deepEqual(listed.body.advisories.map((row) => row.status), ['accepted']);
  assert.doesNotMatch(listed.text, /overlap|The same as UNDP/);
});

test('another State\'s is as if it were not there', async () => {
  assert.equal((await desk.post('/api/advisory', letter({ state: 'XKA' }))).status, 201);
  const fresh = (await desk.post('/api/advisory', letter())).body.id;
  assert.equal((await desk.post(`/api/advisory/${fresh}/coordination`, { position: 'comments', note: 'x' })).status, 201);
  const mission = await as('carana');
  const { advisories } = (await mission.get('/api/state/requests')).body;
  assert.deepEqual(advisories.map((row) => row.status).toSorted(), ['accepted', 'received'], 'nor that the Division was heard');
  assert.equal((await mission.get('/api/search?q=assemblies')).body.hits.length, 0);
  assert.equal((await desk.get('/api/search?q=assemblies')).body.hits.length, 3);
});
