// One activity, as its source gives it.
import { Link, useParams } from '@tanstack/react-router';
import { useGet } from '../../api/client';
import type { ActivityFile, ActivityRead } from '../../api/generated';
import { useSay } from '../../shared/i18n';
import { useStates } from '../../shared/session';
import { Answered, Badge, Page } from '../../shared/ui';
import { money } from './money';

function Years({ read }: { readonly read: ActivityRead }) {
  const say = useSay();
  if (read.years.length === 0) return null;
  return (
    <section>
      <h2>{say('activity.years')}</h2>
      <div className="scroll" tabIndex={0} role="region" aria-label={say('activity.years')}>
        <table>
          <thead><tr>{['year', 'budget', 'expenditure', 'donor_expenditure', 'sectors'].map((head, i) => <th key={head} scope="col" className={i > 0 && i < 4 ? 'number' : ''}>{say(`activity.${head}`)}</th>)}</tr></thead>
          <tbody>
            {read.years.map((year) => (
              <tr key={year.year}>
                <td>{year.year}{year.times > 1 ? <> <Badge tone="open">{say('activity.times', { count: year.times })}</Badge></> : null}</td>
                <td className="number">{money(year.budget, read.currency)}</td>
                <td className="number">{money(year.expenditure, read.currency)}</td>
                <td className="number">{year.donors === 0 ? say('activity.no_donors') : money(year.donor_expenditure, read.currency)}</td>
                <td><bdi>{year.sectors.join(', ')}</bdi></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Donors({ read }: { readonly read: ActivityRead }) {
  const say = useSay();
  if (read.donors.length === 0) return null;
  return (
    <section>
      <h2>{say('activity.donors')}</h2>
      <div className="scroll" tabIndex={0} role="region" aria-label={say('activity.donors')}>
        <table>
          <thead><tr>{['year', 'donor', 'budget', 'expenditure'].map((head, i) => <th key={head} scope="col" className={i > 1 ? 'number' : ''}>{say(`activity.${head}`)}</th>)}</tr></thead>
          <tbody>
            {read.donors.map((donor, i) => (
              <tr key={i}>
                <td>{donor.year}</td><td>{donor.name ?? donor.id}</td>
                <td className="number">{money(donor.budget, read.currency)}</td>
                <td className="number">{money(donor.expenditure, read.currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

export function Activity() {
  const say = useSay();
  const states = useStates();
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useGet<ActivityFile>(`/api/activities/${encodeURIComponent(id)}`);
  const { data } = query;
  return (
    <Page title={data?.read.title ?? say('activity.one')} crumbs={<Link to="/activities">{say('activity.title')}</Link>}>
      <Answered query={query}>
        {({ read, index }) => (
          <>
            <p className="lead"><bdi>{read.description}</bdi></p>
            {read.electoral ? null : <p className="notice">{say('activity.not_electoral_note')}</p>}
            <dl className="wide">
              <div><dt>{say('activity.unit')}</dt><dd>{read.unit_name} ({read.unit}){read.state ? null : ` · ${say('activity.no_state')}`}</dd></div>
              {read.state ? <div><dt>{say('filter.state')}</dt><dd>{states.name(read.state)}</dd></div> : null}
              <div><dt>{say('activity.period')}</dt><dd>{say.date(read.start)} – {say.date(read.end)}</dd></div>
              <div><dt>{say('activity.implementer')}</dt><dd>{read.implementer || '–'}</dd></div>
              <div><dt>{say('activity.source')}</dt><dd>{say('activity.source_text', { source: read.source.toUpperCase(), project: read.project, day: say.date(read.snapshot) })} · <Link to="/acts/$index" params={{ index: String(index) }}>{say('receipt.act')} {say.number(index)}</Link></dd></div>
            </dl>
            {read.outputs.length > 0 ? (
              <section>
                <h2>{say('activity.outputs')}</h2>
                <ul className="cards">{read.outputs.map((output, i) => <li key={i}><h3><bdi>{output.title}</bdi></h3>{output.description ? <p><bdi>{output.description}</bdi></p> : null}<p><small><bdi>{output.sector} {output.sector_name}</bdi></small></p></li>)}</ul>
              </section>
            ) : null}
            <Years read={read} />
            <Donors read={read} />
          </>
        )}
      </Answered>
    </Page>
  );
}
