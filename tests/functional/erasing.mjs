// A request in the name of somebody whose data are then erased, and the search of every file for that name.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { door } from './server.mjs';

export const marker = 'MARKER Anastasia Solis';

// A server that runs replaces files meanwhile: then all of them are looked at again.
export function traces(folder, text = marker, tries = 50) {
  try {
    return readdirSync(folder, { recursive: true }).map((name) => join(folder, name)).filter((path) => statSync(path).isFile())
      .filter((path) => readFileSync(path).includes(text));
  } catch (thrown) {
    if (thrown.code !== 'ENOENT' || tries === 0) throw thrown;
    return traces(folder, text, tries - 1);
  }
}

const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

// A request in the name of somebody, its letter under their name too.
export async function register(server) {
  const registry = await door(server, 'registry');
  const letter = await registry.upload(Buffer.from(`%PDF-1.4 ${marker}`), `${marker}.pdf`);
  const received = await registry.post('/api/requests', { state: 'XCA', organ: 'foreign_ministry', office: marker, signatory: marker, addressee: 'focal_point',
    channel: 'note_verbale', document_on: day(-5), received_on: day(-2), language: 'fr', title: `Request of ${marker}`, summary: marker, types: ['TA'], elections: [],
    areas: ['results'], period_from: day(100), classification: 'internal', letter: letter.body.id });
  assert.equal(received.status, 201, received.text);
  return { subject: `assistance.request/${received.body.id}`, blob: letter.body.id, id: received.body.id };
}

// By two persons, as the rules want it.
export async function erase(server, subject) {
  const asked = await (await door(server, 'administrator')).post('/api/protection/erasures',
    { subject, basis: 'consent_withdrawn', requester: 'data_subject', reason: 'asked by letter' });
  assert.equal(asked.status, 201, asked.text);
  const done = await (await door(server, 'focal.point')).post(`/api/protection/erasures/${asked.body.id}/confirm`);
  assert.equal(done.status, 201, done.text);
}
