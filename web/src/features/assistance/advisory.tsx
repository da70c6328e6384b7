// Requests for advisory services of OHCHR: on the board beside the requests, and one with its acts.
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { send, useGet, useRefresh } from '../../api/client';
import type { AdvisoryAnswer, AdvisoryDoor, AdvisoryFile, AdvisoryList, AdvisoryPosition, AdvisoryRow, AdvisoryStatus, RequestList } from '../../api/generated';
import { saveText, toCsv } from '../../shared/csv';
import { Form, type FieldSpec } from '../../shared/fields';
import { useSay } from '../../shared/i18n';
import { useStates } from '../../shared/session';
import { Timeline } from '../../shared/timeline';
import { Answered, Badge, Empty, Modal, Page } from '../../shared/ui';
import { named } from './words';

const doors: ReadonlyArray<AdvisoryDoor> = ['office', 'division', 'resident_coordinator'];
const positions: ReadonlyArray<AdvisoryPosition> = ['no_objection', 'comments', 'overlap'];
const answers: ReadonlyArray<AdvisoryAnswer> = ['accepted', 'declined'];
const classifications = ['internal', 'confidential', 'strictly_confidential'];

function Standing({ status }: { readonly status: AdvisoryStatus }) {
  const say = useSay();
  const tone = status === 'accepted' || status === 'completed' ? 'good'
    : status === 'declined' || status === 'withdrawn' ? 'stop' : status === 'coordinated' ? 'wait' : 'open';
  return <Badge tone={tone}>{say(`advisory.status_${status}`)}</Badge>;
}

function Record({ onDone }: { readonly onDone: () => void }) {
  const say = useSay();
  const states = useStates();
  const refresh = useRefresh();
  const requests = useGet<RequestList>('/api/requests');
  return (
    <Modal title={say('advisory.record')} onClose={onDone}>
      <Form action={say('advisory.record')} fields={[
        { name: 'state', kind: 'one', options: states.list.map((one) => [one.iso3, one.name] as const) },
        { name: 'title', kind: 'line' }, { name: 'summary', kind: 'text' }, { name: 'asked_on', kind: 'date', label: say('advisory.asked_on') },
        { name: 'door', kind: 'one', label: say('advisory.door'), options: named(say, 'advisory.door', doors) },
        { name: 'request', kind: 'one', optional: true, label: say('advisory.beside'),
          options: requests.data?.requests.map((one) => [one.id, `${one.ref} ${one.title}`] as const) ?? [] },
        { name: 'classification', kind: 'one', options: named(say, 'classification', classifications) }]}
        onSend={async (body, key) => {
          await send('POST', '/api/advisory', body, undefined, key);
          onDone();
          await refresh();
        }} />
    </Modal>
  );
}

function Rows({ rows }: { readonly rows: ReadonlyArray<AdvisoryRow> }) {
  const say = useSay();
  const states = useStates();
  const save = () => saveText('advisory.csv', toCsv([
    ['column.state', 'column.title', 'advisory.asked_on', 'advisory.answered_on', 'column.status'].map((head) => say(head)),
    ...rows.map((row) => [states.name(row.state), row.title, row.asked_on, row.answered_on ?? '', row.status])]));
  return (
    <>
      <p className="count">{say('requests.count', { count: rows.length })} <button type="button" className="plain" onClick={save}>CSV</button></p>
      <ul className="rows">
        {rows.map((row) => (
          <li key={row.id}>
            <span>{states.name(row.state)}</span>
            <Link to="/advisory/$id" params={{ id: row.id }}>{row.title}</Link>
            <span>{say.date(row.asked_on)}</span>
            <Standing status={row.status} />
          </li>
        ))}
      </ul>
    </>
  );
}

// The part of the board: what is asked of the Office, by the State and the words that the board is filtered by.
export function AdvisoryOnBoard({ state, text }: { readonly state?: string; readonly text?: string }) {
  const say = useSay();
  const [recording, setRecording] = useState(false);
  const asked = new URLSearchParams(Object.entries({ state, q: text }).filter(([, value]) => value) as [string, string][]);
  const query = useGet<AdvisoryList>(`/api/advisory?${asked}`);
  return (
    <section id="advisory">
      <h2>{say('advisory.title')}</h2>
      <p>{say('advisory.lead')}</p>
      {query.data?.may_edit ? <p className="actions"><button type="button" onClick={() => setRecording(true)}>{say('advisory.record')}</button></p> : null}
      <Answered query={query}>
        {({ advisories }) => advisories.length === 0 ? <Empty>{say('advisory.none')}</Empty> : <Rows rows={advisories} />}
      </Answered>
      {recording ? <Record onDone={() => setRecording(false)} /> : null}
    </section>
  );
}

// On the file of a request: what its State asked of the Office beside it.
export function AdvisoryBeside({ request, state }: { readonly request: string; readonly state: string }) {
  const say = useSay();
  const rows = useGet<AdvisoryList>(`/api/advisory?state=${state}`).data?.advisories.filter((row) => row.request === request) ?? [];
  if (rows.length === 0) return null;
  return (
    <section><h2>{say('advisory.title')}</h2><ul className="plain-list">
      {rows.map((row) => <li key={row.id}><Link to="/advisory/$id" params={{ id: row.id }}>{row.title}</Link> <Standing status={row.status} /></li>)}
    </ul></section>
  );
}

type Step = 'coordination' | 'answer' | 'completion' | 'withdrawal';

function stepsAt(status: AdvisoryStatus): ReadonlyArray<Step> {
  switch (status) {
    case 'received': return ['coordination', 'withdrawal'];
    case 'coordinated': return ['answer', 'coordination', 'withdrawal'];
    case 'accepted': return ['completion', 'coordination', 'withdrawal'];
    case 'declined': case 'completed': case 'withdrawn': return [];
  }
}

function Steps({ advisory }: { readonly advisory: AdvisoryRow }) {
  const say = useSay();
  const refresh = useRefresh();
  const [open, setOpen] = useState<Step | null>(null);
  const fields: Record<Step, ReadonlyArray<FieldSpec>> = {
    coordination: [{ name: 'position', kind: 'one', label: say('advisory.position'), options: named(say, 'advisory.position', positions) }, { name: 'note', kind: 'text' }],
    answer: [{ name: 'answer', kind: 'one', label: say('advisory.answer'), options: named(say, 'advisory.answer', answers) }, { name: 'reason', kind: 'text' },
      { name: 'answered_on', kind: 'date', label: say('advisory.letter_on') }],
    completion: [{ name: 'summary', kind: 'text', label: say('advisory.given') }, { name: 'completed_on', kind: 'date', label: say('advisory.completed_on') }],
    withdrawal: [{ name: 'reason', kind: 'text' }, { name: 'withdrawn_on', kind: 'date', label: say('advisory.letter_on') }],
  };
  return (
    <>
      <p className="actions">
        {stepsAt(advisory.status).map((one) => <button key={one} type="button" onClick={() => setOpen(one)}>{say(`advisory.step_${one}`)}</button>)}
      </p>
      {open ? (
        <Modal title={say(`advisory.step_${open}`)} onClose={() => setOpen(null)}>
          <Form key={open} action={say(`advisory.step_${open}`)} fields={fields[open]}
            onSend={async (body, key) => {
              await send('POST', `/api/advisory/${advisory.id}/${open}`, body, advisory.version, key);
              setOpen(null);
              await refresh();
            }} />
        </Modal>
      ) : null}
    </>
  );
}

export function Advisory() {
  const say = useSay();
  const states = useStates();
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useGet<AdvisoryFile>(`/api/advisory/${id}`);
  const advisory = query.data?.advisory;
  return (
    <Page title={advisory?.title ?? say('advisory.one')} lead={advisory ? states.name(advisory.state) : undefined}
      crumbs={<Link to="/requests">{say('requests.title')}</Link>}>
      <Answered query={query}>
        {({ advisory: row, request, timeline, may_edit }) => (
          <>
            <p><Standing status={row.status} />{row.classification !== 'internal' ? <> <Badge tone="stop">{say(`classification.${row.classification}`)}</Badge></> : null}</p>
            <p>{row.summary}</p>
            <dl className="wide">
              <div><dt>{say('advisory.asked_on')}</dt><dd>{say.date(row.asked_on)}</dd></div>
              <div><dt>{say('advisory.door')}</dt><dd>{say(`advisory.door.${row.door}`)}</dd></div>
              {row.position ? <div><dt>{say('advisory.position')}</dt><dd>{say(`advisory.position.${row.position}`)}</dd></div> : null}
              {row.answered_on ? <div><dt>{say('advisory.answered_on')}</dt><dd>{say.date(row.answered_on)}</dd></div> : null}
              {request ? <div><dt>{say('advisory.beside')}</dt><dd><Link to="/requests/$id" params={{ id: request.id }}><bdi>{request.ref}</bdi></Link> {request.title}</dd></div> : null}
            </dl>
            {may_edit ? <Steps advisory={row} /> : null}
            <section><h2>{say('file.timeline')}</h2><Timeline acts={timeline} /></section>
          </>
        )}
      </Answered>
    </Page>
  );
}
