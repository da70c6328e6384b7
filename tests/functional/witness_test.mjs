// A record that others hold: real witnesses, a real mirror, a policy, and a database that goes back in time.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import { end, follow, until, witness } from './network.mjs';
import { binary, directory, door, remove, start, stop, verifier } from './server.mjs';

const post = async (who, title) => {
  const answer = await who.post('/api/elections', { state: 'XCA', kind: 'local', title });
  assert.equal(answer.status, 201, answer.text);
  return answer.body.receipts[0];
};

test('acts are recorded at once and witnessed by two of three; the receipt and the policy are enough', async () => {
  const data = directory();
  let server = await start(data);
  const key = (await (await fetch(`${server.url}/record/key`)).text()).trim();
  await stop(server);
  const homes = [directory(), directory(), directory()];
  const witnesses = [];
  for (const [i, home] of homes.entries()) witnesses.push(await witness(home, `w${i}.example/acta`, key));
  const policy = join(data, 'policy');
  writeFileSync(policy, [`log ${key}`,
    ...witnesses.map((one, i) => `witness w${i} ${one.key} ${one.url}`),
    'group all 2 w0 w1 w2', 'quorum all', ''].join('\n'));
  // One of three is not there: the quorum is two.
  await end(witnesses[2]);
  server = await start(data);
  const who = await door(server, 'desk');
  const receipt = await post(who, 'Witnessed elections');
  const state = await until('the quorum has seen the act', async () => {
    const { body } = await who.get('/api/record/witnesses');
    return body.witnessed_size > receipt.index ? body : null;
  });
  assert.equal(state.quorum, 'all');
  assert.deepEqual(state.witnesses.map((one) => one.size > receipt.index), [true, true, false]);
  assert.notEqual(state.witnesses[2].problem, '');
  assert.equal(state.witnesses[2].alarm, false, 'silence is no alarm');

  const proof = (await who.get(`/api/acts/${receipt.index}/receipt`)).text;
  const detail = (await who.get(`/api/acts/${receipt.index}`)).body;
  const files = directory();
  writeFileSync(join(files, 'entry'), detail.entry);
  writeFileSync(join(files, 'proof'), proof);
  const run = (policyFile) => spawnSync(verifier,
    ['--receipt', join(files, 'proof'), '--entry', join(files, 'entry'), '--policy', policyFile], { encoding: 'utf8' });
  const judged = run(policy);
  assert.equal(judged.status, 0, judged.stderr);
  assert.match(judged.stdout, /2 of 3 witnesses/);
  writeFileSync(join(files, 'strict'), readFileSync(policy, 'utf8').replace('group all 2', 'group all all'));
  assert.equal(run(join(files, 'strict')).status, 1, 'three of three is not reached');
  writeFileSync(join(files, 'entry'), detail.entry.replace('Witnessed', 'Witnesseb'));
  assert.equal(run(policy).status, 1, 'another entry');

  // A report is certified when the quorum has seen the act that attests it, and not before.
  const focal = await door(server, 'focal.point');
  const issued = await focal.post('/api/reports', { from: '2016-01-01', to: '2027-01-01', symbol: 'AC/2026/7' });
  assert.equal(issued.status, 201, issued.text);
  const report = (await focal.get('/api/reports')).body.reports[0];
  await end(witnesses[1]);
  const early = await focal.post('/api/reports', { from: '2016-01-01', to: '2026-01-01', symbol: 'AC/2026/8' });
  const unseen = (await focal.get('/api/reports')).body.reports.find((one) => one.symbol === 'AC/2026/8');
  await until('the first witness has seen it', async () =>
    (await focal.get('/api/record/witnesses')).body.witnesses[0].size > early.body.receipts[0].index);
  const refused = await focal.post(`/api/reports/${unseen.id}/certification`, {});
  assert.deepEqual([refused.status, refused.body.type], [422, '/problems/reports.not_witnessed'], refused.text);
  witnesses[1] = await witness(homes[1], 'w1.example/acta', key, witnesses[1].port);
  await post(who, 'So that a round begins');
  await until('it is certified', async () => (await focal.post(`/api/reports/${report.id}/certification`, {})).status === 201);
  const certified = spawnSync(binary, ['report', 'certify', '--data', data, '--symbol', 'AC/2026/8', '--login', 'focal.point'], { encoding: 'utf8' });
  assert.match(certified.stdout, /certified as act \d+, seen by the quorum "all"/, certified.stderr);

  // The published checkpoint carries the cosignatures while it is the newest.
  const checkpoint = await until('the newest checkpoint is witnessed', async () => {
    const text = await (await fetch(`${server.url}/record/checkpoint`)).text();
    return text.split('\n').filter((line) => line.startsWith('\u2014')).length >= 3 ? text : null;
  });
  assert.match(checkpoint, /w0\.example/);
  assert.match(execFileSync(verifier, [`${data}/record`, '--key', key], { encoding: 'utf8' }), /holds/);

  // The third comes back where it was, and catches up.
  witnesses[2] = await witness(homes[2], 'w2.example/acta', key, witnesses[2].port);
  await post(who, 'Again');
  await until('the third has caught up', async () =>
    (await who.get('/api/record/witnesses')).body.witnesses[2].size > receipt.index);
  await stop(server);
  for (const one of witnesses) await end(one);
  for (const home of [data, files, ...homes]) remove(home);
});

test('a database restored from last week does not serve where a witness or a mirror remembers more', async () => {
  const data = directory();
  let server = await start(data);
  const key = (await (await fetch(`${server.url}/record/key`)).text()).trim();
  const home = directory();
  const mirrored = directory();
  const one = await witness(home, 'w.example/acta', key);
  const mirror = await follow(['mirror', `${server.url}/record`, '--data', mirrored, '--name', 'm.example/acta', '--key', key,
    '--port', '0', '--every', '1']);
  await stop(server);
  const lastWeek = directory();
  cpSync(data, lastWeek, { recursive: true });
  writeFileSync(join(data, 'policy'), `log ${key}\nwitness w ${one.key} ${one.url}\nquorum w\n`);
  server = await start(data);
  const who = await door(server, 'desk');
  const receipt = await post(who, 'Lost if nobody remembers');
  await until('it is witnessed', async () => (await who.get('/api/record/witnesses')).body.witnessed_size > receipt.index);
  await stop(server);

  // The lock file went back in time with everything else: only others can tell.
  cpSync(join(data, 'policy'), join(lastWeek, 'policy'));
  await assert.rejects(start(lastWeek, { command: 'serve' }), /know another record.*w cosigned a tree of/s);
  remove(join(lastWeek, 'policy'));
  // A mirror that holds the newer record says so too.
  server = await start(data);
  const following = await follow(['mirror', `${server.url}/record`, '--data', directory(), '--name', 'm2.example/acta', '--key', key,
    '--port', '0', '--every', '1']);
  const hex = /under \/([0-9a-f]{64})/.exec(following.output)[1];
  await until('the mirror has it', async () =>
    Number((await (await fetch(`${following.url}/${hex}/checkpoint`)).text()).split('\n')[1]) > receipt.index);
  assert.match(execFileSync(verifier, [`${following.url}/${hex}`, '--key', key], { encoding: 'utf8' }), /holds/);
  await stop(server);
  await assert.rejects(start(lastWeek, { command: 'serve', options: ['--mirrors', following.url] }), /rolled back/);
  await end(following);
  await end(mirror);
  await end(one);
  for (const path of [data, home, mirrored, lastWeek]) remove(path);
});

test('a mirror serves what it verified, finds a flipped bit, does not serve it, and mends it', async () => {
  const data = directory();
  const server = await start(data);
  const key = (await (await fetch(`${server.url}/record/key`)).text()).trim();
  const home = directory();
  const args = ['mirror', `${server.url}/record`, '--data', home, '--name', 'm.example/acta', '--key', key, '--port', '0', '--every', '1'];
  let mirror = await follow(args);
  const hex = /under \/([0-9a-f]{64})/.exec(mirror.output)[1];
  const served = () => fetch(`${mirror.url}/${hex}/checkpoint`);
  await until('it has the record', async () => (await served()).status === 200);
  await end(mirror);
  const bundle = join(home, hex, 'tile/entries', readdirSync(join(home, hex, 'tile/entries')).find((name) => /^\d+$/.test(name)) ?? '000.p');
  const file = existsSync(bundle) && !bundle.endsWith('.p') ? bundle : join(bundle, readdirSync(bundle).sort((a, b) => Number(b) - Number(a))[0]);
  const bytes = readFileSync(file);
  bytes[100] ^= 1;
  writeFileSync(file, bytes);
  assert.equal(spawnSync(verifier, [join(home, hex), '--key', key]).status, 1);
  mirror = await follow(args);
  await until('it says that it is damaged', () => /check: tile\//.test(mirror.output));
  await until('it is whole again', async () => (await fetch(`${mirror.url}/healthz`)).status === 200);
  assert.match(execFileSync(verifier, [`${mirror.url}/${hex}`, '--key', key], { encoding: 'utf8' }), /holds/);
  await end(mirror);
  await stop(server);
  for (const path of [data, home]) remove(path);
});

test('a witness that lies, repeats itself or is silent changes nothing but what the screen says of it', async () => {
  const data = directory();
  let server = await start(data);
  const key = (await (await fetch(`${server.url}/record/key`)).text()).trim();
  await stop(server);
  const home = directory();
  const honest = await witness(home, 'honest.example/acta', key);
  // Another organization's server: what it answers is chosen by each test below.
  let answer = (request, response) => response.end();
  const liar = createServer((request, response) => {
    request.resume().on('end', () => answer(request, response));
  });
  await new Promise((resolve) => { liar.listen(0, '127.0.0.1', resolve); });
  // A key that the liar does not sign with.
  const other = await witness(directory(), 'liar.example/acta', key);
  writeFileSync(join(data, 'policy'), [`log ${key}`, `witness honest ${honest.key} ${honest.url}`,
    `witness liar ${other.key} http://127.0.0.1:${liar.address().port}`, 'group both all honest liar', 'quorum both', ''].join('\n'));
  answer = (request, response) => { response.statusCode = 503; response.end(); };
  server = await start(data);
  const who = await door(server, 'desk');
  const lies = [
    ['a line of somebody else', 200, (async () => (await (await fetch(`${server.url}/record/checkpoint`)).text()).split('\n').at(-2) + '\n'), /own cosignature|no signature line/],
    ['a cosignature that is not valid', 200, async () => `\u2014 liar.example/acta ${Buffer.concat([Buffer.from(other.key.split('+')[1], 'hex'), Buffer.alloc(72, 1)]).toString('base64')}\n`, /not valid|no signature/],
    ['rubbish', 200, async () => 'cosigned, trust me', /no signature line/],
    ['nothing at all', 200, async () => '', /without its own/],
    ['a refusal', 422, async () => 'another root was cosigned', /refused with 422/],
    ['another size each time', 409, async () => '1\n', /another size/],
    ['a larger tree', 409, async () => '999999\n', /cosigned a tree of 999999/],
  ];
  for (const [what, status, body, said] of lies) {
    const text = await body();
    answer = (request, response) => { response.statusCode = status; response.end(text); };
    const receipt = await post(who, `While the liar answers ${what}`);
    const state = await until(`the screen says so: ${what}`, async () => {
      const { witnesses } = (await who.get('/api/record/witnesses')).body;
      return witnesses[0].size > receipt.index && said.test(witnesses[1].problem) ? witnesses : null;
    });
    assert.equal(state[1].alarm, true, what);
    assert.equal((await who.get('/api/record/witnesses')).body.witnessed_size, 0, `${what}: no quorum is claimed`);
  }
  // Late: acts are answered meanwhile, and the honest witness goes on.
  const held = [];
  answer = (request, response) => { held.push(response); };
  const late = await post(who, 'While the liar is silent');
  await until('the honest one has seen it', async () =>
    (await who.get('/api/record/witnesses')).body.witnesses[0].size > late.index);
  for (const response of held) response.end('too late');
  const began = Date.now();
  await stop(server);
  assert.ok(Date.now() - began < 10_000, 'a silent witness does not hold the server up at its end');
  liar.closeAllConnections();
  liar.close();
  await end(honest);
  await end(other);
  for (const path of [data, home]) remove(path);
});

test('live updates reach a browser that listens', async () => {
  const data = directory();
  const server = await start(data);
  const events = await fetch(`${server.url}/api/events`);
  const reader = events.body.getReader();
  const who = await door(server, 'desk');
  await post(who, 'Told at once');
  let heard = '';
  while (!/event: record/.test(heard)) {
    const { value, done } = await reader.read();
    assert.equal(done, false, 'the stream ended before anything was told');
    heard += Buffer.from(value).toString();
  }
  await reader.cancel();
  await stop(server);
  remove(data);
});
