// The eight phases of a cycle as intervals: a chart, and the same in words.
import { Link } from '@tanstack/react-router';
import type { PhaseInfo } from '../../api/generated';
import { useSay } from '../../shared/i18n';
import { daysOf } from './days';
import { phases as all } from './words';

const dayOf = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

// From the first of January before the first phase to the last of December behind the last one.
function yearsOf(phases: ReadonlyArray<PhaseInfo>, today: string): readonly [number, number] {
  const days = phases.flatMap((one) => [one.from, one.to ?? (one.from > today ? one.from : today)]).toSorted();
  return [Number(days[0]?.slice(0, 4)), Number(days.at(-1)?.slice(0, 4)) + 1];
}

export function PhaseChart({ phases, today, sources = false }: { readonly phases: ReadonlyArray<PhaseInfo>; readonly today: string; readonly sources?: boolean }) {
  const say = useSay();
  if (phases.length === 0) return <p className="empty">{say('cycle.no_phases')}</p>;
  const [first, last] = yearsOf(phases, today);
  const start = dayOf(`${first}-01-01`);
  const span = dayOf(`${last}-01-01`) - start;
  const percent = (day: string, more = 0) => ((dayOf(day) + more - start) / span) * 100;
  const years = Array.from({ length: last - first }, (_, i) => first + i);
  const now = today ? percent(today) : -1;
  return (
    <div className="phases" role="list" aria-label={say('cycle.phases')}>
      <div className="phase-years" aria-hidden="true">{years.map((year) => <span key={year} style={{ insetInlineStart: `${percent(`${year}-01-01`)}%` }}>{year}</span>)}</div>
      {all.map((phase) => {
        const one = phases.find((row) => row.phase === phase);
        if (!one) return null;
        const begin = percent(one.from);
        const end = one.to ? percent(one.to, 1) : Math.max(percent(one.from, 1), now);
        const running = one.from <= today && (!one.to || today <= one.to);
        return (
          <div key={phase} className={running ? 'phase running' : 'phase'} role="listitem">
            <span className="phase-name">{say(`phase.${phase}`)}{running ? <small> {say('cycle.running')}</small> : null}</span>
            <span className="phase-line" aria-hidden="true">
              <i className={one.to ? '' : 'open'} style={{ insetInlineStart: `${begin}%`, inlineSize: `${Math.max(end - begin, 0.6)}%` }} />
              {now >= 0 && now <= 100 ? <b style={{ insetInlineStart: `${now}%` }} /> : null}
            </span>
            <span className="phase-days">{one.to ? daysOf(say, { from: one.from, to: one.to }) : `${say.date(one.from)} – ${say('cycle.open_end')}`}
              {sources ? <small> {one.source} <Link to="/acts/$index" params={{ index: String(one.act) }}>{say('receipt.act')} {say.number(one.act)}</Link></small> : null}</span>
          </div>
        );
      })}
    </div>
  );
}
