// The first whole path: from a State's letter to the decision, the report, and an outsider's check.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { writeReport } from './report_of_assessment.mjs';
import { directory, door, remove, start, stop, verifier } from './server.mjs';

let server;
let registry, desk, director, focal;
const day = (offset) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

before(async () => {
  server = await start(directory());
  [registry, desk, director, focal] = await Promise.all(
    ['registry', 'desk', 'director', 'focal.point'].map((login) => door(server, login)));
});
after(async () => {
  await stop(server);
  remove(server.data);
});

const letter = async () => (await registry.upload(Buffer.from('%PDF-1.4 a letter'))).body.id;
const base = async (changes = {}) => ({
  state: 'XCA', organ: 'foreign_ministry', office: 'Ministry of Foreign Affairs', signatory: 'The Minister',
  addressee: 'focal_point', channel: 'note_verbale', document_on: day(-5), received_on: day(-2),
  language: 'fr', title: 'Carana asks for help with results', summary: 'Help with the results of the elections.',
  types: ['TA', 'COORD'], areas: ['results'], elections: [], period_from: day(100), classification: 'internal',
  letter: await letter(), ...changes });
async function election(on) {
  const added = await desk.post('/api/elections', { state: 'XCA', kind: 'general', title: `Elections ${randomUUID()}` });
  assert.equal(added.status, 201, added.text);
  const dated = await desk.post(`/api/elections/${added.body.id}/dates`, { status: 'declared', on, source: 'The commission' });
  assert.equal(dated.status, 201, dated.text);
  return added.body.id;
}
async function step(who, id, verb, body, expected = 201) {
  const answer = await who.post(`/api/requests/${id}/${verb}`, body);
  assert.equal(answer.status, expected, `${verb}: ${answer.text}`);
  return answer.body;
}
const word = (body) => body.type.replace('/problems/', '');
async function admitted(changes) {
  const received = await registry.post('/api/requests', await base(changes));
  assert.equal(received.status, 201, received.text);
  const id = received.body.id;
  await step(registry, id, 'begin_authentication', {});
  await step(registry, id, 'confirm_origin', { means: 'specimen_signature', note: 'Compared.' });
  await step(desk, id, 'confirm_origin', { means: 'call_back', note: 'Confirmed.' });
  await step(desk, id, 'admit', { note: 'Competent organ.' });
  return id;
}
async function assessed(id, time = 'met') {
  await step(director, id, 'screen', { types: ['TA', 'COORD'], duplicates_note: 'None.' });
  await step(desk, id, 'begin_assessment', { kind: 'desk_review', scope: 'Desk review.',
    team: [{ name: 'Noor Haddad', entity: 'EAD', role: 'desk', no_conflict_declared: true }] });
  for (const [kind, met] of [['adequate_time', time], ['conditions', 'met'], ['reporting', 'met']]) {
    await step(desk, id, 'record_finding', { kind, met, evidence: 'Seen.' });
  }
  await writeReport(desk, id);
  await step(director, id, 'clear_assessment', { summary: 'Clear.' });
}

test('a request goes from the letter to the decision and into the report', async () => {
  const id = await admitted({ elections: [await election(day(300))] });
  await assessed(id);
  await step(director, id, 'recommend', { outcome: 'approved', types: ['TA', 'COORD'], lead_entity: 'UNDP',
    reasons: 'Needed.', funding: 'Half.' });
  const inbox = await focal.get('/api/inbox');
  assert.ok(inbox.body.items.some((item) => item.request.id === id && item.verb === 'decide'));
  await step(focal, id, 'decide', { outcome: 'approved', types: ['TA', 'COORD'], lead_entity: 'UNDP',
    reasons: 'I agree.', conditions: [] });
  const file = await focal.get(`/api/requests/${id}`);
  assert.equal(file.body.request.status, 'approved');
  assert.equal(file.body.contents.findings.length, 3);
  const report = await (await door(server)).get(`/api/reports/status?from=${day(-10)}&to=${day(1)}`);
  assert.ok(report.body.rows.some((row) => row[1].text === file.body.request.ref));
});

test('the report as of an act stays as it was after later acts', async () => {
  const anyone = await door(server);
  const size = (await anyone.get('/api/record')).body.size;
  const path = `/api/reports/status?from=2016-01-01&to=${day(1)}&as_of=${size}`;
  const earlier = (await anyone.get(path)).body;
  await admitted();
  assert.deepEqual((await anyone.get(path)).body, earlier);
  assert.notEqual((await anyone.get(path.replace(/&as_of.*/, ''))).body.digest, earlier.digest);
});

test('an issued report is attested and handed out as it was issued', async () => {
  const issued = await focal.post('/api/reports', { from: '2016-01-01', to: day(1), symbol: `AC/${randomUUID()}` });
  assert.equal(issued.status, 201, issued.text);
  const first = await focal.get(`/api/reports/${issued.body.id}/file?format=html`);
  assert.equal(first.status, 200);
  await admitted();
  assert.equal((await focal.get(`/api/reports/${issued.body.id}/file?format=html`)).text, first.text);
});

test('what the domain refuses is refused in words', async () => {
  for (const [changes, expected] of [
    [{ organ: 'political_party' }, 'assistance.requester_not_competent'],
    [{ organ: 'civil_society' }, 'assistance.requester_not_competent'],
    [{ letter: '0'.repeat(32) }, 'assistance.letter_needed'],
    [{ types: [] }, 'assistance.type_needed'],
    [{ received_on: day(3) }, 'assistance.received_in_future'],
    [{ document_on: day(-1), received_on: day(-2) }, 'assistance.dated_after_receipt'],
    [{ title: ' ' }, 'text.empty'],
    [{ surprise: 1 }, 'json.unknown_member'],
    [{ state: 'Carana' }, 'country.malformed'],
    [{ period_from: undefined }, 'assistance.event_or_period_needed'],
  ]) {
    const answer = await registry.post('/api/requests', await base(changes));
    assert.equal(word(answer.body), expected, answer.text);
    assert.ok(answer.status >= 400 && answer.status < 500);
    assert.ok(answer.body.detail.length > 5);
  }
  const twice = await registry.post('/api/requests', '{"state":"XCA","state":"XCA"}');
  assert.equal(word(twice.body), 'json.duplicate_member');
});

test('an authority dismissed the day before signing blocks, and rivals wait for the focal point', async () => {
  const record = async (holder, from) => (await desk.post('/api/authorities', { state: 'XKA', organ: 'head_of_government',
    holder, office: 'Prime Minister', valid_from: from, source: 'Gazette' })).body.id;
  const dismissed = await record('A', day(-400));
  const ended = await desk.post(`/api/authorities/${dismissed}/end`, { ended_on: day(-6), reason: 'Dismissed', source: 'Gazette' });
  assert.equal(ended.status, 201, ended.text);
  const received = await registry.post('/api/requests', await base({ state: 'XKA', organ: 'head_of_government' }));
  const id = received.body.id;
  await step(registry, id, 'begin_authentication', {});
  await step(registry, id, 'confirm_origin', { means: 'specimen_signature', note: 'Compared.' });
  const same = await step(registry, id, 'confirm_origin', { means: 'call_back', note: 'Again.' }, 409);
  assert.equal(word(same), 'assistance.second_person_needed');
  await step(desk, id, 'confirm_origin', { means: 'call_back', note: 'Confirmed.' });
  assert.equal(word(await step(desk, id, 'admit', { note: 'x' }, 409)), 'assistance.authority_not_valid');
  const one = await record('B', day(-30));
  await record('C', day(-20));
  assert.equal(word(await step(desk, id, 'admit', { authority: one, note: 'x' }, 409)), 'assistance.rival_authorities');
  await step(focal, id, 'grant_waiver', { kind: 'rival_authorities', reasons: 'Credentials accepted.' });
  await step(desk, id, 'admit', { authority: one, note: 'x' });
});

test('the recommender does not decide, not even as acting focal point', async () => {
  const id = await admitted({ elections: [await election(day(320))] });
  await assessed(id);
  await step(director, id, 'recommend', { outcome: 'approved', types: ['TA', 'COORD'], lead_entity: 'UNDP', reasons: 'Yes.', funding: 'No.' });
  const decision = { outcome: 'approved', types: ['TA', 'COORD'], lead_entity: 'UNDP', reasons: 'Yes.', conditions: [] };
  await step(director, id, 'decide', decision, 403);
  const people = (await focal.get('/api/people')).body.people;
  const of = (login) => people.find((one) => one.login === login).id;
  const made = await focal.post('/api/delegations', { from: of('focal.point'), to: of('director'), role: 'focal_point',
    from_date: day(0), until_date: day(3), reason: 'Mission' });
  assert.equal(made.status, 201, made.text);
  assert.equal(word(await step(director, id, 'decide', decision, 409)), 'assistance.recommender_decides');
  await focal.send('DELETE', `/api/delegations/${made.body.id}`);
});

test('when a date moves the time test is made again and the old result stays', async () => {
  const when = await election(day(400));
  const id = await admitted({ elections: [when] });
  await assessed(id);
  await desk.post(`/api/elections/${when}/dates`, { status: 'advanced', on: day(60), source: 'Decree', reason: 'Dissolution' });
  const tests = (await desk.get(`/api/requests/${id}`)).body.contents.time_tests;
  assert.deepEqual(tests.map((one) => one.result), ['adequate', 'short']);
  await step(director, id, 'recommend', { outcome: 'approved_limited', types: ['TA'], lead_entity: 'UNDP', reasons: 'Yes.', funding: 'No.' });
  const decision = { outcome: 'approved_limited', types: ['TA'], lead_entity: 'UNDP', reasons: 'Yes.', conditions: [] };
  assert.equal(word(await step(focal, id, 'decide', decision, 409)), 'assistance.time_needs_waiver');
  await step(focal, id, 'grant_waiver', { kind: 'short_time', reasons: 'Urgent.' });
  await step(focal, id, 'decide', decision);
});

test('what needs a mandate is refused', async () => {
  const id = await admitted({ types: ['OBS', 'TA'] });
  assert.equal(word(await step(director, id, 'screen', { types: ['OBS'], duplicates_note: 'x' }, 409)), 'assistance.mandate_needed');
  await step(director, id, 'screen', { types: ['TA'], duplicates_note: 'x' });
});

test('a stale version and a reused idempotency key are refused; a repeat gets its first answer', async () => {
  const id = await admitted();
  const stale = await desk.post(`/api/requests/${id}/withdraw`, { reason: 'x' }, { 'if-match': '"1"' });
  assert.equal(stale.status, 412);
  const key = randomUUID();
  const body = await base();
  const first = await registry.post('/api/requests', body, { 'idempotency-key': key });
  const again = await registry.post('/api/requests', body, { 'idempotency-key': key });
  assert.deepEqual(again.body.receipts.map((one) => one.leaf), first.body.receipts.map((one) => one.leaf));
  const other = await registry.post('/api/requests', { ...body, title: 'Another' }, { 'idempotency-key': key });
  assert.equal(word(other.body), 'store.idempotency_reused');
});

test('a letter of 200 MB is refused and the server goes on', async () => {
  const size = 200 * 1024 * 1024;
  let status;
  try {
    const response = await fetch(`${server.url}/api/blobs`, {
      method: 'POST', duplex: 'half',
      headers: { 'content-type': 'application/pdf', 'x-acta-name': 'large.pdf', cookie: registry.cookie },
      body: new ReadableStream({
        sent: 0,
        pull(controller) {
          if (this.sent >= size) return controller.close();
          this.sent += 1 << 20;
          controller.enqueue(new Uint8Array(1 << 20));
        },
      }),
    });
    status = response.status;
  } catch {
    status = 'closed';  // the answer came while the client was still sending
  }
  assert.ok(status === 413 || status === 'closed', `${status}`);
  assert.equal((await registry.get('/healthz')).status, 200);
});

test('confidential requests are nowhere in the open', async () => {
  const anyone = await door(server);
  const before = (await anyone.get('/api/world')).text;
  const received = await registry.post('/api/requests', await base({ state: 'XLO', classification: 'strictly_confidential' }));
  assert.equal(received.status, 201, received.text);
  assert.equal((await anyone.get('/api/world')).text, before);
  const absent = await desk.get(`/api/requests/${randomUUID()}`);
  const hidden = await desk.get(`/api/requests/${received.body.id}`);
  assert.equal(hidden.status, 404);
  assert.equal(hidden.text, absent.text);
  assert.equal((await focal.get(`/api/requests/${received.body.id}`)).status, 200);
});

test('an outsider verifies the record from its files and its address', async () => {
  const key = (await (await door(server)).get('/record/key')).text.trim();
  for (const place of [`${server.data}/record`, `${server.url}/record`]) {
    const told = execFileSync(verifier, [place, '--key', key], { encoding: 'utf8' });
    assert.match(told, /holds/);
  }
});
