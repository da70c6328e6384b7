// The needs assessment of a request: who makes it, what a mission needs before it goes, the report, and what clearing it asks for.
import { Link, useParams } from '@tanstack/react-router';
import { useGet } from '../../api/client';
import type { AssessmentPage, Stop, Verb } from '../../api/generated';
import type { FieldSpec } from '../../shared/fields';
import { useSay } from '../../shared/i18n';
import { useStates } from '../../shared/session';
import { StepButton } from '../../shared/step';
import { Answered, Badge, Page } from '../../shared/ui';
import { Capacity, Checklist, Consultations, Meetings, Options } from './assessment_parts';
import { Sections } from './sections';
import { GuardList } from './steps';

interface Part { readonly page: AssessmentPage }

function Step({ page, verb, fields, about, subject = {} }: Part & { readonly verb: Verb; readonly fields: ReadonlyArray<FieldSpec>; readonly about?: string; readonly subject?: Readonly<Record<string, unknown>> }) {
  const say = useSay();
  if (!page.steps.includes(verb)) return null;
  return <StepButton title={say(`verb.${verb}`)} path={`/api/requests/${page.request.id}/${verb}`} version={page.request.version} fields={fields} subject={subject} {...(about ? { about: <p>{about}</p> } : {})} />;
}

function Team({ page }: Part) {
  const say = useSay();
  const { team, scope } = page.assessment;
  return (
    <section>
      <h2>{say('assessment.team')}</h2>
      <p dir="auto">{scope}</p>
      <ul className="plain-list">{team.map((one) => <li key={`${one.name} ${one.role}`}><strong><bdi>{one.name}</bdi></strong>, {one.entity}, {one.role} <Badge tone={one.no_conflict_declared ? 'good' : 'stop'}>{say(one.no_conflict_declared ? 'assessment.declared' : 'assessment.not_declared')}</Badge></li>)}</ul>
      <p><Step page={page} verb="change_team" fields={[{ name: 'team', kind: 'team', hint: say('form.team_hint') }, { name: 'reason', kind: 'text' }]} /></p>
    </section>
  );
}

function StopLine({ stop }: { readonly stop: Stop }) {
  const say = useSay();
  return <li><strong><bdi>{stop.place}</bdi></strong>, {say.date(stop.from)} – {say.date(stop.to)}: <bdi>{stop.purpose}</bdi></li>;
}

// In the order in which a mission needs them.
function Mission({ page }: Part) {
  const say = useSay();
  const { assessment } = page;
  if (assessment.kind !== 'mission') return null;
  const note: FieldSpec = { name: 'note', kind: 'text', hint: say('exchange.known_hint') };
  const done = (is: boolean) => <Badge tone={is ? 'good' : 'open'}>{say(is ? 'assessment.done' : 'assessment.to_do')}</Badge>;
  return (
    <section>
      <h2>{say('assessment.mission')}</h2>
      <ol className="plain-list">
        <li>{done(assessment.terms !== undefined)} <strong>{say('assessment.terms')}</strong>{assessment.terms ? <p dir="auto" className="whole">{assessment.terms}</p> : null} <Step page={page} verb="agree_terms" fields={[{ name: 'terms', kind: 'text', label: say('assessment.terms') }]} /></li>
        <li>{done(assessment.consented_on !== undefined)} <strong>{say('assessment.consent')}</strong> {say.date(assessment.consented_on)} <Step page={page} verb="consent_mission" subject={{ agreed: assessment.terms_agreed }} fields={[note, { name: 'letter', kind: 'file', optional: true }]} /></li>
        <li>{done(assessment.funding !== undefined)} <strong>{say('assessment.funding')}</strong> <bdi>{assessment.funding}</bdi> <Step page={page} verb="fund_mission" fields={[{ name: 'source', kind: 'line' }]} /></li>
        <li>{done(assessment.stops.length > 0)} <strong>{say('assessment.itinerary')}</strong>
          <ul className="plain-list">{assessment.stops.map((stop) => <StopLine key={`${stop.from} ${stop.place}`} stop={stop} />)}</ul>
          <Step page={page} verb="plan_itinerary" fields={[{ name: 'stops', kind: 'stops', label: say('assessment.itinerary'), hint: say('assessment.stops_hint') }]} /></li>
      </ol>
    </section>
  );
}

function Clearing({ page }: Part) {
  const say = useSay();
  if (page.clearing.length === 0) return null;
  return (
    <aside className="next" aria-label={say('assessment.clearing')}>
      <h2>{say('assessment.clearing')}</h2>
      <GuardList guards={page.clearing} />
      <p><Link to="/requests/$id" params={{ id: page.request.id }}>{say('assessment.to_file')}</Link></p>
    </aside>
  );
}

function Shared({ page }: Part) {
  const say = useSay();
  const { shared } = page.assessment;
  if (!shared && !page.steps.includes('share_summary')) return null;
  return (
    <section>
      <h2>{say('assessment.shared')}</h2>
      {shared ? <blockquote dir="auto">{shared}</blockquote> : null}
      <Step page={page} verb="share_summary" about={say('assessment.share_about')} fields={[{ name: 'text', kind: 'text', label: say('assessment.shared') }]} />
    </section>
  );
}

export function Assessment() {
  const say = useSay();
  const states = useStates();
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useGet<AssessmentPage>(`/api/requests/${id}/assessment`);
  const request = query.data?.request;
  return (
    <Page title={say('assessment.title')} lead={request ? `${states.name(request.state)}: ${request.title}` : undefined}
      crumbs={<><Link to="/requests">{say('requests.title')}</Link> / <Link to="/requests/$id" params={{ id }}><bdi>{request?.ref ?? '…'}</bdi></Link></>}>
      <Answered query={query} lines={12}>
        {(page) => (
          <>
            <p><Badge tone="open">{say(`assessment_kind.${page.assessment.kind}`)}</Badge> {say(`status.${page.request.status}`)}</p>
            <div className="pair">
              <div>
                <Mission page={page} /><Sections page={page} /><Checklist page={page} /><Capacity page={page} /><Options page={page} /><Meetings page={page} />
              </div>
              <div><Clearing page={page} /><Consultations page={page} /><Team page={page} /><Shared page={page} /></div>
            </div>
          </>
        )}
      </Answered>
    </Page>
  );
}
