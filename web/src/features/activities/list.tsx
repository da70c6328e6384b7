// Activities: what others publish of the assistance that they provide, what it adds up to, and what
// does not hold in it.
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useGet } from '../../api/client';
import type { ActivityAnswer, ActivityLine, ActivityTotal, Defect } from '../../api/generated';
import { saveText, toCsv } from '../../shared/csv';
import { useSay } from '../../shared/i18n';
import { useStates } from '../../shared/session';
import { Answered, Badge, Empty, Page } from '../../shared/ui';
import { money } from './money';

interface ListSearch {
  readonly q?: string;
  readonly year?: string;
  readonly electoral?: string;
  readonly state?: string;
  readonly as_of?: string;
}

function Filters({ search }: { readonly search: ListSearch }) {
  const say = useSay();
  const states = useStates();
  const navigate = useNavigate();
  const set = (name: keyof ListSearch, value: string) =>
    void navigate({ to: '/activities', search: { ...search, [name]: value || undefined }, replace: true });
  return (
    <div className="filters" role="search">
      <label>{say('filter.text')}<input type="search" value={search.q ?? ''} onChange={(event) => set('q', event.target.value)} /></label>
      <label>{say('activity.year')}<input type="number" min="1945" max="2100" value={search.year ?? ''} placeholder={say('report.all')} onChange={(event) => set('year', event.target.value)} /></label>
      <label>{say('activity.words')}
        <select value={search.electoral ?? 'yes'} onChange={(event) => set('electoral', event.target.value)}>
          {(['yes', 'no', 'all'] as const).map((word) => <option key={word} value={word}>{say(`activity.electoral_${word}`)}</option>)}
        </select>
      </label>
      <label>{say('filter.state')}
        <select value={search.state ?? ''} onChange={(event) => set('state', event.target.value)}>
          <option value="">{say('filter.all')}</option>
          {states.list.filter((one) => one.kind !== 'fictional').map((state) => <option key={state.iso3} value={state.iso3}>{state.name}</option>)}
        </select>
      </label>
      <label>{say('report.as_of_field')}<input type="number" min="0" value={search.as_of ?? ''} placeholder={say('report.all')} onChange={(event) => set('as_of', event.target.value)} /></label>
    </div>
  );
}

function Totals({ totals }: { readonly totals: ReadonlyArray<ActivityTotal> }) {
  const say = useSay();
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={say('activity.totals')}>
      <table>
        <caption>{say('activity.totals')}</caption>
        <thead><tr>{['year', 'count', 'budget', 'expenditure'].map((head, i) => <th key={head} scope="col" className={i > 0 ? 'number' : ''}>{say(`activity.${head}`)}</th>)}</tr></thead>
        <tbody>
          {totals.map((total) => (
            <tr key={total.currency + total.year}>
              <td>{total.year}</td><td className="number">{say.number(total.activities)}</td>
              <td className="number">{money(total.budget, total.currency)}</td><td className="number">{money(total.expenditure, total.currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Defects({ defects }: { readonly defects: ReadonlyArray<Defect> }) {
  const say = useSay();
  const found = defects.filter((one) => one.count > 0);
  return (
    <details>
      <summary>{say('activity.defects', { count: found.length })}</summary>
      <p>{say('activity.defects_note')}</p>
      <ul className="plain-list">
        {found.map((one) => (
          <li key={one.word}>
            <strong>{say('activity.count_of', { count: say.number(one.count), of: say.number(one.of) })}</strong> {say(`defect.${one.word}`)}
            <br /><small><bdi>{one.examples.join(' · ')}{one.examples.length < one.count ? ' …' : ''}</bdi></small>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Rows({ rows }: { readonly rows: ReadonlyArray<ActivityLine> }) {
  const say = useSay();
  const heads = ['unit', 'of', 'period', 'budget', 'expenditure', 'donors'] as const;
  const save = () => saveText('activities.csv', toCsv([
    ['project', 'operating_unit', 'state', 'title', 'start', 'end', 'currency', 'budget', 'expenditure', 'electoral', 'donors', 'act'],
    ...rows.map((row) => [row.project_id, row.operating_unit, row.state ?? '', row.title, row.start, row.end, row.currency, row.budget, row.expenditure,
      row.electoral ? 'yes' : 'no', row.donors.join('; '), String(row.index)])]));
  if (rows.length === 0) return <Empty>{say('activity.none')}</Empty>;
  return (
    <>
      <p className="count">{say('activity.found', { count: rows.length })} <button type="button" className="plain" onClick={save}>CSV</button></p>
      <div className="scroll" tabIndex={0} role="region" aria-label={say('activity.title')}>
        <table>
          <thead><tr>{heads.map((head) => <th key={head} scope="col" className={head === 'budget' || head === 'expenditure' ? 'number' : ''}>{say(`activity.${head}`)}</th>)}</tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>{row.operating_unit}{row.state ? null : <> <Badge tone="open">{say('activity.no_state')}</Badge></>}</td>
                <td><Link to="/activities/$id" params={{ id: row.id }}><bdi>{row.title}</bdi></Link></td>
                <td className="nowrap">{row.start.slice(0, 4)} – {row.end.slice(0, 4)}</td>
                <td className="number">{money(row.budget, row.currency)}</td>
                <td className="number">{money(row.expenditure, row.currency)}</td>
                <td>{row.donors.length === 0 ? '–' : row.donors.length > 3 ? say('activity.donors_and', { names: row.donors.slice(0, 2).join(', '), count: row.donors.length - 2 }) : row.donors.join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

export function Activities() {
  const say = useSay();
  const search = useSearch({ strict: false }) as ListSearch;
  const query = new URLSearchParams(Object.entries({ electoral: 'yes', ...search }).filter(([, value]) => value) as [string, string][]);
  const answer = useGet<ActivityAnswer>(`/api/activities?${query}`);
  return (
    <Page title={say('activity.title')} lead={say('activity.lead')}>
      <Filters search={search} />
      <Answered query={answer}>
        {(data) => data.defects.every((one) => one.of === 0) ? <Empty>{say('activity.nothing')}</Empty> : (
          <>
            <Defects defects={data.defects} />
            {data.totals.length > 0 ? <Totals totals={data.totals} /> : null}
            <Rows rows={data.activities} />
          </>
        )}
      </Answered>
    </Page>
  );
}
