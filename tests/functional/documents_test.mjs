// What the pages of docs/ tell somebody to type is typed, in the order of the page, in a directory of its own. Hosts and ports of the examples stand for servers that are started here; all else is as written. A block
// that is no command says so in the page, in a comment before it: <!-- not run: why -->.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { activities, organisations } from './iati_files.mjs';
import { end, mirror, until, witness } from './network.mjs';
import { binary, directory, door, remove, start, stop, tended } from './server.mjs';

const places = [];
after(() => places.forEach(remove));
function newPlace() {
  places.push(directory());
  return places.at(-1);
}

// The blocks of a page that are run, each as its lines without remarks.
function blocks(page) {
  const text = readFileSync(page, 'utf8');
  const found = [];
  for (const hit of text.matchAll(/(?:<!-- not run: (.*) -->\n)?```\n([\s\S]*?)```/g)) {
    const lines = hit[2].split('\n').map((line) => line.replace(/\s+#.*$/, '').trim()).filter(Boolean);
    if (hit[1] === undefined) found.push(lines);
    else assert.ok(hit[1].length > 8, `${page} says why`);
  }
  return found;
}

const lasting = /^acta (serve|demo|witness|mirror) /;

// Types the lines in `place`; servers among them are left running and given back.
async function type(place, lines, { instead = {}, env = {}, said = [] } = {}) {
  const servers = [];
  const path = `${dirname(resolve(binary))}:${process.env.PATH}`;
  for (const line of lines) {
    let typed = line;
    for (const [example, real] of Object.entries(instead)) typed = typed.replaceAll(example, real);
    if (!lasting.test(typed)) {
      // Not spawnSync: servers of this process answer meanwhile.
      const run = await new Promise((ended) => {
        const child = spawn('bash', ['-c', typed], { cwd: place, env: { ...process.env, ...env, PATH: path } });
        let output = '';
        child.stdout.on('data', (chunk) => { output += chunk; });
        child.stderr.on('data', (chunk) => { output += chunk; });
        child.on('close', (status) => ended({ status, output }));
      });
      assert.equal(run.status, 0, `${line}: ${run.output}`);
      said.push(run.output);
      continue;
    }
    const free = typed.replace(/--port \d+/, '--port 0');
    const child = tended(spawn('bash', ['-c', `exec ${free.includes('--port') ? free : `${free} --port 0`}`], { cwd: place, env: { ...process.env, ...env, PATH: path } }));
    const server = { child, output: '', exited: new Promise((ended) => child.on('exit', ended)) };
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { server.output += chunk; });
    await until(`${line} serves: ${server.output}`, () => /serving \w+:\/\/[^:]+:(\d+)/.test(server.output) || child.exitCode !== null);
    const port = /serving \w+:\/\/[^:]+:(\d+)/.exec(server.output)?.[1];
    assert.ok(port, `${line}: ${server.output}`);
    server.url = `http://127.0.0.1:${port}`;
    server.key = /^(?:witness|mirror) (\S+)/m.exec(server.output)?.[1];
    servers.push(server);
  }
  return servers;
}
const stopAll = async (servers) => { for (const server of servers) await end(server); };
const election = async (who, title) => {
  const answer = await who.post('/api/elections', { state: 'XCA', kind: 'local', title });
  assert.equal(answer.status, 201, answer.text);
  return answer.body.receipts[0];
};
const keyOf = async (server) => (await (await fetch(`${server.url}/record/key`)).text()).trim();

test('docs/operate.md', async () => {
  const place = newPlace();
  const at = (name) => join(place, name);
  const [backups, restore, catchUp, frozen, doctor, ...none] = blocks('docs/operate.md');
  assert.deepEqual(none, []);
  const server = await start(at('data'));
  const add = ['add-person', '--data', at('data'), '--name', 'Ruth Adler', '--login', 'ruth', '--role', 'administrator'];
  assert.equal(spawnSync(binary, add, { input: 'a long password\n' }).status, 0);
  const desk = await door(server, 'desk');
  for (const folder of ['backups', 'offline']) mkdirSync(at(folder));
  await type(place, backups);
  const receipt = await election(desk, 'After the backup');
  const known = await mirror(`${server.url}/record`, at('mirror'), 'm.example/acta', await keyOf(server));
  const hex = /under \/([0-9a-f]{64})/.exec(known.output)[1];
  await until('the mirror has it', async () => Number((await (await fetch(`${known.url}/${hex}/checkpoint`)).text()).split('\n')[1]) > receipt.index);
  await stop(server);
  const instead = { 'https://mirror.example': known.url };
  await type(place, restore, { instead });
  assert.match(readFileSync(at('new/record/checkpoint'), 'utf8'), new RegExp(`\n${receipt.index + 1}\n`));

  // A database that was put back by other means.
  copyFileSync(at('backups/2026-11-24/acta.db'), at('data/acta.db'));
  for (const ending of ['-wal', '-shm']) rmSync(at(`data/acta.db${ending}`), { force: true });
  await type(place, catchUp);
  await stop(await start(at('data'), { command: 'serve' }));

  copyFileSync(at('data/record/checkpoint'), at('checkpoint.txt'));
  await stopAll(await type(place, frozen));
  assert.ok(existsSync(at('old/record/frozen.json')) || existsSync(at('old/frozen.json')));

  writeFileSync(at('data/policy'), `log ${readFileSync(at('data/record/key'), 'utf8').trim()}\nquorum none\n`);
  assert.equal(spawnSync('openssl', ['req', '-x509', '-newkey', 'ed25519', '-nodes', '-keyout', at('tls.key'), '-out', at('tls.pem'), '-subj', '/CN=acta.example',
    '-days', '300']).status, 0);
  await type(place, doctor, { instead });
  await end(known);
});

test('docs/witnesses.md', async () => {
  const place = newPlace();
  const at = (name) => join(place, name);
  const [one, other, policy, witnessed, verify, ...none] = blocks('docs/witnesses.md');
  assert.deepEqual(none, []);
  let server = await start(at('data'));
  const instead = { 'KEY-OF-THE-LOG': await keyOf(server), 'https://record.example': server.url };
  const followers = await type(place, [...one, ...other], { instead });
  await stop(server);
  // The lines of the policy name three witnesses; the first is the one that was just started.
  const others = [followers[0]];
  for (const name of ['press', 'observers']) others.push(await witness(at(name), `${name}.example/acta`, instead['KEY-OF-THE-LOG']));
  const lines = policy.map((line) => {
    const name = /^witness (\w+)\s+KEY /.exec(line)?.[1];
    const named = name && others[['court', 'press', 'observers'].indexOf(name)];
    return named ? `witness ${name} ${named.key} ${named.url}` : line.replace('KEY-OF-THE-LOG', instead['KEY-OF-THE-LOG']);
  });
  writeFileSync(at('data/policy'), `${lines.join('\n')}\n`);
  server = await start(at('data'));
  const desk = await door(server, 'desk');
  const receipt = await election(desk, 'To be witnessed');
  await until('two of three have seen it', async () => (await desk.get('/api/record/witnesses')).body.witnessed_size > receipt.index);
  assert.match(await typed(place, witnessed[0], {}), /of them witnessed, by two-of-three\ncourt {2}http.* cosigned \d+ acts at /);
  writeFileSync(at('act-7.tlog-proof'), (await desk.get('/api/acts/7/receipt')).text);
  writeFileSync(at('entry'), (await desk.get('/api/acts/7')).body.entry);
  cpSync(at('data/policy'), at('policy'));
  await type(place, verify);
  await stop(server);
  await stopAll([...followers, ...others.slice(1)]);
});

// Types one line, and gives what it said.
async function typed(place, line, instead) {
  const said = [];
  await type(place, [line], { instead, said });
  return said[0];
}

test('docs/protection.md', async () => {
  const place = newPlace();
  const [disclosed, held, erased, keys, ...none] = blocks('docs/protection.md');
  assert.deepEqual(none, []);
  const server = await start(join(place, 'data'));
  const who = await door(server, 'focal.point');
  const sealed = (await who.get('/api/acts?limit=200')).body.acts.filter((act) => act.type === 'assistance.request_received');
  const instead = { ' 41 ': ` ${sealed[0].index} `, 'KEY-OF-THE-LOG': await keyOf(server) };
  assert.match(await typed(place, disclosed[0], instead), /^\/body\/summary {2}"/m);
  await type(place, disclosed.slice(1, 2), { instead });
  assert.match(await typed(place, disclosed[2], instead), /\/type "assistance\.request_received"\nholds/);

  instead.SUBJECT = (await who.get(`/api/acts/${sealed[1].index}`)).body.act.stream;
  instead.HOLD = /hold (\S+) is placed/.exec(await typed(place, held[0], instead))[1];
  await type(place, held.slice(1), { instead });
  instead.ERASURE = /erasure (\S+) is asked for/.exec(await typed(place, erased[0], instead))[1];
  await type(place, erased.slice(1, 2), { instead });
  const again = /erasure (\S+) is asked for/.exec(await typed(place, erased[2], instead))[1];
  assert.match(await typed(place, erased[3], { 'ERASURE-2': again }), /its keys, contents and documents are gone/);

  await stop(server);
  writeFileSync(join(place, 'passphrase'), 'a passphrase of some length\n');
  await type(place, keys, { instead });
  await stop(await start(join(place, 'data')));
});

test('docs/reports.md', async () => {
  const place = newPlace();
  const [commands, ...none] = blocks('docs/reports.md');
  assert.deepEqual(none, []);
  let server = await start(join(place, 'data'));
  const known = await witness(join(place, 'w'), 'w.example/acta', await keyOf(server));
  await stop(server);
  writeFileSync(join(place, 'data/policy'), `log ${readFileSync(join(place, 'data/record/key'), 'utf8').trim()}\nwitness w ${known.key} ${known.url}\nquorum w\n`);
  server = await start(join(place, 'data'));
  await type(place, commands.slice(0, 3));
  await until('the report is witnessed', async () => /^(\d+) acts on the record\n\1 of them/.test(await typed(place, 'acta witnesses --data data', {})));
  await type(place, commands.slice(3));
  await stop(server);
  await end(known);
});

test('docs/iati.md', async () => {
  const place = newPlace();
  const [commands, ...none] = blocks('docs/iati.md');
  assert.deepEqual(none, []);
  writeFileSync(join(place, 'activities.xml'), activities());
  writeFileSync(join(place, 'organisation.xml'), organisations());
  await type(place, commands);
});

test('docs/audit.md', async () => {
  const place = newPlace();
  const [journal, sample, ...none] = blocks('docs/audit.md');
  assert.deepEqual(none, []);
  const server = await start(join(place, 'data'));
  const auditor = await door(server, 'auditor');
  assert.equal((await auditor.get('/api/requests')).status, 200);
  const instead = {};
  const drawn = await typed(place, sample[0], instead);
  instead.SAMPLE = /^sample (\S+): 2 of \d+ files/m.exec(drawn)[1];
  instead['--file FILE'] = `--file ${/^file (\S+)$/m.exec(drawn)[1]}`;
  await type(place, sample.slice(1), { instead });
  assert.equal(readFileSync(join(place, 'paper.pdf')).subarray(0, 5).toString(), '%PDF-');
  await typed(place, journal[0], instead);
  const read = await typed(place, journal[0], instead);
  assert.match(read, /operator read audit journal/);
  assert.ok(read.trim().split('\n').every((line) => / read /.test(line)), read);
  assert.match(await typed(place, journal[1], instead), /did auditing\.|did assistance\./);
  await type(place, journal.slice(2), { instead });
  await stop(server);
});

test('docs/signing.md', async () => {
  const place = newPlace();
  const at = (name) => join(place, name);
  const [key, evidence, revoke, ...none] = blocks('docs/signing.md');
  assert.deepEqual(none, []);
  const server = await start(at('data'));
  const add = ['add-person', '--data', at('data'), '--name', 'Ruth Adler', '--login', 'ruth', '--role', 'administrator'];
  assert.equal(spawnSync(binary, add, { input: 'a long password\n' }).status, 0);
  const said = [];
  await type(place, key, { said });
  const instead = { 'KEY ': `${/[0-9a-f]{8}-[0-9a-f-]{27}/.exec(said[2])?.[0]} ` };
  for (const line of [key[0], key[1]]) await type(place, [line.replaceAll('ruth', 'administrator')]);
  instead.RULE = /rule ([0-9a-f-]{36})/.exec(await typed(place, evidence[0], {}))?.[1];
  await type(place, evidence.slice(1), { instead });
  await type(place, revoke, { instead });
  await stop(server);
});

test('every command of --help stands in the README or on a page of docs/', () => {
  const help = spawnSync(binary, ['--help'], { encoding: 'utf8' }).stdout;
  const pages = ['README.md', ...readdirSync('docs').filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)];
  const text = pages.map((page) => readFileSync(page, 'utf8')).join('\n');
  const commands = [...help.matchAll(/^ {2}acta +([a-z-]+)(?: +([a-z|]+)(?= |$))?/gm)]
    .flatMap(([, command, verbs]) => (verbs ? verbs.split('|').map((verb) => `${command} ${verb}`) : [command]));
  assert.ok(commands.length > 30, commands.join());
  assert.deepEqual([...new Set(commands)].filter((command) => !text.includes(`acta ${command}`)), []);
});

const skip = existsSync('/usr/lib/postgresql/15/bin/initdb') ? false : 'postgresql-15 is not installed (tools/packages.txt)';
test('docs/operate-postgresql.md', { skip }, async () => {
  const place = newPlace();
  const at = (name) => join(place, name);
  const [setUp, backup, ...none] = blocks('docs/operate-postgresql.md');
  assert.deepEqual(none, []);
  const script = (what) => assert.equal(spawnSync('tools/postgresql.sh', [what, at('postgresql')]).status, 0);
  script('start');
  try {
    const host = /host=([^&]*)/.exec(readFileSync(at('postgresql'), 'utf8'))[1];
    // The user acta is the one who made that server: another one is made here.
    const instead = { '/var/lib/acta': at('data'), '@db1,db2/': '@/', 'acta@': 'keeper@', 'createuser acta': 'createuser keeper', '--owner acta': '--owner keeper' };
    const env = { PGHOST: host, PGUSER: 'acta' };
    mkdirSync(at('backups'));
    const [server] = await type(place, setUp, { instead, env });
    cpSync(at('data/keys'), at('offline/keys'), { recursive: true });
    const desk = await fetch(`${server.url}/healthz`);
    assert.equal(desk.status, 200);
    await type(place, backup.slice(0, 1), { instead, env });
    await end(server);
    await type(place, backup.slice(1), { instead, env });
    const copied = spawnSync('psql', ['-At', '-h', host, '-U', 'acta', 'next', '-c', 'SELECT size FROM head'], { encoding: 'utf8' });
    assert.ok(Number(copied.stdout) > 0, copied.stderr);
  } finally {
    script('stop');
  }
});
