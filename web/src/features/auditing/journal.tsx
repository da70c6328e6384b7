// Who did and read what: filters in the address, newest first, and the check of the log of reads.
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { get, useGet } from '../../api/client';
import type { Journal, JournalLine, ReadsChecked } from '../../api/generated';
import { useSay } from '../../shared/i18n';
import { Answered, Badge, Empty, ProblemBox, useWork } from '../../shared/ui';

const names = ['person', 'file', 'deed', 'classification', 'from', 'to', 'before_act', 'before_read'] as const;
type Name = typeof names[number];
type JournalSearch = { readonly [name in Name]?: string };

function Filters({ search }: { readonly search: JournalSearch }) {
  const say = useSay();
  const navigate = useNavigate();
  const set = (name: Name, value: string) => void navigate({ to: '/audit', replace: true,
    search: { ...search, before_act: undefined, before_read: undefined, [name]: value || undefined } });
  const words = (name: Name, group: string, list: ReadonlyArray<string>) => (
    <label>{say(`audit.${name}`)}
      <select value={search[name] ?? ''} onChange={(event) => set(name, event.target.value)}>
        <option value="">{say('filter.all')}</option>
        {list.map((word) => <option key={word} value={word}>{say(`${group}.${word}`)}</option>)}
      </select>
    </label>
  );
  return (
    <div className="filters" role="search">
      {words('deed', 'audit', ['did', 'read'])}
      {words('classification', 'classification', ['public', 'internal', 'confidential'])}
      <label>{say('audit.from')}<input type="date" value={search.from ?? ''} onChange={(event) => set('from', event.target.value)} /></label>
      <label>{say('audit.to')}<input type="date" value={search.to ?? ''} onChange={(event) => set('to', event.target.value)} /></label>
      {search.person || search.file
        ? <button type="button" onClick={() => void navigate({ to: '/audit', search: { ...search, person: undefined, file: undefined } })}>{say('audit.everyone')}</button> : null}
    </div>
  );
}

function What({ line }: { readonly line: JournalLine }) {
  const say = useSay();
  const key = line.deed === 'did' ? `deed.${line.what}` : `operation.${line.what}`;
  const what = say.has(key) ? say(key) : line.what.replace(/^.*\./, '').replaceAll('_', ' ');
  return <>{what}{line.part ? <small> <bdi>{line.part}</bdi></small> : null}</>;
}

function Rows({ journal, search }: { readonly journal: Journal; readonly search: JournalSearch }) {
  const say = useSay();
  const fileOf = (line: JournalLine) => line.subject.startsWith('assistance.request/') ? line.subject.slice(19) : undefined;
  if (journal.lines.length === 0) return <Empty>{say('audit.nothing')}</Empty>;
  return (
    <>
      <div className="scroll" tabIndex={0} role="region" aria-label={say('audit.journal')}>
        <table>
          <thead><tr>{['when', 'who', 'what', 'file', 'classification', 'door'].map((head) => <th key={head} scope="col">{say(`audit.${head}`)}</th>)}</tr></thead>
          <tbody>
            {journal.lines.map((line, place) => {
              const file = fileOf(line);
              return (
                <tr key={`${line.at}-${place}`}>
                  <td className="nowrap"><time dateTime={line.at}>{say.date(line.at)} <bdi>{line.at.slice(11, 16)}</bdi></time></td>
                  <td>{line.name ? <Link to="/audit" search={{ ...search, person: line.person }}>{line.name}</Link> : null} <small>{say(`role.${line.role}`)}</small></td>
                  <td><Badge tone={line.deed === 'did' ? 'good' : 'open'}>{say(`audit.${line.deed}`)}</Badge> <What line={line} /></td>
                  <td className="nowrap">{file && line.ref
                    ? <Link to="/audit" search={{ ...search, file }}><bdi>{line.ref}</bdi></Link> : '–'}</td>
                  <td>{say(`classification.${line.classification}`)}</td>
                  <td className="nowrap">{line.door ? say(`door.${line.door}`) : line.index === undefined ? '–'
                    : <Link to="/acts/$index" params={{ index: String(line.index) }}>{say('audit.act', { index: say.number(line.index) })}</Link>}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {journal.before_act !== undefined ? (
        <p><Link className="button" to="/audit" search={{ ...search, before_act: String(journal.before_act), before_read: String(journal.before_read ?? 0) }}>{say('audit.older')}</Link></p>
      ) : null}
    </>
  );
}

function Check() {
  const say = useSay();
  const [checked, setChecked] = useState<ReadsChecked | null>(null);
  const { busy, problem, run } = useWork();
  const check = () => run(async () => setChecked(await get<ReadsChecked>('/api/audit/reads')));
  return (
    <section>
      <h2>{say('audit.check')}</h2>
      <p>{say('audit.check_text')}</p>
      <p><button type="button" disabled={busy} onClick={check}>{say('audit.check_now')}</button></p>
      {problem ? <ProblemBox problem={problem} /> : null}
      {checked ? (
        <div role="status">
          <Badge tone={checked.good ? 'good' : 'stop'}>{say(checked.good ? 'audit.as_written' : 'audit.altered')}</Badge>{' '}
          {say('audit.attested', { lines: checked.lines, attested: checked.attested, acts: checked.acts })}
          <ul>{checked.faults.map((fault) => <li key={fault}>{fault}</li>)}</ul>
        </div>
      ) : null}
    </section>
  );
}

export function JournalSection() {
  const say = useSay();
  const search = useSearch({ strict: false }) as JournalSearch;
  const query = new URLSearchParams(names.flatMap((name) => search[name] ? [[name, search[name]]] : []));
  const journal = useGet<Journal>(`/api/audit/journal?${query.toString()}`);
  return (
    <>
      <section>
        <h2>{say('audit.journal')}</h2>
        <Filters search={search} />
        <Answered query={journal} lines={10}>{(data) => <Rows journal={data} search={search} />}</Answered>
      </section>
      <Check />
    </>
  );
}
