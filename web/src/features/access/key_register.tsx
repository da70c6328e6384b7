// The keys of everybody, for administrators, who revoke one with a reason.
import { useState } from 'react';
import { send, useGet, useRefresh } from '../../api/client';
import type { KeyList, PersonalKey, PersonList } from '../../api/generated';
import { Form } from '../../shared/fields';
import { useSay } from '../../shared/i18n';
import { Answered, Empty, Modal } from '../../shared/ui';
import { KeyCard } from './key_card';

function KeysOf({ person }: { readonly person: string }) {
  const say = useSay();
  const list = useGet<KeyList>(`/api/people/${person}/keys`);
  const refresh = useRefresh();
  const [open, setOpen] = useState<PersonalKey | null>(null);
  return (
    <Answered query={list} lines={2}>
      {({ keys }) => keys.length === 0 ? <Empty>{say('keys.none_of_person')}</Empty> : (
        <>
          <ul className="cards">{keys.map((one) => <KeyCard key={one.id} one={one} onRevoke={() => setOpen(one)} />)}</ul>
          {open ? (
            <Modal title={say('keys.revoke')} onClose={() => setOpen(null)}>
              <p>{say('keys.revoke_how', { label: open.label })}</p>
              <Form action={say('keys.revoke')} fields={[{ name: 'reason', kind: 'text' }]}
                onSend={async (body, key) => {
                  await send('POST', `/api/people/${person}/keys/${open.id}/revoke`, body, undefined, key);
                  setOpen(null);
                  await refresh();
                }} />
            </Modal>
          ) : null}
        </>
      )}
    </Answered>
  );
}

export function KeyRegister() {
  const say = useSay();
  const people = useGet<PersonList>('/api/people');
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set());
  return (
    <section>
      <h2>{say('keys.register')}</h2>
      <Answered query={people}>
        {(list) => list.people.map((one) => (
          <details key={one.id} onToggle={(event) => { if (event.currentTarget.open) setShown((before) => new Set([...before, one.id])); }}>
            <summary>{one.name} <small><bdi>{one.login}</bdi></small></summary>
            {shown.has(one.id) ? <KeysOf person={one.id} /> : null}
          </details>
        ))}
      </Answered>
    </section>
  );
}
