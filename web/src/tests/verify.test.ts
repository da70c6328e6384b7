import { existsSync, readFileSync } from 'node:fs';
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { expect, test } from 'vitest';
import { base64, hex, holdsEd25519, leafHash, openCheckpoint, rootFromInclusion, utf8Bytes, verifyReceipt } from '../features/record/verify';

const path = new URL('../../../../shared/data/record/vectors.json', import.meta.url).pathname;
const there = existsSync(path);
interface Vectors {
  readonly leaf_hashes_0_15: ReadonlyArray<string>;
  readonly roots_0_300: ReadonlyArray<string>;
  readonly inclusion: ReadonlyArray<{ index: number; size: number; proof: ReadonlyArray<string> }>;
  readonly inclusion_negative: ReadonlyArray<{ index: number; size: number; leaf_hash: string; root: string; proof: ReadonlyArray<string> }>;
  readonly checkpoints: ReadonlyArray<{ signed: string; size: number }>;
  readonly negative_notes: ReadonlyArray<{ desc: string; text_b64: string }>;
  readonly keys: { readonly log: { readonly vkey: string } };
  readonly tlog_proof: { readonly text: string; readonly entry_ascii: string };
}
const vectors = (): Vectors => JSON.parse(readFileSync(path, 'utf8')) as Vectors;
const bytes = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

test.skipIf(!there)('leaf hashes and inclusion proofs of the vectors hold', () => {
  const v = vectors();
  let executed = 0;
  for (const [i, hash] of v.leaf_hashes_0_15.entries()) {
    expect(hex(leafHash(utf8Bytes(String(i))))).toBe(hash);
    executed += 1;
  }
  for (const one of v.inclusion.filter((each) => each.size <= 300)) {
    const root = rootFromInclusion(BigInt(one.index), BigInt(one.size), leafHash(utf8Bytes(String(one.index))), one.proof.map(bytes));
    expect(root && hex(root)).toBe(v.roots_0_300[one.size]);
    executed += 1;
  }
  expect(executed).toBeGreaterThan(60);
});

test.skipIf(!there)('every inclusion proof that has to be rejected is rejected', () => {
  const { inclusion_negative } = vectors();
  for (const one of inclusion_negative) {
    const sized = one.proof.every((hash) => hash.length === 64);
    const root = sized ? rootFromInclusion(BigInt(one.index), BigInt(one.size), bytes(one.leaf_hash), one.proof.map(bytes)) : null;
    expect(root !== null && hex(root) === one.root, one.root).toBe(false);
  }
  expect(inclusion_negative.length).toBe(130);
});

test.skipIf(!there)('signed checkpoints open, and malformed or forged ones do not', () => {
  const v = vectors();
  for (const one of v.checkpoints) expect(openCheckpoint(one.signed, v.keys.log.vkey)?.size).toBe(BigInt(one.size));
  for (const word of ['size changed, signature kept', 'signature bit flip', 'key id bit flip', 'signed by unknown key only']) {
    const note = v.negative_notes.find((one) => one.desc === word);
    expect(note, word).toBeDefined();
    expect(openCheckpoint(new TextDecoder().decode(base64(note?.text_b64 ?? '')), v.keys.log.vkey), word).toBeNull();
  }
});

test.skipIf(!there)('a receipt proves its entry and no other', () => {
  const v = vectors();
  const good = verifyReceipt(utf8Bytes(v.tlog_proof.entry_ascii), v.tlog_proof.text, v.keys.log.vkey);
  expect(good.every((check) => check.good)).toBe(true);
  const other = verifyReceipt(utf8Bytes('44'), v.tlog_proof.text, v.keys.log.vkey);
  expect(other.every((check) => check.good)).toBe(false);
});

test('the root of one entry is its leaf hash', () => {
  const leaf = leafHash(utf8Bytes('0'));
  expect(hex(leaf)).toBe('db3426e878068d28d269b6c87172322ce5372b65756d0789001d34835f601c03');
  expect(hex(rootFromInclusion(0n, 1n, leaf, []) ?? new Uint8Array())).toBe(hex(leaf));
  expect(rootFromInclusion(1n, 1n, leaf, [])).toBeNull();
});

// The edge cases on which verifiers of Ed25519 differ, made as in authors_test.cpp.
const order = ed25519.Point.Fn.ORDER;
const torsion = ed25519.Point.fromBytes(bytes('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'));
const message = utf8Bytes('a line\n');
const little = (number: bigint) => Uint8Array.from({ length: 32 }, (_, i) => Number((number >> BigInt(8 * i)) & 0xffn));
const whole = (from: Uint8Array) => from.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
// R = rB (+ torsion), A = aB (+ torsion), S = r + ka.
function forge(withR: boolean, withA: boolean) {
  const [r, a] = [123456789n, 987654321n];
  const base = ed25519.Point.BASE;
  const pointR = withR ? base.multiply(r).add(torsion) : base.multiply(r);
  const pointA = withA ? base.multiply(a).add(torsion) : base.multiply(a);
  const k = whole(sha512(Uint8Array.from([...pointR.toBytes(), ...pointA.toBytes(), ...message]))) % order;
  return { key: pointA.toBytes(), r: pointR.toBytes(), s: (r + k * a) % order };
}
const holds = ({ key, r, s }: ReturnType<typeof forge>) => holdsEd25519(Uint8Array.from([...r, ...little(s)]), message, key);

test('Ed25519 is judged strictly: no points of mixed order, though they satisfy the equation with the cofactor', () => {
  expect(holds(forge(false, false))).toBe(true);
  for (const [withR, withA] of [[true, false], [false, true], [true, true]] as const) {
    const forged = forge(withR, withA);
    const lenient = ed25519.verify(Uint8Array.from([...forged.r, ...little(forged.s)]), message, forged.key, { zip215: true });
    expect(lenient, 'a lenient verifier accepts it').toBe(true);
    expect(holds(forged)).toBe(false);
  }
});

test('Ed25519 is judged strictly: S below the group order, no key of small order', () => {
  const good = forge(false, false);
  expect(holds({ ...good, s: good.s + order })).toBe(false);
  for (const digits of ['0100000000000000000000000000000000000000000000000000000000000000', 'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    '0000000000000000000000000000000000000000000000000000000000000000', '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a', 'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f']) {
    expect(holds({ key: bytes(digits), r: bytes(digits), s: 0n }), digits).toBe(false);
  }
});
