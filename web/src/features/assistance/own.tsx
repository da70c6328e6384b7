// The State's own door: its requests, and one of them as it is told.
import { Link, useParams } from '@tanstack/react-router';
import { useGet } from '../../api/client';
import type { StateEvent, StateRequestFile, StateRequestList, StateRequestRow, StateStage, Waiting } from '../../api/generated';
import { useSay, type Say } from '../../shared/i18n';
import { useStates } from '../../shared/session';
import { StepButton } from '../../shared/step';
import { Answered, Badge, Empty, Page, Receipt } from '../../shared/ui';
import { ExchangeOf } from './exchange';
import { fieldsOf } from './words';

const tones: Partial<Record<StateStage, 'good' | 'wait' | 'stop'>> = { approved: 'good', approved_limited: 'good', returned: 'wait', deferred: 'wait', suspended: 'wait',
  declined: 'stop', not_admissible: 'stop', withdrawn: 'stop', lapsed: 'stop', ended: 'stop' };

function Stage({ stage }: { readonly stage: StateStage }) {
  const say = useSay();
  return <Badge tone={tones[stage] ?? 'open'}>{say(`own.stage_${stage}`)}</Badge>;
}

function waitingText(say: Say, stage: StateStage, waiting: Waiting): string {
  return [stage === 'returned' ? say('own.waits_returned') : '', waiting.questions > 0 ? say('own.waits_questions', { count: waiting.questions }) : '',
    waiting.letters > 0 ? say('own.waits_letters', { count: waiting.letters }) : '',
    waiting.publications > 0 ? say('own.waits_publications', { count: waiting.publications }) : '', waiting.missions > 0 ? say('own.waits_mission') : ''].filter(Boolean).join(' · ');
}

function Item({ row, several }: { readonly row: StateRequestRow; readonly several: boolean }) {
  const say = useSay();
  const states = useStates();
  const waits = waitingText(say, row.stage, row.waiting);
  return (
    <li>
      <h2><Link to="/own/$id" params={{ id: row.id }}>{row.title}</Link></h2>
      <p><Stage stage={row.stage} /> <bdi>{row.ref}</bdi>{several ? ` · ${states.name(row.state)}` : ''} · {say('own.received_on', { date: say.date(row.received_on) })}
        {row.classification === 'internal' ? null : <> <Badge tone="stop">{say(`classification.${row.classification}`)}</Badge></>}</p>
      {waits ? <p><Badge tone="wait">{say('own.waits')}</Badge> {waits}</p> : null}
    </li>
  );
}

function Advisories({ list }: { readonly list: StateRequestList }) {
  const say = useSay();
  if (list.advisories.length === 0) return null;
  return (
    <section><h2>{say('advisory.title')}</h2><ul className="rows">
      {list.advisories.map((row) => <li key={row.id}><span>{row.title}</span><span>{say.date(row.asked_on)}</span><span>{say(`advisory.status_${row.status}`)}</span></li>)}
    </ul></section>
  );
}

export function Own() {
  const say = useSay();
  const query = useGet<StateRequestList>('/api/state/requests');
  return (
    <Page title={say('own.title')} lead={say('own.lead')}>
      <p className="links"><Link to="/own/new" className="button">{say('own.submit')}</Link></p>
      <Answered query={query}>
        {(list) => (
          <>
            {list.requests.length === 0 ? <Empty>{say('own.none')}</Empty>
              : <ul className="cards">{list.requests.map((row) => <Item key={row.id} row={row} several={new Set(list.requests.map((one) => one.state)).size > 1} />)}</ul>}
            <Advisories list={list} />
          </>
        )}
      </Answered>
    </Page>
  );
}

function Facts({ file }: { readonly file: StateRequestFile }) {
  const say = useSay();
  const { contents } = file;
  const rows: ReadonlyArray<readonly [string, string]> = [
    ['organ', `${say(`organ.${contents.organ}`)}: ${contents.office}`], ['signatory', contents.signatory],
    ['document_on', say.date(contents.document_on)], ['types', contents.types.map((type) => say(`type.${type}`)).join(', ')],
    ['areas', contents.areas.join(', ')],
    ['period_from', contents.period_from ? say.date(contents.period_from) : ''], ['period_to', contents.period_to ? say.date(contents.period_to) : ''],
    ['summary', contents.summary]];
  return <dl>{rows.filter(([, value]) => value).map(([name, value]) => <div key={name}><dt>{say(`field.${name}`)}</dt><dd>{value}</dd></div>)}</dl>;
}

function Documents({ file }: { readonly file: StateRequestFile }) {
  const say = useSay();
  return (
    <ul className="plain-list">
      {file.contents.documents.map((one) => (
        <li key={one.id}>
          <a href={`/api/state/requests/${file.request.id}/documents/${one.id}`} download={one.title}><bdi>{one.title}</bdi></a>
          <br /><small>{say(`document.${one.kind}`)}, {say('document.size', { kb: Math.max(1, Math.round(one.size / 1024)) })}, {say.date(one.added_on)}</small>
        </li>
      ))}
    </ul>
  );
}

function Response({ file }: { readonly file: StateRequestFile }) {
  const say = useSay();
  const { response } = file.contents;
  if (!response) return null;
  return (
    <section>
      <h2>{say('own.response')}</h2>
      <p><strong>{say(`outcome.${response.outcome}`)}</strong>{response.types.length > 0 ? `: ${response.types.map((type) => say(`type.${type}`)).join(', ')}` : ''}
        {response.until ? ` (${say('own.until', { date: say.date(response.until) })})` : ''}</p>
      <p><small>{say.date(response.on)}{response.lead_entity ? ` · ${say('file.lead', { entity: response.lead_entity })}` : ''}</small></p>
      <p><small>{say('own.response_letter')}</small></p>
    </section>
  );
}

function Events({ events }: { readonly events: ReadonlyArray<StateEvent> }) {
  const say = useSay();
  return (
    <ol className="timeline">
      {events.map((one) => (
        <li key={one.index}>
          <h3>{say(`own.event_${one.kind}`)}</h3>
          <Receipt index={one.index} leaf={one.leaf} at={one.at} {...(one.by_state ? { who: say('own.by_you') } : {})} />
        </li>
      ))}
    </ol>
  );
}

// What the State does with the request as a whole.
function WholeStep({ file, verb }: { readonly file: StateRequestFile; readonly verb: 'resubmit' | 'withdraw' | 'consent_mission' }) {
  const say = useSay();
  if (!file.steps.includes(verb)) return null;
  const fields = verb === 'consent_mission' ? [{ name: 'note', kind: 'text', hint: say('own.note_hint') }, { name: 'letter', kind: 'file', optional: true }] as const : fieldsOf(verb, say, [], [], []);
  return <StepButton title={say(`own.verb_${verb}`)} path={`/api/state/requests/${file.request.id}/${verb}`} fields={fields}
    subject={verb === 'consent_mission' ? { agreed: file.contents.mission?.agreed ?? 0 } : {}}
    about={<p>{say(`own.about_${verb}`)}</p>} primary={verb !== 'withdraw'} uploads="/api/state/blobs" />;
}

function Mission({ file }: { readonly file: StateRequestFile }) {
  const say = useSay();
  const { mission, summary_shared: summary } = file.contents;
  return (
    <>
      {mission ? (
        <section>
          <h2>{say('own.mission')}</h2>
          <p className="whole" dir="auto">{mission.terms}</p>
          <ul className="plain-list">{mission.stops.map((stop) => <li key={`${stop.from} ${stop.place}`}><bdi>{stop.place}</bdi>, {say.date(stop.from)} – {say.date(stop.to)}</li>)}</ul>
          {mission.consented_on ? <p><Badge tone="good">{say('own.consented', { date: say.date(mission.consented_on) })}</Badge></p> : null}
          <WholeStep file={file} verb="consent_mission" />
        </section>
      ) : null}
      {summary ? <section><h2>{say('own.summary')}</h2><p className="whole" dir="auto">{summary}</p></section> : null}
    </>
  );
}

function ReturnedNotice({ file }: { readonly file: StateRequestFile }) {
  const say = useSay();
  const { returned } = file.contents;
  if (!returned) return null;
  return (
    <div className="notice" role="status">
      <strong>{say('own.returned', { date: say.date(returned.answer_by) })}</strong>
      <p>{returned.missing.map((one) => say(`missing.${one}`)).join(', ')}. {returned.reason}</p>
      <WholeStep file={file} verb="resubmit" />
    </div>
  );
}

function File({ file }: { readonly file: StateRequestFile }) {
  const say = useSay();
  const waits = waitingText(say, file.request.stage, file.request.waiting);
  return (
    <>
      <p><Stage stage={file.request.stage} />{waits ? <> <Badge tone="wait">{say('own.waits')}</Badge> {waits}</> : null}</p>
      <ReturnedNotice file={file} />
      <div className="pair">
        <div>
          <Response file={file} />
          <Mission file={file} />
          <ExchangeOf own exchange={file.contents.exchange} at={`/api/state/requests/${file.request.id}`} steps={file.steps} />
          <section><h2>{say('own.facts')}</h2><Facts file={file} /></section>
          <section><h2>{say('file.documents')}</h2><Documents file={file} /></section>
          <WholeStep file={file} verb="withdraw" />
        </div>
        <section><h2>{say('own.events')}</h2><Events events={file.events} /></section>
      </div>
    </>
  );
}

export function OwnRequest() {
  const say = useSay();
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useGet<StateRequestFile>(`/api/state/requests/${id}`);
  const request = query.data?.request;
  return (
    <Page title={request?.title ?? say('requests.one')} lead={request ? say('own.one_lead', { date: say.date(request.received_on) }) : undefined}
      crumbs={<><Link to="/own">{say('own.title')}</Link> / <bdi>{request?.ref ?? '…'}</bdi></>}>
      <Answered query={query} lines={12}>{(data) => <File file={data} />}</Answered>
    </Page>
  );
}
