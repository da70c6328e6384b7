// People with accounts, and capacities handed to acting officers.
import { useState } from 'react';
import { send, useGet, useRefresh } from '../../api/client';
import type { DelegationList, PersonList } from '../../api/generated';
import { Form } from '../../shared/fields';
import { useSay } from '../../shared/i18n';
import { useMay, useSession } from '../../shared/session';
import { Answered, Badge, Empty, Modal, Page, useWork, ProblemBox } from '../../shared/ui';

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
  const [open, setOpen] = useState(false);
  const names = people.data?.people.map((one) => [one.id, one.name] as const) ?? [];
  return (
    <Page title={say('people.title')} lead={say('people.lead')}>
      <section>
        <h2>{say('people.delegations')}</h2>
        {may('delegate') ? <p><button type="button" onClick={() => setOpen(true)}>{say('people.delegate')}</button></p> : null}
        <Delegations />
      </section>
      <section>
        <h2>{say('people.accounts')}</h2>
        <Answered query={people}>
          {(data) => (
            <div className="scroll" tabIndex={0} role="region" aria-label={say('people.accounts')}><table>
              <thead><tr><th scope="col">{say('column.name')}</th><th scope="col">{say('column.login')}</th><th scope="col">{say('column.capacity')}</th></tr></thead>
              <tbody>{data.people.map((one) => (
                <tr key={one.id}><td>{one.name}{one.locked ? <> <Badge tone="stop">{say('people.locked')}</Badge></> : null}</td><td><bdi>{one.login}</bdi></td>
                  <td>{one.capacities.map((capacity) => say(`role.${capacity.role}`)).join(', ')}</td></tr>
              ))}</tbody>
            </table></div>
          )}
        </Answered>
      </section>
      {open ? (
        <Modal title={say('people.delegate')} onClose={() => setOpen(false)}>
          <Form action={say('people.delegate')}
            fields={[
              { name: 'from', kind: 'one', options: names, initial: session?.person ?? '' },
              { name: 'to', kind: 'one', options: names.filter(([id]) => id !== session?.person) },
              { name: 'role', kind: 'one', options: [['focal_point', say('role.focal_point')], ['ead_director', say('role.ead_director')]] },
              { name: 'from_date', kind: 'date', initial: session?.today ?? '' }, { name: 'until_date', kind: 'date' },
              { name: 'reason', kind: 'text' }]}
            onSend={async (body, key) => {
              await send('POST', '/api/delegations', body, undefined, key);
              setOpen(false);
              await refresh();
            }} />
        </Modal>
      ) : null}
    </Page>
  );
}
