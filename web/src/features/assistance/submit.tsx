// A State submits its written request itself.
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { send, useGet, useRefresh } from '../../api/client';
import type { ElectionList } from '../../api/generated';
import { Form, type FieldSpec } from '../../shared/fields';
import { useSay } from '../../shared/i18n';
import { useSession, useStates } from '../../shared/session';
import { Page } from '../../shared/ui';
import { addressees, assistanceTypes, languages, named, stateOrgans } from './words';

export function Submit() {
  const say = useSay();
  const session = useSession();
  const states = useStates();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const own = (session?.capacities ?? []).flatMap((capacity) => capacity.role === 'member_state' && capacity.state ? [capacity.state] : []);
  const [picked, setPicked] = useState('');
  const chosen = picked || own[0] || '';
  const elections = useGet<ElectionList>(chosen ? `/api/elections?state=${chosen}` : null);
  const fields: ReadonlyArray<FieldSpec> = [
    { name: 'title', kind: 'line', label: say('own.ask_line') }, { name: 'summary', kind: 'text', label: say('own.ask_words') },
    { name: 'types', kind: 'many', options: named(say, 'type', assistanceTypes), initial: ['TA'] },
    { name: 'elections', kind: 'many', options: elections.data?.elections.map((one) =>
      [one.id, `${one.title}${one.on ? `, ${say.date(one.on)}` : ''}`] as const) ?? [] },
    { name: 'period_from', kind: 'date', optional: true }, { name: 'period_to', kind: 'date', optional: true },
    { name: 'areas', kind: 'lines', hint: say('form.one_per_line') },
    { name: 'letter', kind: 'file', hint: say('own.letter_hint') },
    { name: 'organ', kind: 'one', options: named(say, 'organ', stateOrgans), hint: say('own.organ_hint') },
    { name: 'office', kind: 'line' }, { name: 'signatory', kind: 'line' }, { name: 'document_on', kind: 'date' },
    { name: 'language', kind: 'one', options: named(say, 'language', languages) },
    { name: 'channel', kind: 'one', label: say('own.letter_form'), options: named(say, 'channel', ['note_verbale', 'letter']) },
    { name: 'addressee', kind: 'one', options: named(say, 'addressee', addressees) },
    { name: 'confidential', kind: 'flag', label: say('own.confidential') },
  ];
  return (
    <Page title={say('own.submit')} lead={say('own.submit_lead')} crumbs={<Link to="/own">{say('own.title')}</Link>}>
      <div className="narrow">
        {own.length > 1 ? (
          <div className="field">
            <label htmlFor="submit-state">{say('field.state')}</label>
            <select id="submit-state" value={chosen} onChange={(event) => setPicked(event.target.value)}>
              {own.map((one) => <option key={one} value={one}>{states.name(one)}</option>)}
            </select>
          </div>
        ) : null}
        {chosen ? (
          <Form key={chosen} fields={fields} action={say('own.submit')} uploads="/api/state/blobs"
            onSend={async (body, key) => {
              const written = await send('POST', '/api/state/requests', { ...body, state: chosen }, undefined, key);
              await refresh();
              await navigate({ to: '/own/$id', params: { id: written.id } });
            }} />
        ) : null}
      </div>
    </Page>
  );
}
