// What was published about requests with the consent of their States, for everybody.
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useGet } from '../../api/client';
import type { PublicationList, PublicationRow } from '../../api/generated';
import { useSay } from '../../shared/i18n';
import { useStates } from '../../shared/session';
import { Answered, Empty, Page } from '../../shared/ui';

function Item({ row }: { readonly row: PublicationRow }) {
  const say = useSay();
  const states = useStates();
  return (
    <li>
      <h2>{row.title}</h2>
      <p>{states.name(row.state)} · <bdi>{row.ref}</bdi> · {say.date(row.published_on)} · <Link to="/acts/$index" params={{ index: String(row.index) }}>{say('receipt.proof')}</Link></p>
      <p>{row.text}</p>
      {row.document ? <p><a href={`/api/publications/${row.id}/document`} download={row.document.title}><bdi>{row.document.title}</bdi></a></p> : null}
    </li>
  );
}

export function Publications() {
  const say = useSay();
  const states = useStates();
  const navigate = useNavigate();
  const { state } = useSearch({ strict: false }) as { state?: string };
  const query = useGet<PublicationList>(`/api/publications${state ? `?state=${state}` : ''}`);
  return (
    <Page title={say('publications.title')} lead={say('publications.lead')}>
      <div className="filters" role="search">
        <label>{say('filter.state')}
          <select value={state ?? ''} onChange={(event) => void navigate({ to: '/publications', search: { state: event.target.value || undefined }, replace: true })}>
            <option value="">{say('filter.all')}</option>
            {states.list.map((one) => <option key={one.iso3} value={one.iso3}>{one.name}</option>)}
          </select>
        </label>
      </div>
      <Answered query={query}>
        {({ publications }) => publications.length === 0 ? <Empty>{say('publications.none')}</Empty>
          : <ul className="cards">{publications.map((row) => <Item key={row.id} row={row} />)}</ul>}
      </Answered>
    </Page>
  );
}
