// The first screen: the switch of roles in a demonstration, sign-in otherwise.
import { useNavigate } from '@tanstack/react-router';
import { send, useGet } from '../../api/client';
import type { PersonList, Session } from '../../api/generated';
import { Form } from '../../shared/fields';
import { useSay } from '../../shared/i18n';
import { startOver, useSession } from '../../shared/session';
import { Answered, Page, useWork } from '../../shared/ui';

function Switch() {
  const say = useSay();
  const people = useGet<PersonList>('/api/demo/people');
  const { busy, run } = useWork();
  const become = (person: string) => run(async () => {
    await send<Session>('POST', '/api/demo/session', { person });
    startOver('/');
  });
  return (
    <Answered query={people}>
      {(data) => (
        <ul className="cards people">
          {data.people.map((person) => {
            const role = person.capacities[0]?.role;
            return role ? (
              <li key={person.id}>
                <h3>{say(`role.${role}`)}</h3>
                <p>{say(`role_note.${role}`)}</p>
                <button type="button" disabled={busy} onClick={() => become(person.id)}>{say('welcome.as', { name: person.name })}</button>
              </li>
            ) : null;
          })}
        </ul>
      )}
    </Answered>
  );
}

export function Welcome() {
  const say = useSay();
  const session = useSession();
  const navigate = useNavigate();
  return (
    <Page title={say('welcome.title')} lead={say('welcome.lead')}>
      {session?.demo ? (
        <>
          <p className="notice">{say('welcome.demo')}</p>
          <h2>{say('welcome.choose')}</h2>
          <Switch />
          <p><button type="button" onClick={() => void navigate({ to: '/' })}>{say('welcome.public')}</button></p>
        </>
      ) : (
        <div className="narrow">
          <Form fields={[{ name: 'login', kind: 'line' }, { name: 'password', kind: 'secret' }]} action={say('action.sign_in')}
            onSend={async (body) => {
              await send<Session>('POST', '/api/session', body);
              startOver('/');
            }} />
        </div>
      )}
    </Page>
  );
}
