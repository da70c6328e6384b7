// A needs assessment by a mission through the server: who does what, who learns what, drafts that come back, silence.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { join } from 'node:path';
import { writeReport } from './report_of_assessment.mjs';
import { directory, Door, remove, start, stop } from './server.mjs';

const place = directory();
let server;
let desk;
let director;
let undp;
let mission;
let id;

const today = (days = 0) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const as = async (login) => new Door(server.url).become(login);
const post = (door, verb, body) => door.post(`/api/requests/${id}/${verb}`, body);
const must = async (answer) => assert.equal((await answer).status, 201, (await answer).text);
const word = async (answer) => (await answer).body.type?.replace('/problems/', '');
const page = async (door = desk) => (await door.get(`/api/requests/${id}/assessment`)).body;

before(async () => {
  server = await start(join(place, 'data'));
  [desk, director, undp, mission] = await Promise.all(['desk', 'director', 'undp', 'carana'].map(as));
  const registry = await as('registry');
  const letter = (await registry.upload(Buffer.from('letter'))).body.id;
  const received = await registry.post('/api/requests', { state: 'XCA', organ: 'foreign_ministry', office: 'Ministry', signatory: 'The Minister',
    addressee: 'focal_point', channel: 'letter', document_on: today(-5), received_on: today(-2), language: 'en', title: 'A mission', summary: 'Asks for help.',
    types: ['TA'], areas: [], elections: [], period_from: today(200), classification: 'internal', letter });
  assert.equal(received.status, 201, received.text);
  id = received.body.id;
  await must(post(registry, 'begin_authentication', {}));
  await must(post(registry, 'confirm_origin', { means: 'specimen_signature', note: 'Compared.' }));
  await must(post(desk, 'confirm_origin', { means: 'call_back', note: 'Confirmed.' }));
  await must(post(desk, 'admit', { note: 'Competent organ.' }));
  await must(post(director, 'screen', { types: ['TA'], duplicates_note: 'None.' }));
  await must(post(desk, 'begin_assessment', { kind: 'mission', scope: 'The needs.', team: [{ name: 'Noor Haddad', entity: 'EAD', role: 'lead', no_conflict_declared: true }] }));
});
after(async () => {
  await stop(server);
  remove(place);
});

test('the State consents to the mission by its own door, once it knows the terms', async () => {
  const meeting = { category: 'media', on: today(), who: 'Editor of The Gazette', women: 1, men: 0, said: 'Said in confidence' };
  assert.equal(await word(post(desk, 'record_meeting', meeting)), 'assistance.no_host_consent');
  await must(post(director, 'agree_terms', { terms: 'Two weeks in four districts.' }));
  const own = (await mission.get(`/api/state/requests/${id}`)).body;
  assert.deepEqual([own.contents.mission.terms, own.request.waiting.missions], ['Two weeks in four districts.', 1]);
  assert.equal(await word(mission.post(`/api/state/requests/${id}/consent_mission`, { agreed: 0, note: '' })), 'assistance.terms_changed');
  await must(mission.post(`/api/state/requests/${id}/consent_mission`, { agreed: own.contents.mission.agreed, note: '' }));
  await must(post(director, 'fund_mission', { source: 'Trust fund' }));
  const wrong = await post(desk, 'plan_itinerary', { stops: [{ from: '2027-02-30', to: today(3), place: 'Carana', purpose: 'Meetings' }] });
  assert.deepEqual([wrong.status, wrong.body.where], [422, '$.stops[0].from']);
  await must(post(desk, 'plan_itinerary', { stops: [{ from: today(1), to: today(3), place: 'Carana', purpose: 'Meet the Editor of The Gazette' }] }));
  await must(post(desk, 'record_meeting', meeting));
});

test('whom it met is for those who may know; others learn how many', async () => {
  const seen = await page();
  assert.equal(seen.meetings[0].who, 'Editor of The Gazette');
  const entity = await undp.get(`/api/requests/${id}/assessment`);
  assert.deepEqual(entity.body.met, [{ category: 'media', meetings: 1, women: 1, men: 0 }]);
  for (const text of [entity.text, (await undp.get(`/api/requests/${id}`)).text, (await mission.get(`/api/state/requests/${id}`)).text]) {
    assert.doesNotMatch(text, /Said in confidence/);
  }
  assert.doesNotMatch((await mission.get(`/api/state/requests/${id}`)).text, /Gazette/);
  assert.deepEqual(entity.body.meetings, []);
  assert.doesNotMatch((await mission.get(`/api/state/requests/${id}`)).text, /purpose|version/);
});

test('an entity finds what it is asked in its inbox, and answers for itself', async () => {
  await must(post(desk, 'consult', { entity: 'UNDP', about: 'Could UNDP lead?', due: today(5) }));
  await must(post(desk, 'consult', { entity: 'OHCHR', about: 'Human rights?', due: today(5) }));
  const { items } = (await undp.get('/api/inbox')).body;
  const item = items.find((one) => one.request.id === id);
  assert.deepEqual([item.verb, item.due], ['answer_consultation', today(5)]);
  const { assessment, mine } = await page(undp);
  const [of_undp, of_ohchr] = ['UNDP', 'OHCHR'].map((entity) => assessment.consultations.find((one) => one.entity === entity).id);
  assert.deepEqual(mine, [of_undp]);
  assert.equal(await word(post(undp, 'answer_consultation', { consultation: of_ohchr, position: 'concurs', text: '' })), 'assistance.another_entity');
  await must(post(undp, 'answer_consultation', { consultation: of_undp, position: 'concurs_with_comments', text: 'Funding first.' }));
  assert.equal((await undp.get('/api/inbox')).body.items.length, items.length - 1);
  assert.equal((await mission.post(`/api/requests/${id}/answer_consultation`, { consultation: of_ohchr, position: 'concurs', text: '' })).status, 403);
  await must(post(desk, 'answer_consultation', { consultation: of_ohchr, position: 'objects', text: 'By their note of today.' }));
});

test('a draft that comes back late overwrites nothing, and the same draft sent twice is recorded once', async () => {
  await must(post(desk, 'write_section', { section: 'needs', text: 'Mine', base: 0 }));
  assert.equal(await word(post(director, 'write_section', { section: 'needs', text: 'Theirs', base: 0 })), 'assistance.section_changed');
  const again = { 'idempotency-key': '0195f5c2-7d1e-7abc-9def-0123456789ab' };
  await must(desk.post(`/api/requests/${id}/write_section`, { section: 'needs', text: 'Both', base: 1 }, again));
  await must(desk.post(`/api/requests/${id}/write_section`, { section: 'needs', text: 'Both', base: 1 }, again));
  const line = (await page()).assessment.sections.find((one) => one.section === 'needs');
  assert.deepEqual([line.text, line.times], ['Both', 2]);
  assert.equal((await post(undp, 'write_section', { section: 'risks', text: 'x', base: 0 })).status, 403);
});

test('it is cleared when all of it is there, and the State is told a summary', async () => {
  assert.equal(await word(post(director, 'clear_assessment', { summary: 'Clear.' })), 'assistance.section_missing');
  await writeReport(desk, id);
  for (const kind of ['adequate_time', 'conditions', 'reporting']) await must(post(desk, 'record_finding', { kind, met: 'met', evidence: 'Seen.' }));
  await must(post(director, 'clear_assessment', { summary: 'Clear.' }));
  await must(post(director, 'share_summary', { text: 'The needs are limited and clear.' }));
  const own = await mission.get(`/api/state/requests/${id}`);
  assert.equal(own.body.contents.summary_shared, 'The needs are limited and clear.');
  assert.doesNotMatch(own.text, /Funding first|By their note|Both|Seen\./);
});
