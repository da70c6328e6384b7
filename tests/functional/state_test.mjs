// The State's own door through the server: submitting, following, answering, consenting, withdrawing; and what it is not told.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { join } from 'node:path';
import { directory, Door, remove, start, stop } from './server.mjs';

const place = directory();
let server;
let desk;
let mission;
let id;

const today = (days = 0) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const as = async (login) => {
  const door = new Door(server.url);
  await door.become(login);
  return door;
};
const upload = async (door, text, to) => (await door.upload(Buffer.from(text), 'letter.pdf', 'application/pdf', to)).body.id;
const request = async (more = {}) => ({ state: 'XCA', organ: 'foreign_ministry', office: 'Ministry of Foreign Affairs', signatory: 'The Minister',
  addressee: 'focal_point', channel: 'note_verbale', document_on: today(-2), language: 'en', title: 'Help with the register', summary: 'Asks for help with the register of voters.',
  types: ['TA'], areas: [], elections: [], period_from: today(200), confidential: false, letter: await upload(mission, 'the letter', '/api/state/blobs'), ...more });
const file = async () => (await mission.get(`/api/state/requests/${id}`)).body;
const step = (door, verb, body) => door.post(`/api/${door === mission ? 'state/' : ''}requests/${id}/${verb}`, body);
const must = async (answer) => assert.equal((await answer).status, 201, (await answer).text);

before(async () => {
  server = await start(join(place, 'data'));
  desk = await as('desk');
  mission = await as('carana');
});
after(async () => {
  await stop(server);
  remove(place);
});

test('a mission submits its State\'s request, and no other State\'s', async () => {
  const other = await mission.post('/api/state/requests', await request({ state: 'XKA' }));
  assert.deepEqual([other.status, other.body.where], [403, '$.state']);
  const party = await mission.post('/api/state/requests', await request({ organ: 'political_party' }));
  assert.deepEqual([party.status, party.body.where], [422, '$.organ']);
  const without = await mission.post('/api/state/requests', await request({ letter: '' }));
  assert.deepEqual([without.status, without.body.where], [422, '$.letter']);
  const submitted = await mission.post('/api/state/requests', await request());
  assert.equal(submitted.status, 201, submitted.text);
  id = submitted.body.id;
  const { request: row, contents, events, steps } = await file();
  assert.deepEqual([row.stage, row.received_on, contents.types, steps], ['received', today(), ['TA'], ['withdraw']]);
  assert.deepEqual(events.map((one) => [one.kind, one.by_state]), [['received', true]]);
  assert.equal((await mission.get(`/api/state/requests/${id}/documents/${contents.documents[0].id}`)).text, 'the letter');
  assert.equal((await desk.get(`/api/requests/${id}`)).body.request.status, 'received');
});

test('the doors of the desk are closed to it', async () => {
  for (const path of ['/api/requests', `/api/requests/${id}`, '/api/inbox', '/api/advisory']) assert.equal((await mission.get(path)).status, 403, path);
  assert.equal((await desk.get('/api/state/requests')).status, 403);
  const kaled = (await desk.get('/api/requests?state=XKA')).body.requests[0];
  assert.equal((await mission.get(`/api/state/requests/${kaled.id}`)).status, 404, 'another State\'s');
  assert.equal((await mission.post(`/api/state/requests/${kaled.id}/withdraw`, { reason: 'x' })).status, 404);
});

test('a question is asked, answered with a document, and settled without the State seeing how', async () => {
  await must(step(desk, 'begin_authentication', {}));
  await must(step(desk, 'ask_question', { text: 'Which register is meant?', answer_by: today(10) }));
  const asked = await file();
  assert.equal(asked.request.waiting.questions, 1);
  const [question] = asked.contents.exchange.questions;
  const answer = { question: question.id, text: 'That of 2024.', letter: await upload(mission, 'the decree', '/api/state/blobs') };
  await must(step(mission, 'answer_question', answer));
  const again = await step(mission, 'answer_question', answer);
  assert.equal(again.status, 409);
  const seen = (await desk.get(`/api/requests/${id}`)).body;
  assert.equal(seen.exchange.questions[0].answer, 'That of 2024.');
  assert.equal((await desk.get(`/api/requests/${id}/documents/${answer.letter}`)).text, 'the decree');
  assert.ok((await desk.get('/api/inbox')).body.items.some((item) => item.request.id === id));
  await must(step(desk, 'settle_question', { question: question.id, note: 'A secret of the desk' }));
  const settled = await mission.get(`/api/state/requests/${id}`);
  assert.equal(settled.body.contents.exchange.questions[0].state, 'settled');
  assert.doesNotMatch(settled.text, /A secret of the desk/);
});

test('a letter is received and confirmed', async () => {
  await must(step(desk, 'send_letter', { subject: 'Acknowledgement', letter: await upload(desk, 'We have received it.') }));
  const [letter] = (await file()).contents.exchange.letters;
  assert.equal((await mission.get(`/api/state/requests/${id}/documents/${letter.letter.blob}`)).text, 'We have received it.');
  await must(step(mission, 'acknowledge_letter', { sent: letter.id, note: '' }));
  assert.equal((await file()).contents.exchange.letters[0].acknowledged_on, today());
});

test('it is published with the State\'s consent, and read by everybody', async () => {
  const anyone = new Door(server.url);
  await must(step(desk, 'propose_publication', { title: 'What was asked', text: 'Carana asks for help.', document: await upload(desk, 'the summary') }));
  const [proposal] = (await file()).contents.exchange.publications;
  assert.equal((await anyone.get('/api/publications')).body.publications.length, 0);
  assert.equal((await anyone.get(`/api/publications/${proposal.id}/document`)).status, 404);
  await must(step(mission, 'answer_publication', { publication: proposal.id, consent: 'given', note: '' }));
  const { publications } = (await anyone.get('/api/publications?state=XCA')).body;
  assert.deepEqual(publications.map((one) => [one.title, one.text]), [['What was asked', 'Carana asks for help.']]);
  assert.equal((await anyone.get('/api/publications?state=XKA')).body.publications.length, 0);
  assert.equal((await anyone.get(`/api/publications/${proposal.id}/document`)).text, 'the summary');
});

test('a returned request is mended', async () => {
  await must(step(desk, 'return', { missing: ['signature'], reason: 'The second page is not signed.', answer_by: today(20) }));
  const returned = await file();
  assert.deepEqual([returned.request.stage, returned.request.due, returned.contents.returned.missing], ['returned', today(20), ['signature']]);
  await must(step(mission, 'resubmit', { note: 'Signed.', letter: await upload(mission, 'signed', '/api/state/blobs') }));
  const mended = await file();
  assert.deepEqual([mended.request.stage, mended.contents.returned, mended.contents.documents.length], ['being_checked', undefined, 5]);
});

test('what it submits in confidence is not announced, and it alone of the States follows it', async () => {
  const size = (await mission.get('/api/state/requests')).body.requests.length;
  const submitted = await mission.post('/api/state/requests', await request({ title: 'A delicate matter', confidential: true }));
  assert.equal(submitted.status, 201, submitted.text);
  assert.equal(submitted.body.receipts.length, 1, 'no announcement');
  assert.equal((await mission.get(`/api/state/requests/${submitted.body.id}`)).body.request.classification, 'confidential');
  const recorded = await desk.post('/api/requests', { ...await request({ title: 'Of the desk' }), confidential: undefined, received_on: today(),
    classification: 'confidential', letter: await upload(desk, 'another') });
  assert.equal(recorded.status, 201, recorded.text);
  assert.equal((await mission.get(`/api/state/requests/${recorded.body.id}`)).status, 404);
  assert.equal((await mission.get('/api/state/requests')).body.requests.length, size + 1);
  assert.equal((await mission.get('/api/search?q=delicate')).body.hits[0].kind, 'state_request');
});

test('it withdraws, and nothing waits any more', async () => {
  await must(step(mission, 'withdraw', { reason: 'The State has its own means now.' }));
  const { request: row, steps } = await file();
  assert.deepEqual([row.stage, steps], ['withdrawn', []]);
  assert.equal((await step(mission, 'withdraw', { reason: 'Again' })).status, 409);
});
