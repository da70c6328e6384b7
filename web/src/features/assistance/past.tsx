// Requests from before the record: found by State, register and text, page by page; and one with its source and its acts.
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { send, useGet, useRefresh } from '../../api/client';
import type { PastFile, PastList, PastRow, Response } from '../../api/generated';
import { Form } from '../../shared/fields';
import { useSay } from '../../shared/i18n';
import { useStates } from '../../shared/session';
import { Timeline } from '../../shared/timeline';
import { Answered, Badge, Empty, Modal, Page } from '../../shared/ui';

const pageSize = 100;

export interface PastSearch {
  readonly q?: string;
  readonly state?: string;
  readonly register?: string;
  readonly from?: string;
}

// A day, month or year, as far as it is known.
function useDay(): (text: string | undefined) => string {
  const say = useSay();
  return (text) => !text ? '' : text.length === 10 ? say.date(text)
    : text.length === 7 ? say.month(`${text}-01`) : text;
}

function Answer({ response }: { readonly response: Response | undefined }) {
  const say = useSay();
  if (!response) return <>{say('past.response_unknown')}</>;
  const tone = response.startsWith('approved') ? 'good' : response === 'declined' || response === 'not_admissible' ? 'stop' : 'wait';
  return <Badge tone={tone}>{say(`past.response_${response}`)}</Badge>;
}

function Filters({ search, registers, set }: { readonly search: PastSearch; readonly registers: ReadonlyArray<string>; readonly set: (search: PastSearch) => void }) {
  const say = useSay();
  const states = useStates();
  const choose = (name: keyof PastSearch, value: string) => set({ ...search, from: undefined, [name]: value || undefined });
  return (
    <div className="filters" role="search">
      <label>{say('filter.text')}<input type="search" value={search.q ?? ''} onChange={(event) => choose('q', event.target.value)} /></label>
      <label>{say('filter.state')}
        <select value={search.state ?? ''} onChange={(event) => choose('state', event.target.value)}>
          <option value="">{say('filter.all')}</option>
          {[...states.list, ...states.former].map((state) => <option key={state.iso3} value={state.iso3}>{state.name}</option>)}
        </select>
      </label>
      <label>{say('past.register')}
        <select value={search.register ?? ''} onChange={(event) => choose('register', event.target.value)}>
          <option value="">{say('filter.all')}</option>
          {registers.map((word) => <option key={word} value={word}>{word}</option>)}
        </select>
      </label>
    </div>
  );
}

function Rows({ rows }: { readonly rows: ReadonlyArray<PastRow> }) {
  const say = useSay();
  const states = useStates();
  const day = useDay();
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={say('past.title')}>
      <table>
        <thead><tr>{['column.state', 'past.identifier', 'column.title', 'column.types', 'column.received_on', 'past.response'].map((head) => <th key={head} scope="col">{say(head)}</th>)}</tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{states.name(row.state)}</td>
              <td className="nowrap"><Link to="/requests/before/$id" params={{ id: row.id }}><bdi>{row.identifier}</bdi></Link></td>
              <td>{row.title || row.election}{row.classification !== 'public' ? <> <Badge tone="stop">{say(`classification.${row.classification}`)}</Badge></> : null}
                {row.withdrawn !== undefined ? <> <Badge tone="stop">{say('past.withdrawn')}</Badge></> : null}</td>
              <td>{row.types.map((type) => <abbr key={type} title={say(`type.${type}`)}>{type} </abbr>)}</td>
              <td className="nowrap">{day(row.received_on)}</td>
              <td className="nowrap"><Answer response={row.response} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Turn({ search, total, set }: { readonly search: PastSearch; readonly total: number; readonly set: (search: PastSearch) => void }) {
  const say = useSay();
  const from = Number(search.from ?? 0);
  const go = (to: number) => set({ ...search, from: to > 0 ? String(to) : undefined });
  if (total <= pageSize) return null;
  return (
    <p className="actions">
      <button type="button" disabled={from === 0} onClick={() => go(from - pageSize)}>{say('past.later')}</button>
      <span>{say('past.shown', { from: say.number(from + 1), to: say.number(Math.min(from + pageSize, total)), total: say.number(total) })}</span>
      <button type="button" disabled={from + pageSize >= total} onClick={() => go(from + pageSize)}>{say('past.earlier')}</button>
    </p>
  );
}

export function PastRequests() {
  const say = useSay();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as PastSearch;
  const set = (next: PastSearch) => void navigate({ to: '/requests/before', search: { ...next }, replace: true });
  const asked = new URLSearchParams(Object.entries(search).filter(([, value]) => value) as [string, string][]);
  const list = useGet<PastList>(`/api/past-requests?${asked}`);
  return (
    <Page title={say('past.title')} lead={say('past.lead')} crumbs={<Link to="/requests">{say('requests.title')}</Link>}>
      <p className="links">
        {list.data?.may_import ? <Link to="/requests/before/import" className="button">{say('past.import')}</Link> : null}
        <a href={`/api/past-requests.csv?${asked}`}>CSV</a>
      </p>
      <Filters search={search} registers={list.data?.registers ?? []} set={set} />
      <Answered query={list}>
        {({ requests, total }) => requests.length === 0 ? <Empty>{say('past.none')}</Empty> : (
          <><p className="count">{say('requests.count', { count: total })}</p><Rows rows={requests} /><Turn search={search} total={total} set={set} /></>
        )}
      </Answered>
    </Page>
  );
}

function Said({ row }: { readonly row: PastRow }) {
  const say = useSay();
  const day = useDay();
  const lines: ReadonlyArray<readonly [string, string]> = [['past.received_on', day(row.received_on)], ['column.types', row.types.map((type) => say(`type.${type}`)).join(', ')],
    ['past.election', row.election], ['past.responded_on', day(row.responded_on)], ['field.lead_entity', row.lead_entity], ['past.register', row.register],
    ['field.source', [row.source, row.page].filter(Boolean).join(', ')], ['field.note', row.note], ['past.apart_from', row.apart_from.join(', ')]];
  return <dl className="wide">{lines.filter(([, text]) => text).map(([key, text]) => <div key={key}><dt>{say(key)}</dt><dd>{text}</dd></div>)}</dl>;
}

function Withdraw({ row }: { readonly row: PastRow }) {
  const say = useSay();
  const refresh = useRefresh();
  const [open, setOpen] = useState(false);
  return (
    <>
      <p className="actions"><button type="button" onClick={() => setOpen(true)}>{say('past.withdraw')}</button></p>
      {open ? (
        <Modal title={say('past.withdraw')} onClose={() => setOpen(false)}>
          <p>{say('past.withdraw_note')}</p>
          <Form action={say('past.withdraw')} fields={[{ name: 'reason', kind: 'text' }]}
            onSend={async (body, key) => {
              await send('POST', `/api/past-requests/${row.id}/withdrawal`, body, row.version, key);
              setOpen(false);
              await refresh();
            }} />
        </Modal>
      ) : null}
    </>
  );
}

export function PastRequest() {
  const say = useSay();
  const states = useStates();
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useGet<PastFile>(`/api/past-requests/${id}`);
  const row = query.data?.request;
  return (
    <Page title={row ? `${row.identifier} ${states.name(row.state)}` : say('past.one')} lead={row?.title || undefined}
      crumbs={<Link to="/requests/before">{say('past.title')}</Link>}>
      <Answered query={query}>
        {({ request, may_be, timeline, may_edit }) => (
          <>
            <p><Answer response={request.response} />{request.classification !== 'public' ? <> <Badge tone="stop">{say(`classification.${request.classification}`)}</Badge></> : null}</p>
            {request.withdrawn !== undefined ? <div className="notice stop"><strong>{say('past.withdrawn')}</strong><p>{request.withdrawn}</p></div> : null}
            {may_be.length > 0 ? (
              <div className="notice"><p>{say('past.may_be')}</p>
                <ul className="plain-list">{may_be.map((one) => <li key={one.id}><Link to="/requests/$id" params={{ id: one.id }}><bdi>{one.ref}</bdi></Link> {one.title}</li>)}</ul></div>
            ) : null}
            <Said row={request} />
            {may_edit && request.withdrawn === undefined ? <Withdraw row={request} /> : null}
            <section><h2>{say('file.timeline')}</h2><Timeline acts={timeline} /></section>
          </>
        )}
      </Answered>
    </Page>
  );
}
