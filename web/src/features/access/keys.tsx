// A person's own keys: passkeys that confirm decisions, personal keys that sign acts.
import { useState } from 'react';
import { send, useGet, useRefresh } from '../../api/client';
import type { KeyChallenge, KeyList, PersonalKey } from '../../api/generated';
import { Form } from '../../shared/fields';
import { useSay } from '../../shared/i18n';
import { askPasskey, makePasskey, passkeysHere } from '../../shared/passkey';
import { Answered, Badge, Empty, Modal, Page } from '../../shared/ui';

type Opened = { readonly what: 'passkey' | 'personal' } | { readonly what: 'revoke'; readonly key: PersonalKey };

function KeyCard({ one, onRevoke }: { readonly one: PersonalKey; readonly onRevoke: () => void }) {
  const say = useSay();
  return (
    <li>
      <h3>{one.label} <Badge tone={one.revoked === undefined ? 'good' : 'stop'}>{say(one.revoked === undefined ? 'keys.counts' : 'keys.revoked')}</Badge></h3>
      <p>{say(`key_kind.${one.kind}`)}{one.site ? <>, <bdi>{one.site}</bdi></> : null}<br />
        <bdi><code>{one.fingerprint.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code></bdi></p>
      <p>{say('keys.added', { index: say.number(one.added), date: say.date(one.added_at) })}
        {one.revoked === undefined ? null : ` ${say('keys.revoked_because', { index: say.number(one.revoked), reason: one.reason ?? '' })}`}</p>
      {one.revoked === undefined ? <button type="button" onClick={onRevoke}>{say('keys.revoke')}</button> : null}
    </li>
  );
}

function AddPasskey({ known, onDone }: { readonly known: ReadonlyArray<PersonalKey>; readonly onDone: () => Promise<void> }) {
  const say = useSay();
  const add = async (body: Record<string, unknown>, key: string) => {
    const challenge = await send<KeyChallenge>('POST', '/api/keys/challenge', {});
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

function AddPersonal({ onDone }: { readonly onDone: () => Promise<void> }) {
  const say = useSay();
  const [challenge, setChallenge] = useState<KeyChallenge | null>(null);
  if (challenge === null) {
    return (
      <>
        <p>{say('keys.personal_how')}</p>
        <pre dir="ltr" tabIndex={0}>acta key new --out my.key</pre>
        <Form action={say('keys.begin')} fields={[]} onSend={async () => setChallenge(await send<KeyChallenge>('POST', '/api/keys/challenge', {}))} />
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

export function Keys() {
  const say = useSay();
  const list = useGet<KeyList>('/api/keys');
  const refresh = useRefresh();
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened(null);
  const done = async () => {
    close();
    await refresh();
  };
  const here = passkeysHere(list.data?.site);
  const known = (list.data?.keys ?? []).filter((one) => one.kind === 'passkey' && one.revoked === undefined);
  return (
    <Page title={say('keys.title')} lead={say('keys.lead')}>
      <p>
        <button type="button" className="do" disabled={!here} onClick={() => setOpened({ what: 'passkey' })}>{say('keys.add_passkey')}</button>{' '}
        <button type="button" disabled={!list.data} onClick={() => setOpened({ what: 'personal' })}>{say('keys.add_personal')}</button>
      </p>
      {list.data && !here ? <p className="notice">{say('keys.not_here', { site: list.data.site ?? '' })}</p> : null}
      <Answered query={list}>
        {({ keys }) => keys.length === 0 ? <Empty>{say('keys.none')}</Empty> : (
          <ul className="cards">
            {keys.map((one) => <KeyCard key={one.id} one={one} onRevoke={() => setOpened({ what: 'revoke', key: one })} />)}
          </ul>
        )}
      </Answered>
      {opened ? (
        <Modal title={say(opened.what === 'revoke' ? 'keys.revoke' : `keys.add_${opened.what}`)} onClose={close}>
          {opened.what === 'passkey' ? <AddPasskey known={known} onDone={done} /> : null}
          {opened.what === 'personal' ? <AddPersonal onDone={done} /> : null}
          {opened.what === 'revoke' ? (
            <>
              <p>{say('keys.revoke_how', { label: opened.key.label })}</p>
              <Form action={say('keys.revoke')} fields={[{ name: 'reason', kind: 'text' }]}
                onSend={async (body, key) => {
                  await send('POST', `/api/keys/${opened.key.id}/revoke`, body, undefined, key);
                  await done();
                }} />
            </>
          ) : null}
        </Modal>
      ) : null}
    </Page>
  );
}
