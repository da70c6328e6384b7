// Mandates of the Security Council and the General Assembly: a list, and one with its acts and files.
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { send, useGet, useRefresh } from '../../api/client';
import type { ElectionList, MandateFile, MandateInfo, MandateList, Written } from '../../api/generated';
import { Form, type FieldSpec } from '../../shared/fields';
import { useSay } from '../../shared/i18n';
import { useSession, useStates } from '../../shared/session';
import { Timeline } from '../../shared/timeline';
import { Answered, Badge, Empty, Modal, Page } from '../../shared/ui';
import { assistanceTypes, mandatingOrgans, named } from './words';

function useTextFields(): ReadonlyArray<FieldSpec> {
  const say = useSay();
  return [{ name: 'text.symbol', kind: 'line', hint: say('mandate.symbol_hint') }, { name: 'text.paragraph', kind: 'line' },
    { name: 'text.excerpt', kind: 'text', hint: say('mandate.excerpt_hint') }, { name: 'text.adopted_on', kind: 'date' },
    { name: 'text.expires_on', kind: 'date', optional: true }];
}

function RecordMandate({ onDone }: { readonly onDone: () => void }) {
  const say = useSay();
  const states = useStates();
  const refresh = useRefresh();
  const text = useTextFields();
  return (
    <Modal title={say('mandate.record')} onClose={onDone}>
      <Form action={say('mandate.record')} fields={[
        { name: 'state', kind: 'one', options: states.list.map((one) => [one.iso3, one.name] as const) },
        { name: 'organ', kind: 'one', label: say('mandate.organ'), options: named(say, 'mandating', mandatingOrgans) }, ...text,
        { name: 'types', kind: 'many', options: named(say, 'type', assistanceTypes) }, { name: 'mission', kind: 'line', optional: true }]}
        onSend={async (body, key) => {
          await send('POST', '/api/mandates', body, undefined, key);
          onDone();
          await refresh();
        }} />
    </Modal>
  );
}

export function Validity({ mandate }: { readonly mandate: MandateInfo }) {
  const say = useSay();
  const today = useSession()?.today ?? '';
  if (mandate.until !== undefined && mandate.until < today) {
    return <Badge tone="stop">{say('mandate.expired', { date: say.date(mandate.until) })}</Badge>;
  }
  return <Badge tone="good">{mandate.until ? say('mandate.until', { date: say.date(mandate.until) }) : say('mandate.open_end')}</Badge>;
}

export function Mandates() {
  const say = useSay();
  const states = useStates();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { readonly state?: string };
  const query = useGet<MandateList>(`/api/mandates${search.state ? `?state=${search.state}` : ''}`);
  const [recording, setRecording] = useState(false);
  return (
    <Page title={say('mandate.title')} lead={say('mandate.lead')}>
      <div className="filters" role="search">
        <label>{say('filter.state')}
          <select value={search.state ?? ''} onChange={(event) => void navigate({ to: '/mandates', search: { state: event.target.value || undefined }, replace: true })}>
            <option value="">{say('filter.all')}</option>
            {states.list.map((state) => <option key={state.iso3} value={state.iso3}>{state.name}</option>)}
          </select>
        </label>
        {query.data?.may_edit ? <button type="button" onClick={() => setRecording(true)}>{say('mandate.record')}</button> : null}
      </div>
      <Answered query={query}>
        {({ mandates }) => mandates.length === 0 ? <Empty>{say('mandate.none')}</Empty> : (
          <ul className="rows">
            {mandates.map((one) => (
              <li key={one.id}>
                <span>{states.name(one.state)}</span>
                <Link to="/mandates/$id" params={{ id: one.id }}><bdi>{one.text.symbol}</bdi></Link>
                <span>{one.types.map((type) => say(`type.${type}`)).join(' · ')}</span>
                <Validity mandate={one} />
              </li>
            ))}
          </ul>
        )}
      </Answered>
      {recording ? <RecordMandate onDone={() => setRecording(false)} /> : null}
    </Page>
  );
}

type Open = 'renewals' | 'end' | 'files' | null;

function Steps({ data }: { readonly data: MandateFile }) {
  const say = useSay();
  const refresh = useRefresh();
  const navigate = useNavigate();
  const text = useTextFields();
  const [open, setOpen] = useState<Open>(null);
  const { mandate } = data;
  const elections = useGet<ElectionList>(data.may_edit ? `/api/elections?state=${mandate.state}` : null);
  if (!data.may_edit) return null;
  const fields: Record<Exclude<Open, null>, ReadonlyArray<FieldSpec>> = {
    renewals: text,
    end: [{ name: 'ended_on', kind: 'date' }, { name: 'reason', kind: 'text' }, { name: 'source', kind: 'line' }],
    files: [{ name: 'title', kind: 'line' }, { name: 'summary', kind: 'text' }, { name: 'types', kind: 'many', options: named(say, 'type', mandate.types), initial: mandate.types },
      { name: 'areas', kind: 'lines', hint: say('form.one_per_line') },
      { name: 'elections', kind: 'many', options: elections.data?.elections.map((one) => [one.id, one.title] as const) ?? [] },
      { name: 'period_from', kind: 'date', optional: true }, { name: 'period_to', kind: 'date', optional: true },
      { name: 'classification', kind: 'one', options: named(say, 'classification', ['internal', 'confidential', 'strictly_confidential']) }],
  };
  return (
    <>
      <p className="actions">
        {(['files', 'renewals', 'end'] as const).map((one) => <button key={one} type="button" onClick={() => setOpen(one)}>{say(`mandate.step_${one}`)}</button>)}
      </p>
      {open ? (
        <Modal title={say(`mandate.step_${open}`)} onClose={() => setOpen(null)}>
          <Form key={open} action={say(`mandate.step_${open}`)} fields={fields[open]}
            onSend={async (body, key) => {
              const written = await send<Written>('POST', `/api/mandates/${mandate.id}/${open}`, body, open === 'files' ? undefined : mandate.version, key);
              setOpen(null);
              await refresh();
              if (open === 'files') await navigate({ to: '/requests/$id', params: { id: written.id } });
            }} />
        </Modal>
      ) : null}
    </>
  );
}

export function Mandate() {
  const say = useSay();
  const states = useStates();
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useGet<MandateFile>(`/api/mandates/${id}`);
  const mandate = query.data?.mandate;
  return (
    <Page title={mandate?.text.symbol ?? say('mandate.one')} lead={mandate ? states.name(mandate.state) : undefined}
      crumbs={<Link to="/mandates">{say('mandate.title')}</Link>}>
      <Answered query={query}>
        {(data) => (
          <>
            <p><Validity mandate={data.mandate} /> {data.mandate.ended_for ?? ''}</p>
            <blockquote><p>{data.mandate.text.excerpt}</p><small>{data.mandate.text.symbol}, {data.mandate.text.paragraph}, {say.date(data.mandate.text.adopted_on)}</small></blockquote>
            <dl className="wide">
              <div><dt>{say('mandate.organ')}</dt><dd>{say(`mandating.${data.mandate.organ}`)}</dd></div>
              <div><dt>{say('mandate.grants')}</dt><dd>{data.mandate.types.map((type) => say(`type.${type}`)).join(', ')}</dd></div>
              {data.mandate.mission ? <div><dt>{say('field.mission')}</dt><dd>{data.mandate.mission}</dd></div> : null}
              <div><dt>{say('mandate.given')}</dt><dd>{say.date(data.mandate.given_on)}</dd></div>
            </dl>
            <Steps data={data} />
            <section><h2>{say('file.timeline')}</h2><Timeline acts={data.timeline} /></section>
          </>
        )}
      </Answered>
    </Page>
  );
}
