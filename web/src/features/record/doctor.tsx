// What the doctor finds at the running server, for administrators: each finding with what to do.
import { Link } from '@tanstack/react-router';
import { useGet } from '../../api/client';
import type { Diagnosis, DoctorFinding, Severity } from '../../api/generated';
import { useSay } from '../../shared/i18n';
import { Answered, Badge, Empty, Page } from '../../shared/ui';

const tones: Record<Severity, 'stop' | 'wait' | 'open'> = { broken: 'stop', warning: 'wait', advice: 'open' };

function FindingCard({ finding }: { readonly finding: DoctorFinding }) {
  const say = useSay();
  const title = `doctor.${finding.word}`;
  return (
    <li>
      <h2>{say.has(title) ? say(title) : finding.word} <Badge tone={tones[finding.severity]}>{say(`doctor.severity.${finding.severity}`)}</Badge></h2>
      <p><bdi>{finding.what}</bdi></p>
      <p><strong>{say('doctor.todo')}:</strong> <bdi>{finding.todo}</bdi></p>
    </li>
  );
}

export function Doctor() {
  const say = useSay();
  const query = useGet<Diagnosis>('/api/record/doctor');
  return (
    <Page title={say('doctor.title')} lead={say('doctor.lead')} crumbs={<Link to="/record">{say('record.title')}</Link>}>
      <Answered query={query}>
        {(diagnosis) => (
          <>
            <section>
              <p>{say('doctor.looked', { time: diagnosis.at.slice(11, 16), date: say.date(diagnosis.at), size: say.number(diagnosis.size) })} <button type="button" onClick={() => void query.refetch()}>{say('doctor.again')}</button></p>
              {diagnosis.findings.length === 0 ? <Empty>{say('doctor.healthy')}</Empty>
                : <ul className="cards">{diagnosis.findings.map((finding) => <FindingCard key={`${finding.word} ${finding.what}`} finding={finding} />)}</ul>}
            </section>
            <section>
              <h2>{say('doctor.notes')}</h2>
              <p>{say('doctor.quick')}</p>
              <pre dir="ltr" tabIndex={0}>acta doctor --data DIR</pre>
              <ul className="plain-list">{diagnosis.notes.map((note) => <li key={note}><bdi>{note}</bdi></li>)}</ul>
            </section>
          </>
        )}
      </Answered>
    </Page>
  );
}
