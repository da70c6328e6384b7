// A personal key that this browser keeps: made by it, its secret half not to be taken out, in its own
// database. Whoever uses this browser can sign with it; it is gone with the browser's data.
import { send } from '../api/client';
import type { PersonalKey, Prepared, Written } from '../api/generated';
import { recordSigned } from './record_signed';

export interface BrowserKey {
  readonly fingerprint: string;  // as the register shows it
  readonly key: string;          // 32 bytes in base64
  readonly secret: CryptoKey;
}

const textOf = (bytes: ArrayBuffer | Uint8Array) => btoa(String.fromCharCode(...new Uint8Array(bytes)));
const utf8 = (text: string) => new TextEncoder().encode(text);

async function digest(...parts: ReadonlyArray<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', await new Blob(parts.map((part) => part.slice())).arrayBuffer()));
}

function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('the browser keeps nothing')));
  });
}

async function shelf(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  const opening = indexedDB.open('acta-keys', 1);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('keys', { keyPath: 'fingerprint' }));
  return (await asked(opening)).transaction('keys', mode).objectStore('keys');
}

// Browsers have WebCrypto on localhost and behind TLS, and not all of them Ed25519.
export async function makesKeysHere(): Promise<boolean> {
  try {
    await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
    return typeof indexedDB !== 'undefined';
  } catch {
    return false;
  }
}

// A new key, kept here at once: the server is told of its public half only.
export async function makeBrowserKey(): Promise<BrowserKey> {
  const pair = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']) as CryptoKeyPair;
  const bytes = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const hex = Array.from((await digest(bytes)).slice(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const kept: BrowserKey = { fingerprint: hex, key: textOf(bytes), secret: pair.privateKey };
  await asked((await shelf('readwrite')).put(kept));
  return kept;
}

export async function signText(kept: BrowserKey, text: string): Promise<string> {
  return textOf(await crypto.subtle.sign('Ed25519', kept.secret, utf8(text)));
}

// That of one's keys which this browser keeps.
export async function browserKey(own: ReadonlyArray<PersonalKey>): Promise<BrowserKey | null> {
  if (typeof indexedDB === 'undefined') return null;
  for (const one of own) {
    if (one.kind !== 'personal_ed25519' || one.revoked !== undefined) continue;
    const kept = await asked((await shelf('readonly')).get(one.fingerprint) as IDBRequest<BrowserKey | undefined>);
    if (kept) return kept;
  }
  return null;
}

// The signature line of a signed note (C2SP), under the name that was made for this act.
async function signatureLine(kept: BrowserKey, name: string, text: string): Promise<string> {
  const key = Uint8Array.from(atob(kept.key), (char) => char.charCodeAt(0));
  const id = (await digest(utf8(`${name}\n`), Uint8Array.of(1), key)).slice(0, 4);
  const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', kept.secret, utf8(text)));
  return `— ${name} ${textOf(Uint8Array.of(...id, ...signature))}\n`;
}

export const signPrepared = async (kept: BrowserKey, prepared: Prepared) =>
  ({ signatures: await Promise.all(prepared.texts.map((one) => signatureLine(kept, one.name, one.text))) });

// With the key of this browser: nothing is to be pressed again.
export const recordWithBrowserKey = (path: string, body: unknown, version: number | undefined, key: string, kept: BrowserKey): Promise<Written> =>
  recordSigned((moment) => send<Prepared>('POST', path, body, version, key, { 'acta-prepare': moment }),
    (prepared) => signPrepared(kept, prepared), ['true', '1500', '5000']);
