// The calendar of elections by month, and one election with all that was made known of its dates.
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { send, useGet, useRefresh } from '../../api/client';
import type { DateStatus, ElectionFile, ElectionInfo, ElectionKind, ElectionList } from '../../api/generated';
import { Form } from '../../shared/fields';
import { useSay } from '../../shared/i18n';
import { useMay, useSession, useStates } from '../../shared/session';
import { Answered, Badge, Empty, Modal, Page } from '../../shared/ui';

const kinds: ReadonlyArray<ElectionKind> = ['general', 'presidential', 'legislative_lower', 'legislative_upper', 'local', 'referendum', 'constituent', 'by_election'];
const statuses: ReadonlyArray<DateStatus> = ['declared', 'announced', 'delayed', 'advanced', 'range', 'deadline', 'held', 'annulled', 'voided'];

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

function Month({ month, elections }: { readonly month: string; readonly elections: ReadonlyArray<ElectionInfo> }) {
  const say = useSay();
  const states = useStates();
  return (
    <section>
      <h2>{month === '' ? say('calendar.undated') : say.date(`${month}-01`).replace(/^1 /, '')}</h2>
      <ul className="rows">
        {elections.map((one) => (
          <li key={one.id}>
            <span className="nowrap">{say.date(one.on ?? one.from)}</span>
            <span>{states.name(one.state)}</span>
            <Link to="/elections/$id" params={{ id: one.id }}>{one.title}</Link>
            {one.status ? <Badge tone={one.status === 'held' ? 'good' : one.status === 'annulled' ? 'stop' : 'open'}>{say(`date.${one.status}`)}</Badge> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Calendar() {
  const say = useSay();
  const may = useMay();
  const session = useSession();
  const [past, setPast] = useState(false);
  const [adding, setAdding] = useState(false);
  const query = useGet<ElectionList>(session ? `/api/elections${past ? '' : `?from=${session.today}`}` : null);
  return (
    <Page title={say('calendar.title')} lead={say('calendar.lead')}>
      <p className="filters">
        <label className="choice"><input type="checkbox" checked={past} onChange={(event) => setPast(event.target.checked)} />{say('calendar.past')}</label>
        {may('election_edit') ? <button type="button" onClick={() => setAdding(true)}>{say('calendar.add')}</button> : null}
      </p>
      <Answered query={query}>
        {({ elections }) => {
          const months = Map.groupBy(elections, (one) => (one.on ?? one.from ?? '').slice(0, 7));
          return elections.length === 0 ? <Empty>{say('calendar.none')}</Empty>
            : <>{[...months].map(([month, those]) => <Month key={month} month={month} elections={those} />)}</>;
        }}
      </Answered>
      {adding ? <AddElection onDone={() => setAdding(false)} /> : null}
    </Page>
  );
}

export function Election() {
  const say = useSay();
  const states = useStates();
  const refresh = useRefresh();
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useGet<ElectionFile>(`/api/elections/${id}`);
  const [open, setOpen] = useState(false);
  const file = query.data;
  return (
    <Page title={file?.election.title ?? say('calendar.one')} lead={file ? states.name(file.election.state) : undefined}
      crumbs={<Link to="/elections">{say('calendar.title')}</Link>}>
      <Answered query={query}>
        {(data) => (
          <>
            {data.may_edit ? <p><button type="button" onClick={() => setOpen(true)}>{say('calendar.record_date')}</button></p> : null}
            {data.dates.length === 0 ? <Empty>{say('calendar.no_dates')}</Empty> : (
              <ol className="timeline">
                {data.dates.toReversed().map((date) => (
                  <li key={date.index}>
                    <h3>{say(`date.${date.status}`)}: {date.from ? `${say.date(date.from)} – ${say.date(date.to)}` : say.date(date.on)}</h3>
                    <p>{date.source}{date.reason ? `. ${date.reason}` : ''}</p>
                    <div className="receipt"><Link to="/acts/$index" params={{ index: String(date.index) }}>{say('receipt.act')} {say.number(date.index)}</Link><time dateTime={date.at}>{say.date(date.at)}</time></div>
                  </li>
                ))}
              </ol>
            )}
            {open ? (
              <Modal title={say('calendar.record_date')} onClose={() => setOpen(false)}>
                <Form action={say('calendar.record_date')} fields={[
                  { name: 'status', kind: 'one', options: statuses.map((one) => [one, say(`date.${one}`)] as const) },
                  { name: 'on', kind: 'date', optional: true }, { name: 'from', kind: 'date', optional: true }, { name: 'to', kind: 'date', optional: true },
                  { name: 'source', kind: 'line' }, { name: 'reason', kind: 'text', optional: true }]}
                  onSend={async (body, key) => {
                    await send('POST', `/api/elections/${id}/dates`, body, data.election.version, key);
                    setOpen(false);
                    await refresh();
                  }} />
              </Modal>
            ) : null}
          </>
        )}
      </Answered>
    </Page>
  );
}
