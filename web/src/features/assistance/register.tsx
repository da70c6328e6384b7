// Registers a State's written request.
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { send, useGet, useRefresh } from '../../api/client';
import type { ElectionList } from '../../api/generated';
import { Form, type FieldSpec } from '../../shared/fields';
import { useSay } from '../../shared/i18n';
import { useSession, useStates } from '../../shared/session';
import { Page } from '../../shared/ui';
import { addressees, assistanceTypes, channels, languages, named, organs } from './words';

export function Register() {
  const say = useSay();
  const session = useSession();
  const states = useStates();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const [chosen, setChosen] = useState('');
  const elections = useGet<ElectionList>(chosen ? `/api/elections?state=${chosen}` : null);
  const fields: ReadonlyArray<FieldSpec> = [
    { name: 'organ', kind: 'one', options: named(say, 'organ', organs) },
    { name: 'office', kind: 'line' }, { name: 'signatory', kind: 'line' },
    { name: 'channel', kind: 'one', options: named(say, 'channel', channels) },
    { name: 'addressee', kind: 'one', options: named(say, 'addressee', addressees) },
    { name: 'document_on', kind: 'date' }, { name: 'received_on', kind: 'date', initial: session?.today ?? '' },
    { name: 'language', kind: 'one', options: named(say, 'language', languages) },
    { name: 'letter', kind: 'file' },
    { name: 'title', kind: 'line' }, { name: 'summary', kind: 'text' },
    { name: 'types', kind: 'many', options: named(say, 'type', assistanceTypes) },
    { name: 'elections', kind: 'many', options: elections.data?.elections.map((one) =>
      [one.id, `${one.title}${one.on ? `, ${say.date(one.on)}` : ''}`] as const) ?? [] },
    { name: 'period_from', kind: 'date', optional: true }, { name: 'period_to', kind: 'date', optional: true },
    { name: 'areas', kind: 'lines', hint: say('form.one_per_line') },
    { name: 'classification', kind: 'one', options: named(say, 'classification', ['internal', 'confidential', 'strictly_confidential']) },
  ];
  return (
    <Page title={say('register.title')} lead={say('register.lead')}>
      <div className="narrow">
        <div className="field">
          <label htmlFor="register-state">{say('field.state')}</label>
          <select id="register-state" value={chosen} onChange={(event) => setChosen(event.target.value)}>
            <option value="">{say('form.choose')}</option>
            {states.list.map((one) => <option key={one.iso3} value={one.iso3}>{one.name}</option>)}
          </select>
        </div>
        {chosen ? (
          <Form key={`${chosen}-${elections.data ? 'ready' : ''}`} fields={fields} action={say('action.record_receipt')}
            onSend={async (body, key) => {
              const written = await send('POST', '/api/requests', { ...body, state: chosen }, undefined, key);
              await refresh();
              await navigate({ to: '/requests/$id', params: { id: written.id } });
            }} />
        ) : null}
      </div>
    </Page>
  );
}
