// The calendar of elections through its doors: screens' API, the feed as another program reads it, lists of others at the server and on
// the command line.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { binary, directory, Door, remove, start, stop } from './server.mjs';

const ICAL = createRequire(new URL('../../web/package.json', import.meta.url))('ical.js').default
  ?? createRequire(new URL('../../web/package.json', import.meta.url))('ical.js');
const place = directory();
const data = join(place, 'data');
let server;
let desk;

before(async () => {
  server = await start(data);
  desk = new Door(server.url);
  await desk.become('desk');
});
after(async () => {
  await stop(server);
  remove(place);
});

const add = async (title, more = {}) => {
  const answer = await desk.post('/api/elections', { state: 'KEN', kind: 'general', title, ...more });
  assert.equal(answer.status, 201, answer.text);
  return answer.body.id;
};
const date = (id, body) => desk.post(`/api/elections/${id}/dates`, { source: 'Gazette', ...body });
const events = async (query) => {
  const { status, headers, text } = await desk.get(`/api/calendar.ics${query}`);
  assert.equal(status, 200, text);
  assert.match(headers.get('content-type'), /^text\/calendar/);
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
};

test('an election that moves keeps its UID in the feed, with a higher SEQUENCE; one that will not be is cancelled', async () => {
  const id = await add('الانتخابات العامة; with a comma, and more than seventy-five octets in one line');
  assert.equal((await date(id, { status: 'declared', on: '2027-12-31' })).status, 201);
  const [first] = await events('?state=KEN');
  assert.equal(first.summary, 'Kenya: الانتخابات العامة; with a comma, and more than seventy-five octets in one line');
  assert.equal(first.startDate.toString(), '2027-12-31');
  assert.equal(first.endDate.toString(), '2028-01-01');
  assert.equal(first.sequence, 0);
  assert.equal((await date(id, { status: 'delayed', on: '2028-02-29', reason: 'Registration' })).status, 201);
  const [moved] = await events('?state=KEN');
  assert.equal(moved.uid, first.uid);
  assert.equal(moved.sequence, 1);
  assert.equal(moved.startDate.toString(), '2028-02-29');
  assert.equal(moved.component.getFirstPropertyValue('status'), 'CONFIRMED');
  assert.equal((await date(id, { status: 'delayed', reason: 'Until further notice' })).status, 201);
  const [open] = await events('?state=KEN');
  assert.equal(open.component.getFirstPropertyValue('status'), 'CANCELLED');
  assert.equal(open.startDate.toString(), '2028-02-29', 'the day that calendars have');
  assert.equal(open.sequence, 2);
  const withdrawn = await desk.post(`/api/elections/${id}/dates/withdrawals`, { reason: 'It was another election' });
  assert.equal(withdrawn.status, 201, withdrawn.text);
  const [again] = await events('?state=KEN');
  assert.equal(again.component.getFirstPropertyValue('status'), 'CONFIRMED');
  assert.equal(again.sequence, 3);
});

test('the feed is that of a region, a kind, and of other dates only when asked', async () => {
  assert.equal((await events('?state=KEN&region=african')).length, 1);
  assert.equal((await events('?state=KEN&region=eastern_european')).length, 0);
  assert.equal((await events('?state=KEN&kind=local')).length, 0);
  const days = '&from=2000-01-01';
  assert.ok((await events(`?milestones=yes${days}`)).length > (await events(`?${days}`)).length);
  for (const [query, word] of [['region=nowhere', 'places.unknown_region'], ['state=Kenya', 'cycles.filter'], ['kind=x', 'cycles.filter'], ['from=2026-02-30', 'cycles.filter']]) {
    const refused = await desk.get(`/api/calendar.ics?${query}`);
    assert.equal(refused.status, 422);
    assert.match(refused.body.type, new RegExp(word));
  }
});

test('a cycle is opened, its phases dated, an election placed in it, and it is closed and opened again', async () => {
  const opened = await desk.post('/api/cycles', { state: 'KEN', title: '2023 to 2028' });
  assert.equal(opened.status, 201, opened.text);
  const { id } = opened.body;
  const unknown = await desk.post('/api/cycles', { state: 'QQQ', title: 'x' });
  assert.match(unknown.body.type, /cycles.unknown_state/);
  assert.equal((await desk.post(`/api/cycles/${id}/phases`, { phase: 'planning', from: '2025-01-01', to: '2027-06-30', source: 'Plan' })).status, 201);
  assert.equal((await desk.post(`/api/cycles/${id}/phases`, { phase: 'planning', from: '2025-01-01', to: '2024-06-30', source: 'Plan' })).status, 422);
  const election = await add('Placed');
  assert.equal((await desk.post(`/api/elections/${election}/cycle`, { cycle: id })).status, 201);
  const file = (await desk.get(`/api/cycles/${id}`)).body;
  assert.deepEqual(file.phases.map((one) => one.phase), ['planning']);
  assert.deepEqual(file.elections.map((one) => one.title), ['Placed']);
  assert.equal((await desk.post(`/api/cycles/${id}/closing`, { on: '2026-01-01', reason: 'Evaluated' })).status, 201);
  assert.equal((await desk.post(`/api/cycles/${id}/phases`, { phase: 'voting', from: '2027-08-10', source: 'Plan' })).status, 409);
  assert.equal((await desk.post(`/api/cycles/${id}/reopening`, { reason: 'Too early' })).status, 201);
  assert.equal((await desk.get(`/api/cycles?state=KEN`)).body.cycles.length, 1);
});

test('figures give shares, and those that cannot all be right are named', async () => {
  const id = await add('Counted');
  for (const [indicator, count] of [['registered', 1000], ['cast', 640], ['valid', 600], ['invalid', 30]]) {
    assert.equal((await desk.post(`/api/elections/${id}/figures`, { indicator, count, on: '2026-01-01', source: 'Commission' })).status, 201);
  }
  const file = (await desk.get(`/api/elections/${id}`)).body;
  assert.equal(file.measures.find((one) => one.word === 'turnout').share, 6400);
  assert.deepEqual(file.contradictions.map((one) => one.word), ['valid_and_invalid_are_not_cast']);
  const wrong = file.figures.find((one) => one.indicator === 'invalid').act;
  assert.equal((await desk.post(`/api/elections/${id}/figures/withdrawals`, { act: wrong, reason: 'Typed wrong' })).status, 201);
  assert.deepEqual((await desk.get(`/api/elections/${id}`)).body.contradictions, []);
});

test('who may not keep the calendar changes nothing, and reads all of it', async () => {
  const visitor = new Door(server.url);
  assert.equal((await visitor.post('/api/cycles', { state: 'KEN', title: 'x' })).status, 401);
  assert.equal((await visitor.post('/api/imports?shape=reign&name=x.csv', 'country\n')).status, 401);
  assert.equal((await visitor.get('/api/cycles')).status, 200);
  assert.equal((await visitor.get('/api/calendar.ics')).status, 200);
  const auditor = new Door(server.url);
  await auditor.become('auditor');
  assert.equal((await auditor.post('/api/elections', { state: 'KEN', kind: 'general', title: 'x' })).status, 403);
});

const head = 'ccode,country,elec_year,elec_month,elec_day,sequence,event,elecnum,type,runoff\n';
// Of 100 elections three rows are wrong, in three ways.
const list = (from) => head + Array.from({ length: 100 }, (_, i) => {
  const number = from + i;
  const [country, month, event] = i === 7 ? ['Atlantis', 3, 'Vote, Early'] : i === 50 ? ['Kenya', 13, 'Vote, Early'] : i === 93 ? ['Kenya', 3, 'Coronation'] : ['Kenya', 3, 'Vote, Early'];
  return `501,${country},${1900 + i},${month},4,1,"${event}",${number},X,N\n`;
}).join('');
const judged = async (door, id, state) => {
  for (let i = 0; i < 300; ++i) {
    const job = (await door.get(`/api/imports/${id}`)).body;
    if (job.state === state || job.state === 'failed') return job;
    await wait(50);
  }
  throw new Error('the import does not end');
};

test('a list is judged row by row, recorded when asked, and nothing of it twice', async () => {
  const begun = await desk.post('/api/imports?shape=reign&name=list.csv', list(1000), { 'content-type': 'text/csv' });
  assert.equal(begun.status, 202, begun.text);
  const job = await judged(desk, begun.body.id, 'judged');
  assert.equal(job.state, 'judged', JSON.stringify(job));
  assert.deepEqual(job.report.bad.map((one) => [one.line, one.column]), [[9, 'country'], [52, 'elec_day'], [95, 'event']]);
  assert.equal(job.report.added, 97);
  const other = new Door(server.url);
  await other.become('director');
  assert.equal((await other.get(`/api/imports/${begun.body.id}`)).status, 404, 'it is of whoever began it');
  const all = await desk.post(`/api/imports/${begun.body.id}/recording`, { bad_rows: 'refuse_all' });
  assert.equal(all.status, 202);
  const refused = await judged(desk, begun.body.id, 'recorded');
  assert.equal(refused.problem, 'import.bad_rows');
  assert.match(refused.detail, /3 faults in 100 rows; nothing was recorded/);

  const second = await desk.post('/api/imports?shape=reign&name=list.csv', list(1000), { 'content-type': 'text/csv' });
  await judged(desk, second.body.id, 'judged');
  const size = (await desk.get('/api/record')).body.size;
  assert.equal((await desk.post(`/api/imports/${second.body.id}/recording`, { bad_rows: 'keep_good' })).status, 202);
  const done = await judged(desk, second.body.id, 'recorded');
  assert.equal(done.state, 'recorded', JSON.stringify(done));
  assert.equal(done.report.added, 97);
  assert.equal((await desk.get('/api/record')).body.size, size + 2 * 97 + 1, 'each added and dated, and the list itself');
  assert.equal((await desk.post(`/api/imports/${second.body.id}/recording`, { bad_rows: 'keep_good' })).status, 409);

  const third = await desk.post('/api/imports?shape=reign&name=list.csv', list(1000), { 'content-type': 'text/csv' });
  const nothing = await judged(desk, third.body.id, 'judged');
  assert.equal(nothing.report.added + nothing.report.statements, 0);
  assert.equal(nothing.report.known, 97);
});

test('the command line judges and records lists, through the server or without one', async () => {
  const file = join(place, 'more.csv');
  writeFileSync(file, list(5000));
  const run = (...more) => spawnSync(binary, ['import', 'elections', file, '--shape', 'reign', '--data', data, ...more], { encoding: 'utf8' });
  const checked = run('--check');
  assert.equal(checked.status, 0, checked.stderr);
  assert.match(checked.stdout, /100 rows; 97 elections and 97 dates and figures would be recorded; 0 known before; .* 3 faults/);
  assert.match(checked.stdout, /line 9, country: no State or area is known as "Atlantis"/);
  const all = run('--bad-rows', 'refuse-all');
  assert.notEqual(all.status, 0);
  assert.match(all.stderr, /nothing was recorded/);
  const recorded = run();
  assert.match(recorded.stdout, /97 elections and 97 dates and figures recorded/);
  await stop(server);
  assert.match(run().stdout, /0 elections and 0 dates and figures recorded; 97 known before/);
  const wrong = spawnSync(binary, ['import', 'elections', file, '--shape', 'other', '--data', data], { encoding: 'utf8' });
  assert.match(wrong.stderr, /--shape is one of: reign electionguide/);
  server = await start(data, { command: 'serve' });
});

test('a file of another shape, and one that is no table, are refused with what is missing', async () => {
  const door = new Door(server.url);
  const login = await door.post('/api/session', { login: 'desk', password: '!' });
  assert.notEqual(login.status, 500);
  const file = join(place, 'other.csv');
  writeFileSync(file, 'a,b\n1,2\n');
  await stop(server);
  const run = spawnSync(binary, ['import', 'elections', file, '--shape', 'electionguide', '--data', data], { encoding: 'utf8' });
  assert.notEqual(run.status, 0);
  assert.match(run.stderr, /the head lacks: election_id, election_name, district_country/);
  server = await start(data, { command: 'serve' });
});
