// kill -9 at random moments under load: every act that was acknowledged is there afterwards, once, and
// its receipt still verifies. 20 kills; 200 with ACTA_DRILL=1.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomInt, randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { directory, door, remove, start, stop, verifier } from './server.mjs';

const kills = process.env.ACTA_DRILL ? 200 : 20;
const clients = 8;

test(`${kills} kills under load lose and double nothing`, { timeout: 900_000 }, async (context) => {
  const data = directory();
  const acknowledged = new Map();  // key -> { leaf, index }
  const uncertain = new Map();     // key -> title, sent and never answered
  let server = await start(data);
  for (let round = 0; round < kills; ++round) {
    const who = await door(server, 'desk');
    let dead = false;
    const load = async () => {
      while (!dead) {
        const key = randomUUID();
        const title = `Elections ${key}`;
        uncertain.set(key, title);
        try {
          const answer = await who.post('/api/elections', { state: 'XCA', kind: 'local', title }, { 'idempotency-key': key });
          if (answer.status === 201) {
            acknowledged.set(key, answer.body.receipts[0]);
            uncertain.delete(key);
          }
        } catch {
          return;  // the connection died
        }
      }
    };
    const running = Array.from({ length: clients }, load);
    await new Promise((resolve) => setTimeout(resolve, randomInt(10, 120)));
    dead = true;
    server.child.kill('SIGKILL');
    await server.exited;
    await Promise.all(running);
    server = await start(data);
  }
  const who = await door(server, 'desk');
  // What was sent and not answered may be there or not: sent again with its key it is there once.
  for (const [key, title] of uncertain) {
    const again = await who.post('/api/elections', { state: 'XCA', kind: 'local', title }, { 'idempotency-key': key });
    assert.equal(again.status, 201, again.text);
    acknowledged.set(key, again.body.receipts[0]);
  }
  const { elections } = (await who.get('/api/elections?state=XCA')).body;
  const titles = elections.filter((one) => one.kind === 'local').map((one) => one.title);
  assert.equal(new Set(titles).size, titles.length, 'an act was doubled');
  for (const [key, receipt] of acknowledged) {
    assert.ok(titles.includes(`Elections ${key}`), `acknowledged act ${receipt.index} is gone`);
  }
  for (const [, receipt] of [...acknowledged].slice(-50)) {
    const act = (await who.get(`/api/acts/${receipt.index}`)).body.act;
    assert.equal(act.leaf, receipt.leaf);
  }
  assert.match(execFileSync(verifier, [`${data}/record`], { encoding: 'utf8' }), /holds/);
  context.diagnostic(`${kills} kills, ${acknowledged.size} acts acknowledged`);
  await stop(server);
  remove(data);
});
