// Fail-over with two PostgreSQL servers, each in a network namespace of its own: the primary is killed
// (kill -9) under load, the standby promoted, and a second Acta takes over. No act that was acknowledged
// may be lost. The same run with an asynchronous standby is the mutant: it has to lose acts, and the
// server that acknowledged them has to notice. Once each; five times with ACTA_DRILL=1.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { randomInt, randomUUID } from 'node:crypto';
import { appendFileSync, cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { end, pause, until, witness } from './network.mjs';
import { binary, directory, door, remove, start, stop } from './server.mjs';

const bin = '/usr/lib/postgresql/15/bin';
const clients = 8;
const rounds = process.env.ACTA_DRILL ? 5 : 1;
const run = (command, ...args) => execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const quietly = (command, ...args) => spawnSync(command, args, { stdio: 'ignore' });

function missing() {
  if (!existsSync(`${bin}/initdb`)) return 'postgresql-15 is not installed (tools/packages.txt)';
  if (process.getuid() !== 0) return 'network namespaces need root';
  const probe = `acta-probe-${process.pid}`;
  const made = spawnSync('ip', ['netns', 'add', probe], { encoding: 'utf8' });
  quietly('ip', 'netns', 'del', probe);
  return made.status === 0 ? false : `no network namespaces here: ${made.stderr ?? made.error}`;
}

// Two hosts "a" and "b": each has a cable to this one, and one to the other.
class Hosts {
  constructor() {
    this.tag = `acta${process.pid % 10_000}`;
    this.net = `10.${randomInt(100, 250)}`;
    this.names = { a: `${this.tag}a`, b: `${this.tag}b` };
    for (const [host, number] of [['a', 1], ['b', 2]]) {
      run('ip', 'netns', 'add', this.names[host]);
      run('ip', 'link', 'add', `${this.tag}${number}`, 'type', 'veth', 'peer', 'name', 'home', 'netns', this.names[host]);
      run('ip', 'addr', 'add', `${this.net}.${number}.1/24`, 'dev', `${this.tag}${number}`);
      run('ip', 'link', 'set', `${this.tag}${number}`, 'up');
      this.inside(host, 'ip', 'addr', 'add', `${this.net}.${number}.2/24`, 'dev', 'home');
    }
    this.inside('a', 'ip', 'link', 'add', 'peer', 'type', 'veth', 'peer', 'name', 'peer', 'netns', this.names.b);
    this.inside('a', 'ip', 'addr', 'add', `${this.net}.3.1/24`, 'dev', 'peer');
    this.inside('b', 'ip', 'addr', 'add', `${this.net}.3.2/24`, 'dev', 'peer');
    for (const host of ['a', 'b']) {
      for (const link of ['lo', 'home', 'peer']) this.inside(host, 'ip', 'link', 'set', link, 'up');
    }
  }
  inside(host, ...command) { return run('ip', 'netns', 'exec', this.names[host], ...command); }
  address(host) { return `${this.net}.${host === 'a' ? 1 : 2}.2`; }
  processes(host) { return run('ip', 'netns', 'pids', this.names[host]).split('\n').filter(Boolean).map(Number); }
  kill(host) {
    for (const pid of this.processes(host)) {
      try { process.kill(pid, 'SIGKILL'); } catch { /* it ended with its parent */ }
    }
  }
  remove() {
    for (const host of ['a', 'b']) {
      this.kill(host);
      quietly('ip', 'netns', 'del', this.names[host]);
    }
    for (const number of [1, 2]) quietly('ip', 'link', 'del', `${this.tag}${number}`);
  }
}

// The primary on "a", and its copy on "b", for which the primary waits at each commit or not.
class Pair {
  constructor(hosts, { synchronous }) {
    this.hosts = hosts;
    this.place = mkdtempSync(join(tmpdir(), 'acta-failover-'));
    run('chown', 'postgres', this.place);
    this.as('a', `${bin}/initdb`, '--pgdata', this.data('a'), '--username', 'acta', '--auth', 'trust', '--encoding', 'UTF8',
      '--locale', 'C.UTF-8');
    appendFileSync(`${this.data('a')}/pg_hba.conf`, 'host all all 0.0.0.0/0 trust\nhost replication all 0.0.0.0/0 trust\n');
    appendFileSync(`${this.data('a')}/postgresql.conf`,
      `listen_addresses = '*'\nunix_socket_directories = ''\nshared_buffers = 32MB\nmax_wal_senders = 4\n` +
      `wal_keep_size = 256MB\n`);
    this.control('a', 'start');
    this.as('b', `${bin}/pg_basebackup`, '--pgdata', this.data('b'), '--wal-method', 'stream', '--write-recovery-conf',
      '--checkpoint', 'fast', '--dbname', `host=${hosts.net}.3.1 user=acta application_name=b`);
    this.control('b', 'start');
    if (synchronous) {
      writeFileSync(`${this.data('a')}/postgresql.auto.conf`, "synchronous_standby_names = 'ANY 1 (b)'\n");
      this.control('a', 'reload');
    }
    this.url = `postgresql://acta@${hosts.address('a')},${hosts.address('b')}/postgres?target_session_attrs=read-write`;
  }
  data(host) { return `${this.place}/${host}`; }
  as(host, ...command) { return this.hosts.inside(host, 'runuser', '-u', 'postgres', '--', ...command); }
  control(host, what) {
    this.as(host, `${bin}/pg_ctl`, '--silent', '--pgdata', this.data(host), '--log', `${this.place}/${host}.log`, '--wait', what);
  }
  ask(host, sql) {
    return run('psql', '-At', `postgresql://acta@${this.hosts.address(host)}/postgres`, '-c', sql).trim();
  }
  async standbyIs(state) {
    for (let i = 0; i < 100; ++i) {
      if (this.ask('a', "SELECT coalesce(max(sync_state), 'none') FROM pg_stat_replication WHERE state = 'streaming'") === state) return;
      await pause(100);
    }
    throw new Error(`the standby never became ${state}`);
  }
  remove() { rmSync(this.place, { recursive: true, force: true }); }
}

// Records elections without pause, first at one server, then at the other; remembers what was answered.
class Load {
  constructor(first, second) {
    this.servers = [first, second];
    this.doors = [null, null];
    this.acknowledged = new Map();
    this.times = [[], []];  // of answers, by server
    this.ending = false;
    this.running = Array.from({ length: clients }, () => this.run());
  }
  async run() {
    let at = 0;
    while (!this.ending) {
      const key = randomUUID();
      for (;;) {
        if (await this.record(at, key)) break;
        if (this.ending) return;
        at = 1 - at;
        await pause(20);
      }
    }
  }
  async record(at, key) {
    try {
      this.doors[at] ??= await door(this.servers[at], 'desk');
      const answer = await this.doors[at].post('/api/elections', { state: 'XCA', kind: 'local', title: `Elections ${key}` },
        { 'idempotency-key': key });
      if (answer.status !== 201) return false;
      this.acknowledged.set(key, answer.body.receipts[0]);
      this.times[at].push(Date.now());
      return true;
    } catch {
      return false;
    }
  }
  async end() {
    this.ending = true;
    await Promise.all(this.running);
  }
}

// Three reads of the log of reads, which is confidential itself, and what the record says of them.
async function readAndAttest(server, options) {
  const auditor = await door(server, 'auditor');
  for (let i = 0; i < 3; ++i) assert.equal((await auditor.get('/api/audit/journal')).status, 200);
  const attested = spawnSync(binary, ['reads', 'attest', '--data', server.data, ...options], { encoding: 'utf8' });
  assert.match(attested.stdout, /^2 acts recorded/, attested.stderr);
}

// A standby that stands still while the primary writes 100 MB is far behind, and the doctor says so.
async function fallsBehind(pair, hosts, data) {
  const doctor = () => JSON.parse(spawnSync(binary, ['doctor', '--data', data, '--database', pair.url, '--json'], { encoding: 'utf8' }).stdout)
    .findings.map((one) => one.word).filter((word) => word.startsWith('standby'));
  assert.deepEqual(doctor(), []);
  const still = hosts.processes('b');
  for (const pid of still) process.kill(pid, 'SIGSTOP');
  pair.ask('a', "SET synchronous_commit = off; CREATE TABLE filler AS SELECT repeat('x', 1000) FROM generate_series(1, 100000)");
  assert.deepEqual(doctor(), ['standby.behind']);
  for (const pid of still) process.kill(pid, 'SIGCONT');
  pair.ask('a', 'DROP TABLE filler');
  await until('the standby has caught up', () => doctor().length === 0);
}

async function failOver({ synchronous, cut }) {
  const hosts = new Hosts();
  const data = { a: directory(), b: directory() };
  let pair;
  let b;
  try {
    pair = new Pair(hosts, { synchronous });
    await pair.standbyIs(synchronous ? 'quorum' : 'async');
    const options = ['--database', pair.url];
    const a = await start(data.a, { options });
    cpSync(`${data.a}/keys`, `${data.b}/keys`, { recursive: true });
    b = await start(data.b, { options, until: /standing by at \w+:\/\/[^:]+:(\d+)/ });
    assert.equal((await fetch(`${b.url}/healthz`)).status, 503);
    if (synchronous && !cut) await fallsBehind(pair, hosts, data.a);
    await readAndAttest(a, options);
    const load = new Load(a, b);
    await pause(randomInt(800, 1600));
    if (cut) {
      hosts.inside('a', 'ip', 'link', 'set', 'peer', 'down');
      await pause(1500);
    }
    hosts.kill('a');
    pair.control('b', 'promote');
    assert.notEqual(await a.exited, 0, 'the first server ends with an error');
    for (let i = 0; load.times[1].length === 0 && i < 1200; ++i) await pause(50);
    await pause(500);
    await load.end();
    assert.ok(load.times[1].length > 0, `nobody took over: ${b.output}`);
    const seconds = (Math.min(...load.times[1]) - Math.max(...load.times[0])) / 1000;
    const { elections } = (await (await door(b, 'desk')).get('/api/elections?state=XCA')).body;
    const titles = elections.map((one) => one.title);
    assert.equal(new Set(titles).size, titles.length, 'an act was doubled');
    const lost = [...load.acknowledged.keys()].filter((key) => !titles.includes(`Elections ${key}`));
    const reads = (await (await door(b, 'auditor')).get('/api/audit/reads')).body;
    // The server that acknowledged them compares what is there with its lock file.
    await stop(b);
    b = null;
    const again = await start(data.a, { options }).catch((error) => error);
    const refused = again instanceof Error ? again.message : null;
    if (!refused) await stop(again);
    return { acknowledged: load.acknowledged.size, lost: lost.length, seconds, refused, reads };
  } finally {
    if (b) b.child.kill('SIGKILL');
    hosts.remove();
    pair?.remove();
    remove(data.a);
    remove(data.b);
  }
}

const skip = missing();
test(`${rounds} fail-overs lose no acknowledged act`, { skip, timeout: 600_000 }, async (context) => {
  for (let round = 0; round < rounds; ++round) {
    const cut = round % 2 === 1;
    const seen = await failOver({ synchronous: true, cut });
    context.diagnostic(`${seen.acknowledged} acts acknowledged, ${seen.lost} lost, ${seen.seconds} s without service` +
      (cut ? ', the cable between the servers cut 1.5 s before' : ''));
    assert.equal(seen.lost, 0);
    assert.equal(seen.reads.good, true, seen.reads.faults.join('; '));
    assert.ok(seen.reads.lines >= 3 && seen.reads.attested >= 3, JSON.stringify(seen.reads));
    assert.equal(seen.refused, null);
  }
});

test('an asynchronous standby loses acknowledged acts, and the server that gave them says so', { skip, timeout: 300_000 },
  async (context) => {
    const seen = await failOver({ synchronous: false, cut: true });
    context.diagnostic(`${seen.acknowledged} acts acknowledged, ${seen.lost} lost`);
    assert.ok(seen.lost > 0);
    assert.match(seen.refused, /rolled back|are not those that were acknowledged/);
  });

test('the second server asks witnesses before it signs, and does not go on from a standby that lost acts', { skip, timeout: 300_000 },
  async () => {
    const hosts = new Hosts();
    const data = { a: directory(), b: directory() };
    const home = directory();
    let pair;
    let known;
    try {
      pair = new Pair(hosts, { synchronous: false });
      await pair.standbyIs('async');
      const options = ['--database', pair.url];
      let a = await start(data.a, { options });
      const key = (await (await fetch(`${a.url}/record/key`)).text()).trim();
      await stop(a);
      known = await witness(home, 'w.example/acta', key);
      writeFileSync(`${data.a}/policy`, `log ${key}\nwitness w ${known.key} ${known.url}\nquorum w\n`);
      for (const name of ['keys', 'policy']) cpSync(`${data.a}/${name}`, `${data.b}/${name}`, { recursive: true });
      a = await start(data.a, { options });
      const b = await start(data.b, { options, until: /standing by at \w+:\/\/[^:]+:(\d+)/ });
      const desk = await door(a, 'desk');
      hosts.inside('a', 'ip', 'link', 'set', 'peer', 'down');
      const answer = await desk.post('/api/elections', { state: 'XCA', kind: 'local', title: 'Seen by the witness alone' });
      assert.equal(answer.status, 201, answer.text);
      await until('the witness has seen it', async () =>
        (await desk.get('/api/record/witnesses')).body.witnessed_size > answer.body.receipts[0].index);
      const held = pair.ask('b', 'SELECT size, checkpoint FROM head');
      hosts.kill('a');
      pair.control('b', 'promote');
      assert.notEqual(await b.exited, 0);
      assert.match(b.output, /know another record.*w cosigned a tree of/s);
      assert.equal(pair.ask('b', 'SELECT size, checkpoint FROM head'), held, 'it signed nothing');
      await a.exited;
    } finally {
      if (known) await end(known);
      hosts.remove();
      pair?.remove();
      for (const path of [data.a, data.b, home]) remove(path);
    }
  });
