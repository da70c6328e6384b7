// Electoral cycles of States, and one with its phases and elections.
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { send, useGet, useRefresh } from '../../api/client';
import type { CycleFile, CycleList, Written } from '../../api/generated';
import { Form } from '../../shared/fields';
import { useSay } from '../../shared/i18n';
import { useMay, useSession, useStates } from '../../shared/session';
import { Answered, Badge, Empty, Modal, Page } from '../../shared/ui';
import { Rows } from './calendar';
import { PhaseChart } from './phases';
import { phases } from './words';

function OpenCycle({ onDone }: { readonly onDone: () => void }) {
  const say = useSay();
  const states = useStates();
  const navigate = useNavigate();
  const refresh = useRefresh();
  return (
    <Modal title={say('cycle.open')} onClose={onDone}>
      <Form action={say('cycle.open')} fields={[
        { name: 'state', kind: 'one', options: states.list.map((one) => [one.iso3, one.name] as const) },
        { name: 'title', kind: 'line', hint: say('cycle.title_hint') }]}
        onSend={async (body, key) => {
          const written = await send<Written>('POST', '/api/cycles', body, undefined, key);
          await refresh();
          await navigate({ to: '/cycles/$id', params: { id: written.id } });
        }} />
    </Modal>
  );
}

// All States: where each cycle stands today.
function CycleRows({ data, today }: { readonly data: CycleList; readonly today: string }) {
  const say = useSay();
  const states = useStates();
  const running = Map.groupBy(data.phases.filter((one) => one.from <= today && (!one.to || today <= one.to)), (one) => one.cycle);
  return (
    <ul className="rows">
      {data.cycles.map((cycle) => (
        <li key={cycle.id}>
          <Link to="/cycles" search={{ state: cycle.state }}>{states.name(cycle.state)}</Link>
          <Link to="/cycles/$id" params={{ id: cycle.id }}><bdi>{cycle.title}</bdi></Link>
          <span>{running.get(cycle.id)?.map((one) => say(`phase.${one.phase}`)).join(' · ') ?? say('cycle.no_phase_now')}</span>
          {cycle.closed_on ? <Badge tone="good">{say('cycle.closed')}</Badge> : <span />}
        </li>
      ))}
    </ul>
  );
}

export function Cycles() {
  const say = useSay();
  const may = useMay();
  const states = useStates();
  const session = useSession();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { readonly state?: string };
  const query = useGet<CycleList>(`/api/cycles${search.state ? `?state=${search.state}` : ''}`);
  const [opening, setOpening] = useState(false);
  return (
    <Page title={say('cycle.title')} lead={say('cycle.lead')} crumbs={<Link to="/elections">{say('calendar.title')}</Link>}>
      <div className="filters" role="search">
        <label>{say('filter.state')}
          <select value={search.state ?? ''} onChange={(event) => void navigate({ to: '/cycles', search: { state: event.target.value || undefined }, replace: true })}>
            <option value="">{say('filter.all')}</option>
            {states.list.map((state) => <option key={state.iso3} value={state.iso3}>{state.name}</option>)}
          </select>
        </label>
        {may('election_edit') ? <button type="button" onClick={() => setOpening(true)}>{say('cycle.open')}</button> : null}
      </div>
      <Answered query={query}>
        {(data) => data.cycles.length === 0 ? <Empty>{say('cycle.none')}</Empty> : (
          <>
            {search.state ? data.cycles.map((cycle) => (
              <section key={cycle.id}>
                <h2><Link to="/cycles/$id" params={{ id: cycle.id }}>{states.name(cycle.state)}: <bdi>{cycle.title}</bdi></Link>{' '}
                  {cycle.closed_on ? <Badge tone="good">{say('cycle.closed')}</Badge> : null}</h2>
                <PhaseChart phases={data.phases.filter((one) => one.cycle === cycle.id)} today={session?.today ?? ''} />
              </section>
            )) : <CycleRows data={data} today={session?.today ?? ''} />}
          </>
        )}
      </Answered>
      {opening ? <OpenCycle onDone={() => setOpening(false)} /> : null}
    </Page>
  );
}

type Open = 'phases' | 'closing' | 'reopening' | null;

function Steps({ data }: { readonly data: CycleFile }) {
  const say = useSay();
  const refresh = useRefresh();
  const [open, setOpen] = useState<Open>(null);
  if (!data.may_edit) return null;
  const closed = data.cycle.closed_on !== undefined;
  const fields = {
    phases: [{ name: 'phase', kind: 'one', options: phases.map((one) => [one, say(`phase.${one}`)] as const) },
      { name: 'from', kind: 'date', optional: true, label: say('field.from_date'), hint: say('cycle.phase_hint') },
      { name: 'to', kind: 'date', optional: true, label: say('field.until_date') }, { name: 'source', kind: 'line' }],
    closing: [{ name: 'on', kind: 'date' }, { name: 'reason', kind: 'text' }],
    reopening: [{ name: 'reason', kind: 'text' }],
  } as const;
  return (
    <>
      <p className="actions">
        {(closed ? ['reopening'] as const : ['phases', 'closing'] as const).map((one) => (
          <button key={one} type="button" onClick={() => setOpen(one)}>{say(`cycle.step_${one}`)}</button>))}
      </p>
      {open ? (
        <Modal title={say(`cycle.step_${open}`)} onClose={() => setOpen(null)}>
          <Form key={open} action={say(`cycle.step_${open}`)} fields={fields[open]}
            onSend={async (body, key) => {
              await send('POST', `/api/cycles/${data.cycle.id}/${open}`, body, data.cycle.version, key);
              setOpen(null);
              await refresh();
            }} />
        </Modal>
      ) : null}
    </>
  );
}

export function Cycle() {
  const say = useSay();
  const states = useStates();
  const session = useSession();
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useGet<CycleFile>(`/api/cycles/${id}`);
  const cycle = query.data?.cycle;
  return (
    <Page title={cycle?.title ?? say('cycle.one')} lead={cycle ? states.name(cycle.state) : undefined}
      crumbs={<Link to="/cycles">{say('cycle.title')}</Link>}>
      <Answered query={query}>
        {(data) => (
          <>
            {data.cycle.closed_on ? <p className="notice good">{say('cycle.closed_on', { on: say.date(data.cycle.closed_on), reason: data.cycle.closed_for ?? '' })}</p> : null}
            <Steps data={data} />
            <section>
              <h2>{say('cycle.phases')}</h2>
              <PhaseChart phases={data.phases} today={session?.today ?? ''} sources />
            </section>
            <section>
              <h2>{say('cycle.elections')}</h2>
              {data.elections.length === 0 ? <Empty>{say('cycle.no_elections')}</Empty> : <Rows elections={data.elections} />}
            </section>
          </>
        )}
      </Answered>
    </Page>
  );
}
