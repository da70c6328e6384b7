// The three ways to add a key of one's own.
import { useState } from 'react';
import { send } from '../../api/client';
import type { KeyChallenge, PersonalKey } from '../../api/generated';
import { makeBrowserKey, signText } from '../../shared/browser_key';
import { Form } from '../../shared/fields';
import { useSay } from '../../shared/i18n';
import { askPasskey, makePasskey } from '../../shared/passkey';

type Done = { readonly onDone: () => Promise<void> };
const challenged = () => send<KeyChallenge>('POST', '/api/keys/challenge', {});

export function AddPasskey({ known, onDone }: Done & { readonly known: ReadonlyArray<PersonalKey> }) {
  const say = useSay();
  const add = async (body: Record<string, unknown>, key: string) => {
    const challenge = await challenged();
    const made = await makePasskey(challenge.challenge, challenge.person, challenge.name, known);
    const { credential, ...attestation } = made;
    // The second answer shows that the key just made is at hand: the first is not signed.
    const { credential: _, ...shown } = await askPasskey(challenge.challenge, [credential]);
    await send('POST', '/api/keys', { ...body, kind: 'passkey', text: challenge.text, ...attestation, ...shown }, undefined, key);
    await onDone();
  };
  return (
    <>
      <p>{say('keys.passkey_how')}</p>
      <Form action={say('keys.add_passkey')} fields={[{ name: 'label', kind: 'line' }]} onSend={add} />
    </>
  );
}

export function AddBrowserKey({ onDone }: Done) {
  const say = useSay();
  return (
    <>
      <p>{say('keys.browser_how')}</p>
      <Form action={say('keys.add_browser')} fields={[{ name: 'label', kind: 'line' }]}
        onSend={async (body, key) => {
          const { text } = await challenged();
          const kept = await makeBrowserKey();
          await send('POST', '/api/keys', { ...body, kind: 'personal_ed25519', text, key: kept.key, signature: await signText(kept, text) }, undefined, key);
          await onDone();
        }} />
    </>
  );
}

export function AddPersonal({ onDone }: Done) {
  const say = useSay();
  const [challenge, setChallenge] = useState<KeyChallenge | null>(null);
  if (challenge === null) {
    return (
      <>
        <p>{say('keys.personal_how')}</p>
        <pre dir="ltr" tabIndex={0}>acta key new --out my.key</pre>
        <Form action={say('keys.begin')} fields={[]} onSend={async () => setChallenge(await challenged())} />
      </>
    );
  }
  return (
    <>
      <p>{say('keys.sign_this')}</p>
      <pre dir="ltr" tabIndex={0}>{challenge.text}</pre>
      <pre dir="ltr" tabIndex={0}>acta sign --key my.key --in text.txt</pre>
      <Form action={say('keys.add_personal')} fields={[{ name: 'label', kind: 'line' }, { name: 'key', kind: 'line' }, { name: 'signature', kind: 'line' }]}
        onSend={async (body, key) => {
          await send('POST', '/api/keys', { ...body, kind: 'personal_ed25519', text: challenge.text }, undefined, key);
          await onDone();
        }} />
    </>
  );
}
