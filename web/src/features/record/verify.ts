// Verification in the browser, from the published files alone: leaf hash, inclusion, signature.
// SHA-256 and Ed25519 in plain JavaScript, so that it works without a secure context too.
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';

export type Bytes = Uint8Array;

export function concat(...parts: ReadonlyArray<Bytes>): Bytes {
  const all = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
export const hex = (bytes: Bytes): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
export const base64 = (text: string): Bytes => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
const utf8 = (text: string): Bytes => new TextEncoder().encode(text);
const same = (a: Bytes, b: Bytes): boolean => a.length === b.length && a.every((byte, i) => byte === b[i]);

// RFC 6962 §2.1
export const leafHash = (entry: Bytes): Bytes => sha256(concat(Uint8Array.of(0), entry));
export const nodeHash = (left: Bytes, right: Bytes): Bytes => sha256(concat(Uint8Array.of(1), left, right));

// RFC 9162 §2.1.3.2, in BigInt so that no size is too large.
export function rootFromInclusion(index: bigint, size: bigint, leaf: Bytes, proof: ReadonlyArray<Bytes>): Bytes | null {
  if (index < 0n || index >= size) return null;
  let fn = index;
  let sn = size - 1n;
  let hash = leaf;
  for (const sibling of proof) {
    if (sn === 0n) return null;
    if ((fn & 1n) === 1n || fn === sn) {
      hash = nodeHash(sibling, hash);
      while ((fn & 1n) === 0n && fn !== 0n) {
        fn >>= 1n;
        sn >>= 1n;
      }
    } else hash = nodeHash(hash, sibling);
    fn >>= 1n;
    sn >>= 1n;
  }
  return sn === 0n ? hash : null;
}

// One rule of Ed25519 everywhere (docs/formats/record-layout.md): RFC 8032 with S below the group order,
// and points that are canonical and of the group itself. Where all points are, it makes no difference
// whether a verifier multiplies by the cofactor, so that this one and the server's judge alike.
export function holdsEd25519(signature: Bytes, message: Bytes, key: Bytes): boolean {
  try {
    const points = [ed25519.Point.fromBytes(key), ed25519.Point.fromBytes(signature.slice(0, 32))];
    return points.every((point) => !point.isSmallOrder() && point.isTorsionFree()) && ed25519.verify(signature, message, key, { zip215: false });
  } catch {
    return false;  // no point at all
  }
}

export interface Checkpoint {
  readonly origin: string;
  readonly size: bigint;
  readonly root: Bytes;
}

// Opens a signed note with a verifier key "name+id+base64"; null when it does not verify.
export function openCheckpoint(note: string, vkey: string): Checkpoint | null {
  const gap = note.lastIndexOf('\n\n');
  if (gap < 0) return null;
  const text = note.slice(0, gap + 1);
  const plus = vkey.indexOf('+');
  const name = vkey.slice(0, plus);
  const id = vkey.slice(plus + 1, plus + 9);
  const typed = base64(vkey.slice(plus + 10));
  if (typed[0] !== 1 || hex(sha256(concat(utf8(`${name}\n`), typed)).slice(0, 4)) !== id) return null;
  const lines = text.split('\n');
  if (lines[0] !== name || lines.length < 4 || !/^(0|[1-9]\d*)$/.test(lines[1] ?? '')) return null;
  for (const line of note.slice(gap + 2).split('\n')) {
    const hit = /^— (\S+) (\S+)$/.exec(line);
    if (!hit || hit[1] !== name) continue;
    const blob = base64(hit[2] ?? '');
    if (hex(blob.slice(0, 4)) !== id) continue;
    const good = holdsEd25519(blob.slice(4), utf8(text), typed.slice(1));
    return good ? { origin: name, size: BigInt(lines[1] ?? '0'), root: base64(lines[2] ?? '') } : null;
  }
  return null;
}

export interface Check {
  readonly word: 'leaf' | 'inclusion' | 'signature';
  readonly good: boolean;
  readonly value: string;
}

// Verifies an entry with its receipt (C2SP tlog-proof) under a key; every step with its value.
export function verifyReceipt(entry: Bytes, receipt: string, vkey: string): ReadonlyArray<Check> {
  const gap = receipt.indexOf('\n\n');
  const lines = receipt.slice(0, gap).split('\n');
  const note = receipt.slice(gap + 2);
  const at = lines.findIndex((line) => line.startsWith('index '));
  const index = BigInt(lines[at]?.slice(6) ?? '-1');
  const proof = lines.slice(at + 1).map(base64);
  const leaf = leafHash(entry);
  const checkpoint = openCheckpoint(note, vkey);
  const root = checkpoint ? rootFromInclusion(index, checkpoint.size, leaf, proof) : null;
  const included = checkpoint !== null && root !== null && same(root, checkpoint.root);
  return [
    { word: 'leaf', good: true, value: hex(leaf) },
    { word: 'inclusion', good: included, value: root ? hex(root) : '' },
    { word: 'signature', good: checkpoint !== null, value: checkpoint ? `${checkpoint.origin} ${checkpoint.size}` : '' },
  ];
}

export const utf8Bytes = utf8;
