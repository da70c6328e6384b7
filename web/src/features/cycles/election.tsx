// One election: what is known of it, all that was made known of its dates, and its figures.
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { send, useGet, useRefresh } from '../../api/client';
import type { CycleList, ElectionDate, ElectionFile } from '../../api/generated';
import { Form, type FieldSpec } from '../../shared/fields';
import { useSay } from '../../shared/i18n';
import { useStates } from '../../shared/session';
import { Answered, Badge, Empty, Modal, Page } from '../../shared/ui';
import { daysOf, StatusBadge } from './days';
import { Figures } from './figures';
import { confirmers, ended, kinds, milestones, statuses, toneOf } from './words';

type Open = 'date' | 'confirm' | 'withdraw' | 'describe' | 'place' | null;

function Facts({ data }: { readonly data: ElectionFile }) {
  const say = useSay();
  const { election, cycle } = data;
  const known = election.particulars;
  const rows: ReadonlyArray<readonly [string, React.ReactNode]> = [
    ['election.when', <>{daysOf(say, election)} <StatusBadge one={election} /></>],
    ['election.what', say(`election.${election.kind}`)],
    ['election.cycle', cycle ? <Link to="/cycles/$id" params={{ id: cycle.id }}>{cycle.title}</Link> : say('election.no_cycle')],
    ['field.institution', known.institution], ['field.commission', known.commission], ['field.system', known.system],
    ['field.voting_age', known.voting_age === undefined ? undefined : say('election.years', { count: known.voting_age })],
    ['field.first_round', known.first_round ? <Link to="/elections/$id" params={{ id: known.first_round }}>{say('election.first_round')}</Link> : undefined],
    ['election.identifiers', election.identifiers.length > 0 ? <bdi>{election.identifiers.join(', ')}</bdi> : undefined],
  ];
  return (
    <dl className="wide">
      {rows.filter(([, value]) => value !== undefined).map(([key, value]) => <div key={key}><dt>{say(key)}</dt><dd>{value}</dd></div>)}
    </dl>
  );
}

function Milestones({ data }: { readonly data: ElectionFile }) {
  const say = useSay();
  const rows = data.milestones.filter((one) => one.milestone !== 'election_day' && one.status !== undefined);
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{say('election.milestones')}</h2>
      <ul className="rows">
        {rows.map((one) => (
          <li key={one.milestone}>
            <span>{say(`milestone.${one.milestone}`)}</span>
            <span>{one.day_known ? daysOf(say, one) : say('calendar.no_day')}</span>
            <span>{one.source}</span>
            <StatusBadge one={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Statement({ date }: { readonly date: ElectionDate }) {
  const say = useSay();
  const { said } = date;
  const withdrawn = date.withdrawn_by !== undefined;
  return (
    <li className={withdrawn ? 'old' : ''}>
      <h3>
        {said.milestone === 'election_day' ? '' : `${say(`milestone.${said.milestone}`)}: `}
        <Badge tone={toneOf(said.status)}>{say(`date.${said.status}`)}</Badge>{' '}
        {withdrawn ? <s>{daysOf(say, said)}</s> : daysOf(say, said)}
      </h3>
      <p>{said.source}{said.known_on ? `, ${say.date(said.known_on)}` : ''}{said.reason ? `. ${said.reason}` : ''}</p>
      {date.confirmations.map((one) => (
        <p key={one.index}><Badge tone="good">{say('election.confirmed')}</Badge> {say(`confirmed.${one.by}`)}: {one.source} <Link to="/acts/$index" params={{ index: String(one.index) }}>{say('receipt.act')} {say.number(one.index)}</Link></p>
      ))}
      {withdrawn ? <p><Badge tone="stop">{say('election.withdrawn')}</Badge> {date.withdrawn_for} <Link to="/acts/$index" params={{ index: String(date.withdrawn_by) }}>{say('receipt.act')} {say.number(date.withdrawn_by ?? 0)}</Link></p> : null}
      <div className="receipt"><Link to="/acts/$index" params={{ index: String(date.index) }}>{say('receipt.act')} {say.number(date.index)}</Link><time dateTime={date.at}>{say.date(date.at)}</time></div>
    </li>
  );
}

function useSteps(data: ElectionFile): Record<Exclude<Open, null>, { readonly path: string; readonly fields: ReadonlyArray<FieldSpec>; readonly note?: string }> {
  const say = useSay();
  const cycles = useGet<CycleList>(data.may_edit ? `/api/cycles?state=${data.election.state}` : null);
  const known = data.election.particulars;
  const of = <T extends string>(words: ReadonlyArray<T>, group: string) => words.map((one) => [one, say(`${group}.${one}`)] as const);
  const standing = milestones.filter((one) => data.milestones.some((row) => row.milestone === one && row.status !== undefined));
  const milestone = (words: ReadonlyArray<string>): FieldSpec => ({ name: 'milestone', kind: 'one', options: words.map((one) => [one, say(`milestone.${one}`)] as const) });
  return {
    date: { path: 'dates', fields: [
      milestone(milestones), { name: 'status', kind: 'one', options: of(statuses, 'date') },
      { name: 'on', kind: 'date', optional: true, hint: say('election.day_hint') },
      { name: 'from', kind: 'date', optional: true, label: say('field.from_date') }, { name: 'to', kind: 'date', optional: true, label: say('field.until_date') },
      { name: 'within', kind: 'flag' }, { name: 'source', kind: 'line' }, { name: 'known_on', kind: 'date', optional: true },
      { name: 'reason', kind: 'text', optional: true, hint: say('election.reason_hint') }] },
    confirm: { path: 'dates/confirmations', fields: [milestone(standing), { name: 'by', kind: 'one', options: of(confirmers, 'confirmed') }, { name: 'source', kind: 'line' }] },
    withdraw: { path: 'dates/withdrawals', note: say('election.withdraw_note'), fields: [milestone(standing), { name: 'reason', kind: 'text' }] },
    describe: { path: 'description', fields: [
      { name: 'kind', kind: 'one', options: of(kinds, 'election'), initial: data.election.kind }, { name: 'title', kind: 'line', initial: data.election.title },
      { name: 'particulars.institution', kind: 'line', optional: true, initial: known.institution ?? '' },
      { name: 'particulars.commission', kind: 'line', optional: true, initial: known.commission ?? '' },
      { name: 'particulars.system', kind: 'line', optional: true, initial: known.system ?? '' },
      { name: 'particulars.voting_age', kind: 'number', optional: true, initial: known.voting_age === undefined ? '' : String(known.voting_age) },
      { name: 'source', kind: 'line' }] },
    place: { path: 'cycle', fields: [{ name: 'cycle', kind: 'one', optional: true, initial: data.election.cycle ?? '',
      options: cycles.data?.cycles.filter((one) => one.closed_on === undefined).map((one) => [one.id, one.title] as const) ?? [] }] },
  };
}

function Steps({ data }: { readonly data: ElectionFile }) {
  const say = useSay();
  const refresh = useRefresh();
  const steps = useSteps(data);
  const [open, setOpen] = useState<Open>(null);
  if (!data.may_edit) return null;
  const dated = data.milestones.some((one) => one.status !== undefined);
  const offered = (['date', ...(dated ? ['confirm', 'withdraw'] as const : []), 'place', 'describe'] as const);
  return (
    <>
      <p className="actions">
        {offered.map((one) => <button key={one} type="button" className={one === 'date' ? 'do' : ''} onClick={() => setOpen(one)}>{say(`election.step_${one}`)}</button>)}
      </p>
      {open ? (
        <Modal title={say(`election.step_${open}`)} onClose={() => setOpen(null)}>
          {steps[open].note ? <p>{steps[open].note}</p> : null}
          <Form key={open} action={say(`election.step_${open}`)} fields={steps[open].fields}
            onSend={async (body, key) => {
              // What is not named in a description would be taken away: its first round is kept.
              if (open === 'describe') body['particulars'] = { ...(data.election.particulars.first_round ? { first_round: data.election.particulars.first_round } : {}), ...(body['particulars'] as object | undefined) };
              await send('POST', `/api/elections/${data.election.id}/${steps[open].path}`, body, data.election.version, key);
              setOpen(null);
              await refresh();
            }} />
        </Modal>
      ) : null}
    </>
  );
}

export function Election() {
  const say = useSay();
  const states = useStates();
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useGet<ElectionFile>(`/api/elections/${id}`);
  const file = query.data;
  return (
    <Page title={file?.election.title ?? say('calendar.one')} lead={file ? states.name(file.election.state) : undefined}
      crumbs={<Link to="/elections">{say('calendar.title')}</Link>}>
      <Answered query={query}>
        {(data) => (
          <>
            {ended(data.election.status) ? <p className="notice">{say(`election.ended_${data.election.status}`)}</p> : null}
            <Facts data={data} />
            <Steps data={data} />
            <Milestones data={data} />
            <section>
              <h2>{say('election.statements')}</h2>
              {data.dates.length === 0 ? <Empty>{say('calendar.no_dates')}</Empty> : (
                <ol className="timeline">{data.dates.toReversed().map((date) => <Statement key={date.index} date={date} />)}</ol>
              )}
            </section>
            <Figures data={data} />
          </>
        )}
      </Answered>
    </Page>
  );
}
