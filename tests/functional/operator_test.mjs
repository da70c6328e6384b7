// Orders of the operator: carried out by the command line, or by the server that holds the record.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { binary, directory, door, remove, start, stop } from './server.mjs';

const undp = resolve('../shared/data/assistance/undp-elections');
const home = process.cwd();
const acta = (args, input = '') => spawnSync(binary, args, { encoding: 'utf8', input });

// Invented: one project, one year, no donor.
function invented(title = 'Voter lists') {
  const folder = directory();
  const put = (name, value) => writeFileSync(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value));
  put('undp-crs15161-projects-full.json', [{ project_id: '00000001', project_title: title, project_descr: 'Voters.', operating_unit_id: 'XCA',
    operating_unit: 'Carana', iati_op_id: 'XC', region_id: 'RBA', start: '2011-01-01', end: '2012-12-31', inst_descr: 'UNDP', outputs: [], document_name: [] }]);
  put('undp-crs15161-project-summary-2010-2013.json', [{ id: '00000001', fiscal_year: '2011', budget: 10, expenditure: 1.5, donors: [], donor_budget: [],
    donor_expend: [], crs: ['15161'] }]);
  put('undp-crs15161-project-donor-year-2010-2013.csv',
    'project_id,name,operating_unit_iso3,region,fiscal_year,donor_id,donor_country,donor_type,donor_budget_usd,donor_expend_usd,crs\r\n');
  put('donor-index.json', []);
  return folder;
}

test('an import is carried out without a server, and again by the server that holds the record', async () => {
  const data = directory();
  const files = invented();
  const first = acta(['import', 'undp', files, '--data', data]);
  assert.equal(first.status, 0, first.stderr);
  assert.match(first.stdout, /^1 activities read; 2 acts recorded/);
  assert.match(first.stdout, /1 of 1: project-years without donors/);

  const server = await start(data, { command: 'serve' });
  assert.match(acta(['import', 'undp', files, '--data', data]).stdout, /on the record already/);
  const changed = acta(['import', 'undp', invented('Lists of voters'), '--data', data]);
  assert.match(changed.stdout, /2 acts recorded/, changed.stderr);
  const who = await door(server);
  const { body } = await who.get('/api/activities');
  assert.deepEqual(body.activities.map((one) => [one.title, one.budget, one.expenditure]), [['Lists of voters', '10.00', '1.50']]);
  const earlier = await who.get('/api/activities?as_of=2');
  assert.equal(earlier.body.activities[0].title, 'Voter lists');
  for (const query of ['as_of=-1', 'as_of=9999999999999999999999', 'year=x', 'electoral=maybe', 'state=Carana']) {
    assert.equal((await who.get(`/api/activities?${query}`)).status, 422, query);
  }
  await stop(server);
  remove(data);
});

test('a server carries out every order, and says what is wrong as the command line does', async () => {
  const data = directory();
  const server = await start(data);
  const person = acta(['add-person', '--data', data, '--name', 'Ruth Adler', '--login', 'ruth', '--role', 'focal_point'], 'a long password\n');
  assert.equal(person.status, 0, person.stderr);
  const signedIn = await (await door(server)).post('/api/session', { login: 'ruth', password: 'a long password' });
  assert.equal(signedIn.body.signed_in, true);
  const again = acta(['add-person', '--data', data, '--name', 'Another', '--login', 'ruth', '--role', 'auditor'], 'another password\n');
  assert.equal(again.status, 1, 'a login is given once');
  assert.match(again.stderr, /login/);
  const out = join(directory(), 'report.pdf');
  const report = acta(['report', 'status', '--data', data, '--from', '2016-01-01', '--to', '2027-01-01', '--format', 'pdf', '--out', out]);
  assert.equal(report.status, 0, report.stderr);
  assert.equal(readFileSync(out).subarray(0, 5).toString(), '%PDF-');
  const issued = acta(['report', 'issue', '--data', data, '--from', '2016-01-01', '--to', '2027-01-01', '--symbol', 'A/81/1', '--login', 'ruth']);
  assert.match(issued.stdout, /^issued as act \d+/, issued.stderr);
  for (const [args, why] of [
    [['import', 'undp', '/nowhere', '--data', data], /has no file undp/],
    [['import', 'undp', '--data', data], /--from is needed/],
    [['report', 'issue', '--data', data, '--from', '2016-01-01', '--to', '2027-01-01', '--symbol', 'A/1', '--login', 'nobody'], /may not do this/],
    [['add-person', '--data', data, '--name', 'X', '--login', 'ruth', '--role', 'focal_point'], /password/],
    [['rebuild', '--data', data], /another process holds/]]) {
    const run = acta(args);
    assert.notEqual(run.status, 0, args.join(' '));
    assert.match(run.stderr, why);
  }
  await stop(server);
  assert.equal(existsSync(join(data, 'acta.door')), false);
  remove(data);
});

test('the door is for its owner alone, and outlives noise', async () => {
  // Longer than the address of a socket may be.
  const data = join(directory(), 'a'.repeat(90), 'b'.repeat(90));
  mkdirSync(data, { recursive: true });
  const server = await start(data);
  const path = join(data, 'acta.door');
  assert.equal(statSync(path).mode & 0o777, 0o600);
  process.chdir(data);
  const noise = [Buffer.alloc(0), Buffer.from([255, 255, 255, 255]), Buffer.from([2, 0, 0, 0, 255, 255, 255, 3]), Buffer.from([0, 0, 0, 0]), randomBytes(4096)];
  for (const bytes of noise) {
    await new Promise((done) => {
      const socket = connect('acta.door', () => socket.end(bytes));
      socket.on('close', done).on('error', done).resume();
    });
  }
  process.chdir(home);
  const people = acta(['add-person', '--data', data, '--name', 'Ruth Adler', '--login', 'ruth', '--role', 'auditor'], 'a long password\n');
  assert.equal(people.status, 0, people.stderr);
  await stop(server);
});

test('UNDP\'s own files, where they lie beside the checkout', { skip: !existsSync(undp) }, async () => {
  const data = directory();
  const run = acta(['import', 'undp', undp, '--data', data]);
  assert.equal(run.status, 0, run.stderr);
  assert.match(run.stdout, /^172 activities read; 173 acts recorded/);
  assert.match(run.stdout, /110 of 1094: donor rows with a negative expenditure/);
  const server = await start(data, { command: 'serve' });
  const { body } = await (await door(server)).get('/api/activities?electoral=yes');
  assert.equal(body.activities.length, 54);
  assert.equal(body.defects.find((one) => one.word === 'likely_duplicate').count, 2);
  const verified = spawnSync(resolve(binary, '../acta-verify'), [join(data, 'record')], { encoding: 'utf8' });
  assert.equal(verified.status, 0, verified.stdout);
  await stop(server);
  remove(data);
});
