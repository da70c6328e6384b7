import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import ar from '../messages/ar.json';
import en from '../messages/en.json';
import { toCsv } from '../shared/csv';

const source = new URL('..', import.meta.url).pathname;
function sources(folder: string): ReadonlyArray<string> {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return name === 'tests' ? [] : sources(path);
    return /\.tsx?$/.test(name) && name !== 'generated.ts' ? [readFileSync(path, 'utf8')] : [];
  });
}
const keys = new Set(Object.keys(en));

export function missing(texts: ReadonlyArray<string>): ReadonlyArray<string> {
  return texts.flatMap((text) => [...text.matchAll(/say\('([a-z_.]+)'/g)].map((hit) => hit[1] ?? '')).filter((key) => !keys.has(key));
}

test('every text that a screen asks for is in the catalogue', () => {
  expect(missing(sources(source))).toEqual([]);
  expect(missing(["say('no.such_key')"])).toEqual(['no.such_key']);
});

test('every word of the closed lists has a text', () => {
  const generated = readFileSync(join(source, 'api/generated.ts'), 'utf8');
  const groups: Record<string, string> = { RequestStatus: 'status', AssistanceType: 'type', Verb: 'verb', Organ: 'organ', Channel: 'channel',
    Means: 'means', Missing: 'missing', WaiverKind: 'waiver', FindingKind: 'finding', Met: 'met', Outcome: 'outcome', TimeResult: 'time',
    TimeCause: 'cause', DateStatus: 'date', ElectionKind: 'election', Role: 'role', Milestone: 'milestone', Phase: 'phase', Indicator: 'indicator', Sex: 'sex',
    ConfirmedBy: 'confirmed', RegionalGroup: 'region', MandatingOrgan: 'mandating', SuspensionCause: 'suspension', ListKind: 'import.shape' };
  for (const [type, group] of Object.entries(groups)) {
    const words = new RegExp(`export type ${type} =([^;]+);`).exec(generated)?.[1] ?? '';
    const list = [...words.matchAll(/'([A-Za-z_]+)'/g)].map((hit) => hit[1]);
    expect(list.length, type).toBeGreaterThan(1);
    for (const key of list.map((word) => group.includes('.') ? `${group}_${word}` : `${group}.${word}`)) expect(keys.has(key), key).toBe(true);
  }
});

test('the Arabic fixture has no key that English has not', () => {
  expect(Object.keys(ar).filter((key) => !keys.has(key))).toEqual([]);
});

test('CSV guards formulas and quotes what needs it', () => {
  expect(toCsv([['=1+1', '-5', 'a,b', 'say "no"']])).toBe("'=1+1,-5,\"a,b\",\"say \"\"no\"\"\"\r\n");
});
