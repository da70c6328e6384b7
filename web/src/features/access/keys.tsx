// A person's own keys: passkeys that confirm decisions, personal keys that sign acts; for which acts they are
// demanded; and for administrators the keys of everybody.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { send, useGet, useRefresh } from '../../api/client';
import type { KeyList, PersonalKey } from '../../api/generated';
import { makesKeysHere } from '../../shared/browser_key';
import { Form } from '../../shared/fields';
import { useSay } from '../../shared/i18n';
import { passkeysHere } from '../../shared/passkey';
import { useMay } from '../../shared/session';
import { useKeys } from '../../shared/signing';
import { Answered, Empty, Modal, Page } from '../../shared/ui';
import { AddBrowserKey, AddPasskey, AddPersonal } from './add_keys';
import { EvidenceRules } from './evidence';
import { KeyCard } from './key_card';
import { KeyRegister } from './key_register';

type Opened = { readonly what: 'passkey' | 'personal' | 'browser' } | { readonly what: 'revoke'; readonly key: PersonalKey };

function Dialog({ opened, known, onDone, onClose }: {
  readonly opened: Opened; readonly known: ReadonlyArray<PersonalKey>; readonly onDone: () => Promise<void>; readonly onClose: () => void;
}) {
  const say = useSay();
  return (
    <Modal title={say(opened.what === 'revoke' ? 'keys.revoke' : `keys.add_${opened.what}`)} onClose={onClose}>
      {opened.what === 'passkey' ? <AddPasskey known={known} onDone={onDone} /> : null}
      {opened.what === 'browser' ? <AddBrowserKey onDone={onDone} /> : null}
      {opened.what === 'personal' ? <AddPersonal onDone={onDone} /> : null}
      {opened.what === 'revoke' ? (
        <>
          <p>{say('keys.revoke_how', { label: opened.key.label })}</p>
          <Form action={say('keys.revoke')} fields={[{ name: 'reason', kind: 'text' }]}
            onSend={async (body, key) => {
              await send('POST', `/api/keys/${opened.key.id}/revoke`, body, undefined, key);
              await onDone();
            }} />
        </>
      ) : null}
    </Modal>
  );
}

export function Keys() {
  const say = useSay();
  const may = useMay();
  const list = useGet<KeyList>('/api/keys');
  const refresh = useRefresh();
  const { kept } = useKeys(true);
  const makes = useQuery({ queryKey: ['makes keys'], queryFn: makesKeysHere, staleTime: Infinity }).data ?? false;
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
      <p className="actions">
        <button type="button" className="do" disabled={!here} onClick={() => setOpened({ what: 'passkey' })}>{say('keys.add_passkey')}</button>
        <button type="button" disabled={!list.data || !makes} onClick={() => setOpened({ what: 'browser' })}>{say('keys.add_browser')}</button>
        <button type="button" disabled={!list.data} onClick={() => setOpened({ what: 'personal' })}>{say('keys.add_personal')}</button>
      </p>
      {list.data && !here ? <p className="notice">{say('keys.not_here', { site: list.data.site ?? '' })}</p> : null}
      <Answered query={list}>
        {({ keys }) => keys.length === 0 ? <Empty>{say('keys.none')}</Empty> : (
          <ul className="cards">
            {keys.map((one) => <KeyCard key={one.id} one={one} here={one.fingerprint === kept?.fingerprint} onRevoke={() => setOpened({ what: 'revoke', key: one })} />)}
          </ul>
        )}
      </Answered>
      <EvidenceRules />
      {may('administer') ? <KeyRegister /> : null}
      {opened ? <Dialog opened={opened} known={known} onDone={done} onClose={close} /> : null}
    </Page>
  );
}
