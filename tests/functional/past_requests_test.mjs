// Requests from before the record, through the real program: registers read on the command line and at the server, as CSV and as XLSX;
// what is counted since 1992, and by whom what is seen.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { binary, directory, Door, remove, start, stop } from './server.mjs';
import { workbook } from './workbook.mjs';

const place = directory();
const data = join(place, 'data');
const doors = '/api/past-request-imports';
let server;
let registry;
let visitor;
let members;

before(async () => {
  server = await start(data);
  registry = await new Door(server.url).become('registry');
  visitor = new Door(server.url);
  members = (await visitor.get('/api/states')).body.states.filter((one) => one.kind === 'member').map((one) => one.iso3);
});
after(async () => {
  await stop(server);
  remove(place);
});

const head = 'identifier,state,received_on,source,page,title,types,response,responded_on,classification\n';
const file = (name, text) => {
  writeFileSync(join(place, name), text);
  return join(place, name);
};
const run = (path, ...more) => spawnSync(binary, ['import', 'requests', path, '--data', data, ...more], { encoding: 'utf8', maxBuffer: 1 << 28 });
const status = async (from, to) => {
  const { figures, ...report } = (await visitor.get(`/api/reports/status?from=${from}&to=${to}`)).body;
  return { ...report, count: Object.fromEntries(figures.map((one) => [one.word, one.value])), acts: Object.fromEntries(figures.map((one) => [one.word, one.acts])) };
};
async function judged(door, id, state) {
  for (let i = 0; i < 3000; ++i) {
    const job = (await door.get(`${doors}/${id}`)).body;
    if (job.state === state || job.state === 'failed') return job;
    await wait(50);
  }
  throw new Error('the import does not end');
}
const begin = (door, text, query = 'register=desk') => door.post(`${doors}?name=list.csv&${query}`, text, { 'content-type': 'text/csv' });

// A/64/304 (domain reference 1.1): 406 requests from 107 Member States since 1992. The rows are made: only their number is theirs.
test('406 requests from 107 States since 1992 count as 406 and 107, with what is known of their days', async () => {
  const before1992 = await status('1992-01-01', '2009-09-01');
  const states = members.filter((one) => !['SSD', 'MNE', 'SRB'].includes(one)).slice(0, 107);
  const days = ['', '-03', '-11-20'];
  const rows = Array.from({ length: 406 }, (_, i) => {
    const year = 1993 + i % 16;
    const response = i % 3 === 0 ? ['approved', `${year}`] : i % 3 === 1 ? ['declined', `${year}-12`] : ['', ''];
    return `R-${i},${states[i % 107]},${year}${days[i % 3]},A/64/304,table ${i % 7},Support,TA,${response.join(',')},public\n`;
  });
  const path = file('since-1992.csv', head + rows.join(''));
  const checked = run(path, '--register', 'ead-1992', '--check');
  assert.match(checked.stdout, /^406 rows; 406 requests would be recorded, 0 corrected; 0 known before; 0 faults/, checked.stderr);
  assert.deepEqual(await status('1992-01-01', '2009-09-01'), before1992, 'nothing was recorded');
  assert.match(run(path, '--register', 'ead-1992').stdout, /^406 rows; 406 requests recorded, 0 corrected/);

  const { count, acts, rows: told, past } = await status('1992-01-01', '2009-09-01');
  assert.equal(before1992.count.received, 0);
  assert.equal(count.received, 406);
  assert.equal(count.states, 107);
  assert.equal(acts.received.length, 406);
  assert.equal(past, 406);
  assert.equal(told.length, 406);
  assert.equal(count.approved + count.declined + count.unknown, 406);
  const world = (await visitor.get('/api/world')).body.states.find((one) => one.iso3 === states[0]);
  assert.equal(world.requests_total, 4);

  const again = run(path, '--register', 'ead-1992');
  assert.match(again.stdout, /^406 rows; 0 requests recorded, 0 corrected; 406 known before; 0 faults/);
  assert.equal((await status('1992-01-01', '2009-09-01')).count.received, 406);
});

test('another word of the register stands in the place of the first; what is withdrawn counts no more', async () => {
  const one = (await visitor.get('/api/past-requests?q=R-7&limit=500')).body.requests.find((row) => row.identifier === 'R-7');
  const path = file('corrected.csv', `${head}R-7,${one.state},2001-05-06,A/70/306,annex,Support,TA; OBS,,,public\n`);
  assert.match(run(path, '--register', 'ead-1992').stdout, /^1 rows; 0 requests recorded, 1 corrected/);
  const corrected = (await visitor.get(`/api/past-requests/${one.id}`)).body;
  assert.equal(corrected.request.received_on, '2001-05-06');
  assert.equal(corrected.request.source, 'A/70/306');
  assert.deepEqual(corrected.timeline.map((act) => act.type), ['assistance.past_request_corrected', 'assistance.past_request_recorded']);
  assert.equal((await status('1992-01-01', '2009-09-01')).count.received, 406);

  const withdrawal = `/api/past-requests/${one.id}/withdrawal`;
  assert.equal((await visitor.post(withdrawal, { reason: 'x' })).status, 401);
  assert.equal((await (await new Door(server.url).become('auditor')).post(withdrawal, { reason: 'x' })).status, 403);
  assert.equal((await registry.post(withdrawal, { reason: ' ' })).status, 422);
  assert.equal((await registry.post(withdrawal, { reason: 'It was a reminder of R-6.' })).status, 201);
  assert.equal((await registry.post(withdrawal, { reason: 'Again.' })).status, 409);
  assert.equal((await status('1992-01-01', '2009-09-01')).count.received, 405);
  assert.equal((await visitor.get(`/api/past-requests/${one.id}`)).body.request.withdrawn, 'It was a reminder of R-6.');
});

test('a row that can be a request on the record is refused until it says that it is another', async () => {
  const live = (await registry.get('/api/requests')).body.requests.find((row) => row.classification === 'internal' && row.received_on && row.ref.startsWith('AC-2'));
  const year = live.received_on.slice(0, 4);
  const row = (ref, day, more = '') => `identifier,state,received_on,source,classification,apart_from\n${ref},${live.state},${day},Register,public,${more}\n`;
  const own = run(file('own.csv', row(live.ref, year)), '--register', 'other');
  assert.match(own.stdout, new RegExp(`line 2, identifier: ${live.ref} is on the record, and counts there`));
  const day = run(file('day.csv', row('x', live.received_on)), '--register', 'other');
  assert.match(day.stdout, new RegExp(`line 2, received_on: this may be ${live.ref}, received on ${live.received_on}`));
  const others = (await registry.get(`/api/requests?state=${live.state}`)).body.requests
    .filter((one) => one.classification === 'internal' && !one.mandate).map((one) => one.ref).join('; ');
  const before = (await status(`${year}-01-01`, `${Number(year) + 1}-01-01`)).count.received;
  assert.match(run(file('apart.csv', row('x', live.received_on, others)), '--register', 'other').stdout, /1 requests recorded/);
  assert.equal((await status(`${year}-01-01`, `${Number(year) + 1}-01-01`)).count.received, before + 1);
});

test('a request that comes to the record later counts once, until the register says that it is another', async () => {
  const day = (offset) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  const desk = await new Door(server.url).become('desk');
  const received = async () => (await status(day(-9), day(-8))).count.received;
  const row = (more) => file('later.csv', `identifier,state,received_on,source,classification,apart_from\nL-1,XCA,${day(-9)},Register,public,${more}\n`);
  const before = await received();
  assert.match(run(row(''), '--register', 'later').stdout, /1 requests recorded/);
  assert.equal(await received(), before + 1);
  const letter = (await registry.upload(Buffer.from('%PDF-1.4 a letter'))).body.id;
  const live = await registry.post('/api/requests', { state: 'XCA', organ: 'foreign_ministry', office: 'Ministry', signatory: 'The Minister', addressee: 'focal_point',
    channel: 'letter', document_on: day(-10), received_on: day(-9), language: 'en', title: 'Help', summary: 'Help.', types: ['TA'], areas: [], elections: [],
    period_from: day(100), classification: 'internal', letter });
  assert.equal(live.status, 201, live.text);
  for (const [who, verb, body] of [[registry, 'begin_authentication', {}], [registry, 'confirm_origin', { means: 'specimen_signature', note: 'Compared.' }],
    [desk, 'confirm_origin', { means: 'call_back', note: 'Called.' }], [desk, 'admit', { note: 'Competent.' }]]) {
    assert.equal((await who.post(`/api/requests/${live.body.id}/${verb}`, body)).status, 201, verb);
  }
  assert.equal(await received(), before + 1, 'announced now, and counted once');
  const entry = (await registry.get('/api/past-requests?q=L-1&register=later')).body.requests[0];
  const [{ ref }] = (await registry.get(`/api/past-requests/${entry.id}`)).body.may_be;
  assert.equal(ref, (await registry.get(`/api/requests/${live.body.id}`)).body.request.ref);
  assert.deepEqual((await visitor.get(`/api/past-requests/${entry.id}`)).body.may_be, [], 'the file is not for a visitor');
  const others = (await registry.get('/api/requests?state=XCA')).body.requests.filter((one) => one.received_on === day(-9)).map((one) => one.ref);
  assert.match(run(row(others.join(';')), '--register', 'later').stdout, /1 corrected/);
  assert.equal(await received(), before + 2);
});

test('a permanent mission sees nothing internal, not even of its own State', async () => {
  const path = file('missions.csv', 'identifier,state,received_on,source\nM-1,XCA,1994,Letter book\nM-2,XKA,1994,Letter book\n');
  assert.match(run(path, '--register', 'missions').stdout, /2 requests recorded/);
  const mission = await new Door(server.url).become('carana');
  const seen = (await mission.get('/api/past-requests?register=missions')).body;
  assert.deepEqual([seen.requests.map((one) => one.identifier), seen.total], [[], 0]);
  assert.equal((await mission.get('/api/past-requests.csv?register=missions')).text.trim().split('\r\n').length, 1);
});

test('what is internal is for those who read requests, and stands in no public figure', async () => {
  const before = (await status('1992-01-01', '2027-01-01')).count;
  const text = `${head}I-1,KEN,1994-06,Letter book,p. 3,A matter kept inside,GO,,,internal\nI-2,KEN,1995,Letter book,p. 4,A matter kept close,GO,,,confidential\n`;
  const begun = await begin(registry, text);
  assert.equal(begun.status, 202, begun.text);
  assert.equal((await judged(registry, begun.body.id, 'judged')).report.added, 2);
  await registry.post(`${doors}/${begun.body.id}/recording`, { bad_rows: 'refuse_all' });
  assert.equal((await judged(registry, begun.body.id, 'recorded')).state, 'recorded');
  const found = async (door) => (await door.get('/api/past-requests?q=kept&state=KEN')).body;
  assert.deepEqual((await found(visitor)).requests, []);
  assert.equal((await found(visitor)).total, 0);
  const entity = await new Door(server.url).become('undp');
  assert.deepEqual((await found(entity)).requests.map((one) => one.identifier), ['I-1']);
  assert.equal((await found(entity)).total, 1);
  const seen = (await found(registry)).requests;
  assert.deepEqual(seen.map((one) => one.identifier), ['I-2', 'I-1']);
  for (const one of seen) {
    const hidden = await visitor.get(`/api/past-requests/${one.id}`);
    const absent = await visitor.get(`/api/past-requests/${one.id.replace(/.$/, (c) => c === '0' ? '1' : '0')}`);
    assert.equal(hidden.status, 404);
    assert.equal(hidden.text, absent.text);
  }
  assert.doesNotMatch((await visitor.get('/api/past-requests.csv')).text, /kept/);
  assert.doesNotMatch((await visitor.get('/api/search?q=kept')).text, /kept/);
  assert.match((await registry.get('/api/search?q=kept')).text, /kept close/);
  assert.deepEqual((await status('1992-01-01', '2027-01-01')).count, before);
});

test('who may not import begins nothing, and finds no import of another', async () => {
  assert.equal((await begin(visitor, head)).status, 401);
  const desk = await new Door(server.url).become('desk');
  assert.equal((await begin(desk, head)).status, 403, 'the desk keeps the calendar, not the register');
  const begun = await begin(registry, `${head}J-1,KEN,1994,S,,,,,,public\n`);
  const director = await new Door(server.url).become('director');
  assert.equal((await director.get(`${doors}/${begun.body.id}`)).status, 404);
  assert.equal((await director.get(`/api/imports/${begun.body.id}`)).status, 404, 'nor behind the door of elections');
  for (const [text, query, what] of [['a,b\n1,2\n', 'register=x', /the head lacks: identifier, state, received_on, source/],
    [head, 'register=No+Word', /small|lower-case/], [head, 'register=x&sheet=A', /CSV has no sheets/],
    ['\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1', 'register=x', /./]]) {
    const other = await begin(registry, text, query);
    const job = await judged(registry, other.body.id, 'judged');
    assert.equal(job.state, 'failed', text);
    assert.match(job.detail, what);
  }
});

test('a workbook says what the same rows say as CSV, with days as its cells show them', async () => {
  const head = ['identifier', 'state', 'received_on', 'source', 'title', 'classification'];
  const day = { serial: 33730 };  // 6 May 1992
  const sheet = [head, ['X-1', 'Zaire', { ...day, format: 'yyyy-mm-dd' }, 'A/49/675', 'Élections', 'public'],
    ['X-2', 'KEN', { ...day, format: 'yyyy' }, 'A/49/675', '', 'public'], ['X-3', 'KEN', { serial: 60, format: 'yyyy-mm-dd' }, 'S', '', 'public'],
    ['X-4', 'KEN', 1993, 'S', '', 'public']];
  const bytes = workbook({ Notes: [['nothing of a register']], Register: sheet });
  const path = file('register.xlsx', bytes);
  assert.match(run(path, '--register', 'book').stderr, /the head lacks: identifier, state, received_on, source/);
  const read = run(path, '--register', 'book', '--sheet', 'Register');
  assert.match(read.stdout, /^4 rows; 3 requests recorded, 0 corrected; 0 known before; 1 faults/, read.stderr);
  assert.match(read.stdout, /line 4, received_on: C4 no such day in the calendar/);
  const told = (await visitor.get('/api/past-requests?register=book')).body.requests;
  assert.deepEqual(told.map((one) => [one.identifier, one.state, one.received_on]), [['X-4', 'KEN', '1993'], ['X-1', 'COD', '1992-05-06'], ['X-2', 'KEN', '1992']]);
  const begun = await registry.send('POST', `${doors}?name=register.xlsx&register=book&sheet=Register`, undefined, { 'content-type': 'application/octet-stream' });
  assert.equal((await judged(registry, begun.body.id, 'judged')).state, 'failed', 'no file');
  const sent = await fetch(`${server.url}${doors}?name=register.xlsx&register=book&sheet=Register`, { method: 'POST', body: bytes,
    headers: { cookie: registry.cookie, 'idempotency-key': 'a workbook' } });
  const job = await judged(registry, (await sent.json()).id, 'judged');
  assert.equal(job.report?.known, 3, JSON.stringify(job));
  assert.deepEqual(job.report.bad.map((one) => [one.line, one.column]), [[4, 'received_on']]);
});

test('the list leaves as a register that is read again and says nothing new', async () => {
  const text = (await registry.get('/api/past-requests.csv?register=ead-1992')).text;
  assert.equal(text.split('\r\n').length, 405 + 2);
  const path = file('again.csv', text);
  assert.match(run(path).stdout, /^405 rows; 0 requests recorded, 0 corrected; 405 known before; 0 faults/);
  const other = join(place, 'other');
  const empty = spawnSync(binary, ['add-person', '--data', other, '--name', 'A', '--login', 'anna', '--role', 'ead_director'],
    { encoding: 'utf8', input: 'a password of many words' });
  assert.equal(empty.status, 0, empty.stderr);
  const moved = spawnSync(binary, ['import', 'requests', path, '--data', other], { encoding: 'utf8' });
  assert.match(moved.stdout, /^405 rows; 405 requests recorded/, moved.stderr);
});

test('of 100,000 rows the 300 that are wrong are told, each with its row and reason; the good are kept, or none', async () => {
  const wrong = new Map();
  const reasons = [
    (i) => [`W-${i},KEN,1999-02-30,S,,,,,,public\n`, 'received_on', /no such day/], (i) => [`W-${i},Atlantis,1999,S,,,,,,public\n`, 'state', /no State/],
    (i) => [`W-${i},KEN,1999,S,,,XX,,,public\n`, 'types', /"XX" is none of/], (i) => [`W-${i},KEN,2199,S,,,,,,public\n`, 'received_on', /has not come/],
    (i) => [`W-${i},KEN,1999,,,,,,,public\n`, 'source', /is empty/], (i) => [`W-${i},KEN,1999\n`, '', /3 cells where the head has 10/]];
  const rows = Array.from({ length: 100_000 }, (_, i) => {
    if (i % 333 !== 5 || wrong.size === 300) return `W-${i},${members[i % 100]},${1992 + i % 20}-0${1 + i % 9},S ${i},,Row ${i},TA,,,public\n`;
    const [row, column, reason] = reasons[i % 6](i);
    wrong.set(i + 2, [column, reason]);
    return row;
  });
  assert.equal(wrong.size, 300);
  const path = file('large.csv', head + rows.join(''));
  const none = run(path, '--register', 'large', '--bad-rows', 'refuse-all');
  assert.notEqual(none.status, 0);
  assert.match(none.stderr, /300 faults in 100000 rows; nothing was recorded. The first: line 7/);
  assert.equal((await visitor.get('/api/past-requests?register=large')).body.total, 0);
  const began = Date.now();
  const kept = run(path, '--register', 'large');
  assert.match(kept.stdout, /^100000 rows; 99700 requests recorded, 0 corrected; 0 known before; 300 faults\n/, kept.stderr);
  console.log(`100,000 rows in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  const told = kept.stdout.split('\n').slice(1, -1);
  assert.equal(told.length, 300);
  for (const line of told) {
    const [, row, column, reason] = /^ {2}line (\d+)(?:, (\w+))?: (.*)$/.exec(line);
    const [expected, why] = wrong.get(Number(row));
    assert.equal(column ?? '', expected, line);
    assert.match(reason, why);
    wrong.delete(Number(row));
  }
  assert.equal(wrong.size, 0);
  const pdf = await visitor.get('/api/reports/status/file?from=1992-01-01&to=2026-01-01&format=pdf');
  assert.equal(pdf.status, 422, 'a hundred thousand rows are no PDF that anyone may ask for');
  assert.match(pdf.body.detail, /at most 10000 rows/);
  const page = (await visitor.get('/api/past-requests?register=large&from=99650&limit=100')).body;
  assert.equal(page.total, 99_700);
  assert.equal(page.requests.length, 50);
  assert.ok(!readFileSync(path, 'utf8').includes('\r'));
});
