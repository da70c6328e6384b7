// A year at a glance: its twelve months, each with its elections.
import { Link } from '@tanstack/react-router';
import type { ElectionInfo } from '../../api/generated';
import { useSay } from '../../shared/i18n';
import { useStates } from '../../shared/session';
import type { CalendarSearch } from './calendar';
import { StatusBadge } from './days';

const shown = 6;

function MonthCard({ month, elections, search }: { readonly month: string; readonly elections: ReadonlyArray<ElectionInfo>; readonly search: CalendarSearch }) {
  const say = useSay();
  const states = useStates();
  return (
    <li>
      <h3>{say.month(`${month}-01`)} <small className="count">{say.number(elections.length)}</small></h3>
      <ul className="plain-list tight">
        {elections.slice(0, shown).map((one) => (
          <li key={one.id}>
            <Link to="/elections/$id" params={{ id: one.id }} title={one.title}>{states.name(one.state)}</Link>{' '}
            <small>{say(`election.${one.kind}`)}{one.from === one.to && one.from ? `, ${Number(one.from.slice(8))}` : ''}</small>{' '}
            <StatusBadge one={one} />
          </li>
        ))}
      </ul>
      {elections.length > shown ? (
        <p><Link to="/elections" search={{ ...search, view: 'month', year: month.slice(0, 4) }} hash={`m${month}`}>{say('calendar.and_more', { count: elections.length - shown })}</Link></p>
      ) : null}
    </li>
  );
}

export function YearView({ year, elections, search }: { readonly year: string; readonly elections: ReadonlyArray<ElectionInfo>; readonly search: CalendarSearch }) {
  const say = useSay();
  const months = Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`);
  const byMonth = Map.groupBy(elections, (one) => (one.from ?? '').slice(0, 7));
  const others = elections.filter((one) => !months.includes((one.from ?? '').slice(0, 7)));
  return (
    <>
      <ul className="cards">
        {months.map((month) => <MonthCard key={month} month={month} elections={byMonth.get(month) ?? []} search={search} />)}
      </ul>
      {others.length > 0 ? <p className="fine">{say('calendar.others', { count: others.length })}</p> : null}
    </>
  );
}
