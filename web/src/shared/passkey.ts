// Passkeys in the browser: made for this site, and asked to confirm acts before they are recorded. What
// they sign is judged by the server and kept, so that an auditor can judge it again.
import { Problem, send } from '../api/client';
import type { PersonalKey, Prepared, Written } from '../api/generated';
import { recordSigned } from './record_signed';

const bytesOf = (text: string) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
const textOf = (buffer: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)));

// Browsers have passkeys on localhost and behind TLS; the server says for which address it takes them.
export const passkeysHere = (site: string | undefined) =>
  site === window.location.origin && typeof PublicKeyCredential !== 'undefined';

async function answered<T>(asked: Promise<Credential | null>, use: (credential: PublicKeyCredential) => T): Promise<T> {
  let credential: Credential | null;
  try {
    credential = await asked;
  } catch (thrown) {
    const word = thrown instanceof DOMException && thrown.name === 'InvalidStateError' ? 'known' : 'cancelled';
    throw new Problem(`passkey.${word}`, 0, String(thrown));
  }
  if (!(credential instanceof PublicKeyCredential)) throw new Problem('passkey.cancelled', 0, '');
  return use(credential);
}

export function makePasskey(challenge: string, person: string, name: string, known: ReadonlyArray<PersonalKey>) {
  return answered(navigator.credentials.create({ publicKey: {
    challenge: bytesOf(challenge),
    rp: { name: 'Acta' },
    user: { id: new TextEncoder().encode(person), name, displayName: name },
    pubKeyCredParams: [{ type: 'public-key', alg: -7 }, { type: 'public-key', alg: -8 }],
    excludeCredentials: known.map((one) => ({ type: 'public-key', id: bytesOf(one.credential ?? '') })),
    authenticatorSelection: { userVerification: 'required' },
    attestation: 'none',
  } }), (credential) => {
    const response = credential.response as AuthenticatorAttestationResponse;
    return { credential: textOf(credential.rawId), attestation: textOf(response.attestationObject),
      attestation_client_data: textOf(response.clientDataJSON) };
  });
}

export function askPasskey(challenge: string, credentials: ReadonlyArray<string>) {
  return answered(navigator.credentials.get({ publicKey: {
    challenge: bytesOf(challenge),
    allowCredentials: credentials.map((id) => ({ type: 'public-key', id: bytesOf(id) })),
    userVerification: 'required',
  } }), (credential) => {
    const response = credential.response as AuthenticatorAssertionResponse;
    return { credential: textOf(credential.rawId), client_data: textOf(response.clientDataJSON),
      authenticator_data: textOf(response.authenticatorData), signature: textOf(response.signature) };
  });
}

// Prepares what a request would record, has a passkey sign exactly that, then has it recorded with it. On
// a busy record it is asked twice, the second time for a moment that leaves time to answer.
export const recordWithPasskey = (path: string, body: unknown, version: number | undefined, key: string, passkeys: ReadonlyArray<PersonalKey>): Promise<Written> =>
  recordSigned((moment) => send<Prepared>('POST', path, body, version, key, { 'acta-prepare': moment }), async (prepared) => {
    const { credential, ...signed } = await askPasskey(prepared.challenge, passkeys.map((one) => one.credential ?? ''));
    const used = passkeys.find((one) => one.credential === credential);
    return { signatures: [], evidence: { key: used?.id ?? '', ...signed } };
  }, ['true', '15000']);
