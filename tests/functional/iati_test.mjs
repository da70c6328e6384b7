// `acta iati validate` as people run it: files good and bad, what it prints, and how it ends.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { activities, activity, organisations } from './iati_files.mjs';
import { binary, directory, remove } from './server.mjs';

const place = directory();
const shared = resolve('../shared/data/assistance/iati');
const noShared = existsSync(shared) ? false : 'no shared data beside the checkout';
after(() => remove(place));

const write = (name, text) => writeFileSync(join(place, name), text);
function validate(...words) {
  const run = spawnSync(resolve(binary), ['iati', 'validate', ...words], { cwd: place, encoding: 'utf8', maxBuffer: 1 << 28 });
  return { status: run.status, lines: run.stdout.split('\n').filter(Boolean), error: run.stderr };
}

before(() => {
  write('good.xml', activities(activity('1'), activity('2')));
  write('organisation.xml', organisations());
  write('old.xml', activities(activity('3', { '15151': '15161' })));
  write('shares.xml', activities(activity('4', { '<sector code="15151"/>': '<sector code="15151" percentage="40"/>\n<sector code="15152" percentage="50"/>' })));
  write('broken.xml', activities(activity('5')).slice(0, 400));
});

test('files that are right end with 0, also when they are warned of', () => {
  const good = validate('good.xml', 'organisation.xml');
  assert.equal(good.status, 0, good.error);
  assert.deepEqual(good.lines, ['good.xml: valid; records 2, errors 0, warnings 0', 'organisation.xml: valid; records 1, errors 0, warnings 0']);
  const old = validate('old.xml');
  assert.equal(old.status, 0);
  assert.deepEqual(old.lines, ['old.xml:12: warning codes.withdrawn iati-activities/iati-activity[1]/sector[1]: 15161 was withdrawn from the code list'
    + ' Sector on 2020-02-28; in its place is 15151', 'old.xml: valid; records 1, errors 0, warnings 1']);
});

test('a file that breaks a rule ends with 1, and says where and what', () => {
  const run = validate('shares.xml', 'good.xml');
  assert.equal(run.status, 1);
  assert.equal(run.lines[0], 'shares.xml:12: error 2.1.2 iati-activities/iati-activity[1]/sector[1]: The percentages of the sectors of the OECD DAC do not'
    + ' make 100 (they make 90)');
  assert.equal(run.lines.at(-1), 'good.xml: valid; records 2, errors 0, warnings 0');
  assert.match(run.error, /1 of 2 files not valid/);
});

test('an identifier is of one activity in all files of the command', () => {
  write('again.xml', activities(activity('2')));
  const run = validate('good.xml', 'again.xml');
  assert.equal(run.status, 1);
  assert.match(run.lines[1], /^again\.xml:4: error 1\.1\.2 .*Another activity has this identifier \(good\.xml line 17\)$/);
});

test('what is no file of IATI, or not to be read, is told as that', () => {
  const broken = validate('broken.xml');
  assert.equal(broken.status, 1);
  assert.match(broken.lines[0], /^broken\.xml:\d+: error xml\.malformed .*not well-formed XML: /);
  write('bomb.xml', `<!DOCTYPE a [<!ENTITY b "${'c'.repeat(100)}">]>\n<iati-activities version="&b;"/>`);
  assert.match(validate('bomb.xml').lines[0], /^bomb\.xml:1: error xml\.document_type /);
  write('text.txt', 'Nothing of the kind');
  assert.equal(validate('text.txt').status, 1);
  const none = validate('good.xml', 'none.xml');
  assert.equal(none.status, 2);
  assert.match(none.error, /cannot read none\.xml/);
  assert.equal(none.lines[0], 'good.xml: valid; records 2, errors 0, warnings 0', 'the others are judged');
  assert.equal(validate('.').status, 2, 'a folder');
});

test('what is used wrongly ends with 2', () => {
  for (const words of [[], ['good.xml', '--only', 'everything'], ['good.xml', '--schema'], ['good.xml', '--schema', 'none'], ['good.xml', '--fast', 'yes']]) {
    const run = validate(...words);
    assert.equal(run.status, 2, words.join(' '));
    assert.match(run.error, /^acta: \S/);
  }
});

test('--only leaves out what is not asked for, --json is a line of JSON for each finding and file', () => {
  write('both.xml', activities(activity('6', { 'code="2"': 'code="7"', '<sector code="15151"/>': '' })));
  const rules = (...more) => validate('both.xml', '--json', ...more).lines.map((line) => JSON.parse(line)).filter((one) => one.rule).map((one) => one.rule).sort();
  assert.deepEqual(rules(), ['6.2.2', '6.7.2', '9.5.1']);
  assert.deepEqual(rules('--only', 'codes'), ['9.5.1']);
  assert.deepEqual(rules('--only', 'structure'), []);
  const lines = validate('both.xml', '--json').lines.map((line) => JSON.parse(line));
  assert.deepEqual(lines.at(-1), { errors: 3, file: 'both.xml', readable: true, records: 1, warnings: 0 });
  assert.deepEqual(Object.keys(lines[0]), ['file', 'line', 'path', 'rule', 'severity', 'words']);
});

test('the official suite comes out 215 accepted and 323 refused', { skip: noShared }, () => {
  const unpacked = join(place, 'suite');
  mkdirSync(unpacked);
  spawnSync('tar', ['xzf', join(shared, 'iati-schema-2.03-activity-tests.tar.gz'), '-C', unpacked]);
  const files = readdirSync(unpacked, { recursive: true }).filter((name) => name.endsWith('.xml') && /should-(pass|fail)/.test(name)).map((name) => join('suite', name));
  const run = validate(...files, '--only', 'structure', '--json');
  const valid = new Map(run.lines.map((line) => JSON.parse(line)).filter((one) => one.records !== undefined).map((one) => [one.file, one.errors === 0]));
  assert.equal(valid.size, 538);
  const count = (folder, came) => files.filter((file) => file.includes(folder) && valid.get(file) === came).length;
  assert.deepEqual([count('should-pass', true), count('should-fail', false)], [215, 323]);
});

test('--schema applies the schemas of a directory as well', { skip: noShared }, () => {
  assert.equal(validate('good.xml', '--schema', shared).status, 0);
  write('bare.xml', activities(activity('7', { '<activity-status code="2"/>\n': '' })));
  const run = validate('bare.xml', '--schema', shared);
  assert.equal(run.status, 1);
  assert.ok(run.lines.some((line) => / error schema iati-activities: .*activity-date/.test(line)), run.lines.join('\n'));
  assert.ok(run.lines.some((line) => / error structure\.missing /.test(line)));
});

test('--schema reads nothing outside of its directory, and takes no file that can be read only once', () => {
  const open = (inside) => `<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">${inside}</xsd:schema>`;
  const element = '<xsd:element name="iati-activities"/>';
  mkdirSync(join(place, 'schemas'));
  const schema = (text) => write('schemas/iati-activities-schema.xsd', text);
  schema(open(element));
  assert.equal(validate('good.xml', '--schema', 'schemas').status, 0);
  const shell = (line) => spawnSync('bash', ['-c', line.replaceAll('ACTA', resolve(binary))], { cwd: place, encoding: 'utf8' });
  const piped = shell('cat good.xml | ACTA iati validate /dev/stdin --schema schemas');
  assert.equal(piped.status, 2);
  assert.match(piped.stdout, /error xml\.unreadable .*save it as a file first/);
  assert.equal(shell('cat good.xml | ACTA iati validate /dev/stdin').status, 0, 'once is enough without a schema');

  write('outside.xsd', open(element));
  schema(open('<xsd:include schemaLocation="../outside.xsd"/>'));
  const outside = validate('good.xml', '--schema', 'schemas');
  assert.equal(outside.status, 2);
  assert.match(outside.error, /iati-activities-schema\.xsd line 1 asks for "\.\.\/outside\.xsd" \(include\): it lies outside of /);
  schema(`<!DOCTYPE a [<!ENTITY b SYSTEM "${join(place, 'outside.xsd')}">]>\n${open('&b;')}`);
  const entity = validate('good.xml', '--schema', 'schemas');
  assert.equal(entity.status, 2);
  assert.match(entity.error, /iati-activities-schema\.xsd line 1: a document type/);
});

test('a large file is validated in little memory', async () => {
  const out = createWriteStream(join(place, 'large.xml'));
  out.write('<iati-activities version="2.03">\n');
  for (let i = 0; i < 60_000; ++i) if (!out.write(activity(`L${i}`))) await once(out, 'drain');
  out.end('</iati-activities>\n');
  await once(out, 'finish');
  // The shell's limit is on all of the program's addresses, its libraries among them.
  const run = spawnSync('bash', ['-c', `ulimit -v 400000; exec ${resolve(binary)} iati validate large.xml`], { cwd: place, encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr);
  assert.match(run.stdout, /^large\.xml: valid; records 60000, errors 0, warnings 0$/m);
  assert.ok(readFileSync(join(place, 'large.xml')).length > 40_000_000);
});

test('one activity of very many elements takes no longer than their number', () => {
  const many = '<sector code="15161"/><recipient-country code="ZZ"/>'.repeat(150_000);
  write('many.xml', activities(activity('8', { '</value>': `</value>${many}` })));
  const run = spawnSync(resolve(binary), ['iati', 'validate', 'many.xml'], { cwd: place, encoding: 'utf8', maxBuffer: 1 << 30, timeout: 60_000 });
  assert.equal(run.status, 1, run.stderr);
  assert.match(run.stdout, /^many\.xml: not valid; records 1, errors \d{6}, warnings \d+$/m);
});
