// One batch is one round trip to PostgreSQL (docs/adr/0030-postgresql.md): counted between the server and the database, where a
// message "Sync" ends each (PostgreSQL 15, 55.7, message formats; 'S').
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { directory, door, remove, start, stop } from './server.mjs';

const place = directory();
const at = (name) => join(place, name);
const connections = [];
let proxy;
let url = '';

// What a client sends on one connection, message by message.
class Counted {
  syncs = 0;
  commits = 0;
  begun = false;  // the first message has no type
  rest = Buffer.alloc(0);
  take(bytes) {
    this.rest = Buffer.concat([this.rest, bytes]);
    for (;;) {
      const head = this.begun ? 1 : 0;
      if (this.rest.length < head + 4) return;
      const size = head + this.rest.readUInt32BE(head);
      if (this.rest.length < size) return;
      this.message(this.begun ? String.fromCharCode(this.rest[0]) : '', this.rest.subarray(head + 4, size));
      this.begun = true;
      this.rest = this.rest.subarray(size);
    }
  }
  // COMMIT is prepared under a name once, and bound to it from then on.
  message(type, body) {
    if (type === 'S') ++this.syncs;
    const words = body.toString('latin1').split('\0');
    if (type === 'P' && words[1] === 'COMMIT') this.commit = words[0];
    if (type === 'B' && this.commit !== undefined && words[1] === this.commit) ++this.commits;
  }
}

before(async () => {
  spawnSync('tools/postgresql.sh', ['start', at('url')]);
  const real = existsSync(at('url')) ? readFileSync(at('url'), 'utf8').trim() : '';
  if (!real) return;
  const socket = `${/host=([^&]*)/.exec(real)[1]}/.s.PGSQL.5432`;
  proxy = createServer((client) => {
    const counted = new Counted();
    connections.push(counted);
    const database = createConnection(socket);
    client.on('data', (bytes) => counted.take(bytes));
    client.pipe(database).pipe(client);
    for (const one of [client, database]) one.on('error', () => [client, database].forEach((end) => end.destroy()));
  });
  await new Promise((resolve) => proxy.listen(at('.s.PGSQL.5432'), resolve));
  url = real.replace(/host=[^&]*/, `host=${place}`);
});
after(() => {
  proxy?.close();
  spawnSync('tools/postgresql.sh', ['stop', at('url')]);
  remove(place);
});

test('each act, recorded alone, costs its connection one round trip', { timeout: 120_000 }, async (context) => {
  if (!url) return context.skip('postgresql-15 is not installed (tools/packages.txt)');
  const server = await start(at('data'), { options: ['--database', url] });
  const desk = await door(server, 'desk');
  const record = async () => {
    const answer = await desk.post('/api/elections', { state: 'XCA', kind: 'local', title: randomUUID() });
    assert.equal(answer.status, 201, answer.text);
  };
  for (let i = 0; i < 5; ++i) await record();
  const before_it = connections.map(({ syncs, commits }) => ({ syncs, commits }));
  const acts = 40;
  for (let i = 0; i < acts; ++i) await record();
  const grown = connections.map(({ syncs, commits }, i) => ({ syncs: syncs - (before_it[i]?.syncs ?? 0), commits: commits - (before_it[i]?.commits ?? 0) }));
  const writers = grown.filter(({ commits }) => commits >= acts);
  assert.equal(writers.length, 1, JSON.stringify(grown));
  context.diagnostic(`${writers[0].commits} commits, ${writers[0].syncs} round trips`);
  assert.equal(writers[0].commits, acts);
  assert.ok(writers[0].syncs - writers[0].commits <= 2, 'a look at the connection when nothing was asked of it, and no more');
  await stop(server);
});
