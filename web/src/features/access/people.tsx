// People with accounts, and capacities handed to acting officers.
import { useState } from 'react';
import { send, useGet, useRefresh } from '../../api/client';
import type { DelegationList, PersonList, Role } from '../../api/generated';
import { Form, type FieldSpec } from '../../shared/fields';
import { useSay } from '../../shared/i18n';
import { useMay, useSession, useStates } from '../../shared/session';
import { Answered, Badge, Empty, Modal, Page, useWork, ProblemBox } from '../../shared/ui';

const roles: ReadonlyArray<Role> = ['focal_point', 'ead_director', 'desk_officer', 'registry_clerk', 'entity_user', 'member_state', 'donor', 'auditor', 'administrator'];

type Change = { readonly what: 'add' } | { readonly what: 'grant' | 'end'; readonly id: string; readonly name: string; readonly held: ReadonlyArray<Role> };

function useCapacityFields(): ReadonlyArray<FieldSpec> {
  const say = useSay();
  const states = useStates();
  return [
    { name: 'role', kind: 'one', initial: 'desk_officer', options: roles.map((role) => [role, say(`role.${role}`)] as const) },
    { name: 'organization', kind: 'line', optional: true },
    { name: 'state', kind: 'one', optional: true, options: states.list.map((one) => [one.iso3, one.name] as const) },
  ];
}

// What an administrator does with accounts: adds a person, gives a capacity, ends one.
function Account({ opened, onDone }: { readonly opened: Change; readonly onDone: () => Promise<void> }) {
  const say = useSay();
  const capacity = useCapacityFields();
  if (opened.what === 'add') {
    return (
      <Form action={say('people.add')} fields={[{ name: 'name', kind: 'line' }, { name: 'login', kind: 'line' }, { name: 'password', kind: 'secret' }, ...capacity]}
        onSend={async (body, key) => {
          await send('POST', '/api/people', body, undefined, key);
          await onDone();
        }} />
    );
  }
  if (opened.what === 'grant') {
    return (
      <Form action={say('people.grant')} fields={capacity}
        onSend={async (body, key) => {
          await send('POST', `/api/people/${opened.id}/capacities`, body, undefined, key);
          await onDone();
        }} />
    );
  }
  return (
    <Form action={say('people.end')} fields={[{ name: 'role', kind: 'one', options: opened.held.map((role) => [role, say(`role.${role}`)] as const) }, { name: 'reason', kind: 'text' }]}
      onSend={async (body, key) => {
        await send('POST', `/api/people/${opened.id}/capacities/end`, body, undefined, key);
        await onDone();
      }} />
  );
}

function Delegations() {
  const say = useSay();
  const list = useGet<DelegationList>('/api/delegations');
  const refresh = useRefresh();
  const { busy, problem, run } = useWork();
  const end = (id: string) => run(async () => {
    await send('DELETE', `/api/delegations/${id}`);
    await refresh();
  });
  return (
    <Answered query={list}>
      {({ delegations }) => delegations.length === 0 ? <Empty>{say('people.no_delegation')}</Empty> : (
        <>
          {problem ? <ProblemBox problem={problem} /> : null}
          <ul className="cards">
            {delegations.map((one) => (
              <li key={one.id}>
                <h3>{say('people.acts_for', { to: one.to_name, from: one.from_name })}</h3>
                <p>{say(`role.${one.role}`)}, {say.date(one.from_date)} – {say.date(one.until_date)}. {one.reason}</p>
                {one.active ? <><Badge tone="good">{say('people.active')}</Badge> <button type="button" disabled={busy} onClick={() => end(one.id)}>{say('people.take_back')}</button></> : null}
              </li>
            ))}
          </ul>
        </>
      )}
    </Answered>
  );
}

export function People() {
  const say = useSay();
  const may = useMay();
  const session = useSession();
  const people = useGet<PersonList>('/api/people');
  const refresh = useRefresh();
  const [open, setOpen] = useState<Change | { readonly what: 'delegate' } | null>(null);
  const close = () => setOpen(null);
  const names = people.data?.people.map((one) => [one.id, one.name] as const) ?? [];
  return (
    <Page title={say('people.title')} lead={say('people.lead')}>
      <section>
        <h2>{say('people.delegations')}</h2>
        {may('delegate') ? <p><button type="button" onClick={() => setOpen({ what: 'delegate' })}>{say('people.delegate')}</button></p> : null}
        <Delegations />
      </section>
      <section>
        <h2>{say('people.accounts')}</h2>
        {may('administer') ? <p><button type="button" onClick={() => setOpen({ what: 'add' })}>{say('people.add')}</button></p> : null}
        <Answered query={people}>
          {(data) => (
            <div className="scroll" tabIndex={0} role="region" aria-label={say('people.accounts')}><table>
              <thead><tr><th scope="col">{say('column.name')}</th><th scope="col">{say('column.login')}</th><th scope="col">{say('column.capacity')}</th>{may('administer') ? <th scope="col">{say('column.change')}</th> : null}</tr></thead>
              <tbody>{data.people.map((one) => (
                <tr key={one.id}><td>{one.name}{one.locked ? <> <Badge tone="stop">{say('people.locked')}</Badge></> : null}</td><td><bdi>{one.login}</bdi></td>
                  <td>{one.capacities.map((capacity) => say(`role.${capacity.role}`)).join(', ')}</td>
                  {may('administer') ? (
                    <td className="nowrap">{(['grant', 'end'] as const).map((what) => {
                      const held = one.capacities.filter((capacity) => !capacity.acting_for).map((capacity) => capacity.role);
                      return what === 'end' && held.length === 0 ? null : <span key={what}><button type="button" className="plain" onClick={() => setOpen({ what, id: one.id, name: one.name, held })}>{say(`people.${what}`)}</button> </span>;
                    })}</td>
                  ) : null}</tr>
              ))}</tbody>
            </table></div>
          )}
        </Answered>
      </section>
      {open && open.what !== 'delegate' ? (
        <Modal title={open.what === 'add' ? say('people.add') : say(`people.${open.what}_of`, { name: open.name })} onClose={close}>
          <Account opened={open} onDone={async () => { close(); await refresh(); }} />
        </Modal>
      ) : null}
      {open?.what === 'delegate' ? (
        <Modal title={say('people.delegate')} onClose={close}>
          <Form action={say('people.delegate')}
            fields={[
              { name: 'from', kind: 'one', options: names, initial: session?.person ?? '' },
              { name: 'to', kind: 'one', options: names.filter(([id]) => id !== session?.person) },
              { name: 'role', kind: 'one', options: [['focal_point', say('role.focal_point')], ['ead_director', say('role.ead_director')]] },
              { name: 'from_date', kind: 'date', initial: session?.today ?? '' }, { name: 'until_date', kind: 'date' },
              { name: 'reason', kind: 'text' }]}
            onSend={async (body, key) => {
              await send('POST', '/api/delegations', body, undefined, key);
              close();
              await refresh();
            }} />
        </Modal>
      ) : null}
    </Page>
  );
}
