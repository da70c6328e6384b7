// The calendar of elections by month, year and region.
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { send, useGet, useRefresh } from '../../api/client';
import type { ElectionInfo, ElectionList } from '../../api/generated';
import { saveText, toCsv } from '../../shared/csv';
import { Form } from '../../shared/fields';
import { useSay } from '../../shared/i18n';
import { useMay, useSession, useStates } from '../../shared/session';
import { Answered, Empty, Modal, Page } from '../../shared/ui';
import { daysOf, StatusBadge } from './days';
import { Subscribe } from './subscribe';
import { kinds, regions } from './words';
import { YearView } from './year';

export interface CalendarSearch {
  readonly view?: string;
  readonly year?: string;
  readonly region?: string;
  readonly state?: string;
  readonly kind?: string;
}

function AddElection({ onDone }: { readonly onDone: () => void }) {
  const say = useSay();
  const states = useStates();
  const refresh = useRefresh();
  return (
    <Modal title={say('calendar.add')} onClose={onDone}>
      <Form action={say('calendar.add')} fields={[
        { name: 'state', kind: 'one', options: states.list.map((one) => [one.iso3, one.name] as const) },
        { name: 'kind', kind: 'one', options: kinds.map((kind) => [kind, say(`election.${kind}`)] as const) },
        { name: 'title', kind: 'line' }]}
        onSend={async (body, key) => {
          await send('POST', '/api/elections', body, undefined, key);
          onDone();
          await refresh();
        }} />
    </Modal>
  );
}

function Filters({ search, year }: { readonly search: CalendarSearch; readonly year: string }) {
  const say = useSay();
  const states = useStates();
  const navigate = useNavigate();
  const set = (name: keyof CalendarSearch, value: string) =>
    void navigate({ to: '/elections', search: { ...search, [name]: value || undefined }, replace: true });
  const choice = (name: 'view' | 'region' | 'kind', options: ReadonlyArray<readonly [string, string]>, all?: string) => (
    <label>{say(`calendar.by_${name}`)}
      <select value={search[name] ?? ''} onChange={(event) => set(name, event.target.value)}>
        {all ? <option value="">{all}</option> : null}
        {options.map(([value, text]) => <option key={value} value={value}>{text}</option>)}
      </select>
    </label>
  );
  return (
    <div className="filters" role="search">
      {choice('view', [['', say('calendar.view_coming')], ['month', say('calendar.view_month')], ['year', say('calendar.view_year')], ['region', say('calendar.view_region')]])}
      {search.view ? <label>{say('calendar.year')}
        <span className="stepper">
          <button type="button" aria-label={say('calendar.year_before')} onClick={() => set('year', String(Number(year) - 1))}>−</button>
          <YearField year={year} onYear={(value) => set('year', value)} />
          <button type="button" aria-label={say('calendar.year_after')} onClick={() => set('year', String(Number(year) + 1))}>+</button>
        </span>
      </label> : null}
      {choice('region', regions.map((one) => [one, say(`region.${one}`)] as const), say('filter.all'))}
      <label>{say('filter.state')}
        <select value={search.state ?? ''} onChange={(event) => set('state', event.target.value)}>
          <option value="">{say('filter.all')}</option>
          {states.list.map((state) => <option key={state.iso3} value={state.iso3}>{state.name}</option>)}
        </select>
      </label>
      {choice('kind', kinds.map((one) => [one, say(`election.${one}`)] as const), say('filter.all'))}
    </div>
  );
}

// What is typed stays as it is typed, and is asked for once it is a year.
function YearField({ year, onYear }: { readonly year: string; readonly onYear: (year: string) => void }) {
  const [typed, setTyped] = useState(year);
  useEffect(() => setTyped(year), [year]);
  return (
    <input type="number" min="1789" max="2100" value={typed} onBlur={() => setTyped(year)} onChange={(event) => {
      setTyped(event.target.value);
      if (/^(1[789]|20)\d\d$/.test(event.target.value)) onYear(event.target.value);
    }} />
  );
}

export function Rows({ elections }: { readonly elections: ReadonlyArray<ElectionInfo> }) {
  const say = useSay();
  const states = useStates();
  return (
    <ul className="rows">
      {elections.map((one) => (
        <li key={one.id}>
          <span>{daysOf(say, one)}</span>
          <span>{states.name(one.state)}</span>
          <Link to="/elections/$id" params={{ id: one.id }}><bdi>{one.title}</bdi></Link>
          <StatusBadge one={one} />
        </li>
      ))}
    </ul>
  );
}

function Months({ elections }: { readonly elections: ReadonlyArray<ElectionInfo> }) {
  const say = useSay();
  const months = Map.groupBy(elections, (one) => (one.from ?? '').slice(0, 7));
  return (
    <>
      {[...months].map(([month, those]) => (
        <section key={month} id={`m${month}`}>
          <h2>{month === '' ? say('calendar.undated') : say.month(`${month}-01`)}</h2>
          <Rows elections={those} />
        </section>
      ))}
    </>
  );
}

function Regions({ elections }: { readonly elections: ReadonlyArray<ElectionInfo> }) {
  const say = useSay();
  const states = useStates();
  const groups = new Map(states.list.map((one) => [one.iso3, one.group]));
  const byRegion = Map.groupBy(elections, (one) => groups.get(one.state) ?? 'none');
  return (
    <>
      {([...regions, 'none'] as const).filter((region) => byRegion.has(region)).map((region) => (
        <section key={region}>
          <h2>{say(`region.${region}`)} <small>{say.number(byRegion.get(region)?.length ?? 0)}</small></h2>
          <Rows elections={byRegion.get(region) ?? []} />
        </section>
      ))}
    </>
  );
}

export function Calendar() {
  const say = useSay();
  const may = useMay();
  const session = useSession();
  const states = useStates();
  const search = useSearch({ strict: false }) as CalendarSearch;
  const [adding, setAdding] = useState(false);
  const year = /^\d{4}$/.test(search.year ?? '') ? search.year as string : session?.today.slice(0, 4) ?? '';
  const asked = new URLSearchParams(search.view ? { from: `${year}-01-01`, to: `${year}-12-31` } : { from: session?.today ?? '' });
  for (const name of ['region', 'state', 'kind'] as const) if (search[name]) asked.set(name, search[name]);
  // What has no day yet is listed with what comes.
  if (search.view) asked.set('undated', 'no');
  const query = useGet<ElectionList>(year ? `/api/elections?${asked}` : null);
  const save = (elections: ReadonlyArray<ElectionInfo>) => saveText(`elections-${search.view ? year : 'coming'}.csv`, toCsv([
    ['id', 'state', 'name', 'kind', 'title', 'status', 'from', 'to', 'within'],
    ...elections.map((one) => [one.id, one.state, states.name(one.state), one.kind, one.title, one.status ?? '', one.from ?? '', one.to ?? '', one.within ? 'yes' : 'no'])]));
  return (
    <Page title={say('calendar.title')} lead={say('calendar.lead')}>
      <Filters search={search} year={year} />
      <p className="links">
        {may('election_edit') ? <button type="button" onClick={() => setAdding(true)}>{say('calendar.add')}</button> : null}
        {may('election_edit') ? <Link to="/elections/import">{say('import.title')}</Link> : null}
        <Link to="/cycles">{say('cycle.title')}</Link>
        <Subscribe search={search} />
      </p>
      <Answered query={query}>
        {({ elections, more }) => elections.length === 0 ? <Empty>{search.view ? say('calendar.none_in', { year }) : say('calendar.none_coming')}</Empty> : (
          <>
            <p className="count">{say('calendar.found', { count: elections.length })} <button type="button" className="plain" onClick={() => save(elections)}>CSV</button></p>
            {more ? <p className="notice">{say('calendar.more', { count: elections.length })}</p> : null}
            {search.view === 'year' ? <YearView year={year} elections={elections} search={search} />
              : search.view === 'region' ? <Regions elections={elections} /> : <Months elections={elections} />}
          </>
        )}
      </Answered>
      {adding ? <AddElection onDone={() => setAdding(false)} /> : null}
    </Page>
  );
}
