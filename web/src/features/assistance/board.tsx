// The board of requests: filters in the address, a dense table, what is shown as CSV. What is asked of OHCHR has neither
// these kinds nor these statuses, and is not shown where one is chosen.
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useGet } from '../../api/client';
import type { RequestList, RequestRow } from '../../api/generated';
import { saveText, toCsv } from '../../shared/csv';
import { useSay } from '../../shared/i18n';
import { useMay, useStates } from '../../shared/session';
import { Answered, Badge, Empty, Page } from '../../shared/ui';
import { AdvisoryOnBoard } from './advisory';
import { assistanceTypes, statuses, toneOf } from './words';

export interface BoardSearch {
  readonly q?: string;
  readonly status?: string;
  readonly state?: string;
  readonly type?: string;
}

function Filters({ search }: { readonly search: BoardSearch }) {
  const say = useSay();
  const states = useStates();
  const navigate = useNavigate();
  const set = (name: keyof BoardSearch, value: string) =>
    void navigate({ to: '/requests', search: { ...search, [name]: value || undefined }, replace: true });
  return (
    <div className="filters" role="search">
      <label>{say('filter.text')}<input type="search" value={search.q ?? ''} onChange={(event) => set('q', event.target.value)} /></label>
      <label>{say('filter.status')}
        <select value={search.status ?? ''} onChange={(event) => set('status', event.target.value)}>
          <option value="">{say('filter.all')}</option>
          {statuses.map((word) => <option key={word} value={word}>{say(`status.${word}`)}</option>)}
        </select>
      </label>
      <label>{say('filter.type')}
        <select value={search.type ?? ''} onChange={(event) => set('type', event.target.value)}>
          <option value="">{say('filter.all')}</option>
          {assistanceTypes.map((word) => <option key={word} value={word}>{say(`type.${word}`)}</option>)}
        </select>
      </label>
      <label>{say('filter.state')}
        <select value={search.state ?? ''} onChange={(event) => set('state', event.target.value)}>
          <option value="">{say('filter.all')}</option>
          {states.list.map((state) => <option key={state.iso3} value={state.iso3}>{state.name}</option>)}
        </select>
      </label>
    </div>
  );
}

function Rows({ rows }: { readonly rows: ReadonlyArray<RequestRow> }) {
  const say = useSay();
  const states = useStates();
  const heads = ['state', 'ref', 'title', 'types', 'received_on', 'time', 'status'];
  const save = () => saveText('requests.csv', toCsv([heads.map((head) => say(`column.${head}`)),
    ...rows.map((row) => [states.name(row.state), row.ref, row.title, row.types.join(' '), row.received_on,
      row.time ?? '', row.status])]));
  if (rows.length === 0) return <Empty>{say('requests.none')}</Empty>;
  return (
    <>
      <p className="count">{say('requests.count', { count: rows.length })} <button type="button" className="plain" onClick={save}>CSV</button></p>
      <div className="scroll" tabIndex={0} role="region" aria-label={say('requests.title')}>
        <table>
          <thead><tr>{heads.map((head) => <th key={head} scope="col">{say(`column.${head}`)}</th>)}</tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>{states.name(row.state)}</td>
                <td className="nowrap"><Link to="/requests/$id" params={{ id: row.id }}><bdi>{row.ref}</bdi></Link></td>
                <td>{row.title}{row.classification !== 'internal' ? <> <Badge tone="stop">{say(`classification.${row.classification}`)}</Badge></> : null}</td>
                <td>{row.types.map((type) => <abbr key={type} title={say(`type.${type}`)}>{type} </abbr>)}</td>
                <td className="nowrap">{say.date(row.received_on)}</td>
                <td>{row.time ? say(`time.${row.time}`) : '–'}</td>
                <td className="nowrap"><Badge tone={toneOf(row.status)}>{say(`status.${row.status}`)}</Badge></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

export function Board() {
  const say = useSay();
  const may = useMay();
  const search = useSearch({ strict: false }) as BoardSearch;
  const query = new URLSearchParams(Object.entries(search).filter(([, value]) => value) as [string, string][]);
  const list = useGet<RequestList>(`/api/requests?${query}`);
  return (
    <Page title={say('requests.title')} lead={say('requests.lead')}>
      <p className="links">
        {may('request_register') ? <Link to="/requests/new" className="button">{say('action.register')}</Link> : null}
        <Link to="/mandates">{say('mandate.title')}</Link>
        <Link to="/requests/before" search={{ state: search.state, q: search.q }}>{say('past.title')}</Link>
        <Link to="/requests" search={{ ...search }} hash="advisory">{say('advisory.title')}</Link>
      </p>
      <Filters search={search} />
      <Answered query={list}>{(data) => <Rows rows={data.requests} />}</Answered>
      {search.status || search.type ? null : <AdvisoryOnBoard state={search.state} text={search.q} />}
    </Page>
  );
}
