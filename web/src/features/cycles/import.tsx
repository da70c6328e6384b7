// A list of elections that others keep: chosen, judged row by row, then recorded; it can be left and found again.
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { get, send, sendFile, useRefresh, type Problem } from '../../api/client';
import type { BadRows, ImportJob, ListReport, ListShape, RowFault } from '../../api/generated';
import { saveText, toCsv } from '../../shared/csv';
import { useSay } from '../../shared/i18n';
import { useMay } from '../../shared/session';
import { Page, ProblemBox, useWork } from '../../shared/ui';

const shapes: ReadonlyArray<ListShape> = ['reign', 'electionguide'];
const shownFaults = 200;

function Choose({ onBegun }: { readonly onBegun: (id: string) => void }) {
  const say = useSay();
  const [shape, setShape] = useState<ListShape>('reign');
  const [file, setFile] = useState<File | null>(null);
  const { busy, problem, run } = useWork();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!file) return;
    run(async () => onBegun((await sendFile<ImportJob>(`/api/imports?${new URLSearchParams({ shape, name: file.name.normalize('NFC') })}`, file)).id));
  };
  return (
    <form onSubmit={submit} className="narrow">
      <fieldset>
        <legend>{say('import.shape')}</legend>
        {shapes.map((one) => (
          <label key={one} className="choice"><input type="radio" name="shape" checked={shape === one} onChange={() => setShape(one)} />{say(`import.shape_${one}`)}</label>
        ))}
      </fieldset>
      <p className="fine">{say(`import.columns_${shape}`)}</p>
      <div className="field"><label htmlFor="list-file">{say('import.file')}</label>
        <input id="list-file" type="file" accept=".csv,text/csv" onChange={(event) => setFile(event.target.files?.[0] ?? null)} /></div>
      {problem ? <ProblemBox problem={problem as Problem} /> : null}
      <button type="submit" className="do" disabled={busy || !file}>{busy ? say('state.working') : say('import.judge')}</button>
    </form>
  );
}

function Faults({ title, faults, name }: { readonly title: string; readonly faults: ReadonlyArray<RowFault>; readonly name: string }) {
  const say = useSay();
  if (faults.length === 0) return null;
  const save = () => saveText(name, toCsv([['line', 'column', 'reason'], ...faults.map((one) => [String(one.line), one.column, one.reason])]));
  return (
    <section>
      <h2>{title}</h2>
      <p className="count">{say('import.faults', { count: faults.length })} <button type="button" className="plain" onClick={save}>CSV</button></p>
      <div className="scroll" tabIndex={0} role="region" aria-label={title}>
        <table>
          <thead><tr>{['line', 'column', 'reason'].map((head) => <th key={head} scope="col">{say(`import.${head}`)}</th>)}</tr></thead>
          <tbody>{faults.slice(0, shownFaults).map((one, i) => <tr key={i}><td>{say.number(one.line)}</td><td>{one.column}</td><td>{one.reason}</td></tr>)}</tbody>
        </table>
      </div>
      {faults.length > shownFaults ? <p className="fine">{say('import.first_faults', { count: shownFaults })}</p> : null}
    </section>
  );
}

function Report({ report, recorded }: { readonly report: ListReport; readonly recorded: boolean }) {
  const say = useSay();
  const figures = [['rows', report.rows], ['elections', report.elections], ['statements', report.statements], ['known', report.known], ['bad', report.bad.length]] as const;
  return (
    <>
      <h2>{say(recorded ? 'import.was_recorded' : 'import.would_record', { name: report.name })}</h2>
      <ul className="figures">{figures.map(([word, count]) => <li key={word}><div className="figure"><b>{say.number(count)}</b>{say(`import.count_${word}`)}</div></li>)}</ul>
    </>
  );
}

function Record({ job, onBegun }: { readonly job: ImportJob; readonly onBegun: () => void }) {
  const say = useSay();
  const { busy, problem, run } = useWork();
  const record = (bad_rows: BadRows) => run(async () => {
    await send<ImportJob>('POST', `/api/imports/${job.id}/recording`, { bad_rows });
    onBegun();
  });
  const bad = job.report?.bad.length ?? 0;
  const nothing = (job.report?.elections ?? 0) + (job.report?.statements ?? 0) === 0;
  if (nothing) return <p className="notice">{say('import.nothing_new')}</p>;
  return (
    <>
      {problem ? <ProblemBox problem={problem as Problem} /> : null}
      {bad > 0 ? <p>{say('import.bad_note')}</p> : null}
      <p className="actions"><button type="button" className="do" disabled={busy} onClick={() => record('keep_good')}>{say(bad > 0 ? 'import.record_good' : 'import.record')}</button></p>
    </>
  );
}

function Job({ id, onAgain }: { readonly id: string; readonly onAgain: () => void }) {
  const say = useSay();
  const refresh = useRefresh();
  const query = useQuery<ImportJob, Problem>({ queryKey: ['import', id], queryFn: () => get<ImportJob>(`/api/imports/${id}`), retry: false,
    refetchInterval: (state) => state.state.data?.state === 'judging' || state.state.data?.state === 'recording' ? 400 : false });
  if (query.error) return <><ProblemBox problem={query.error} /><p><button type="button" onClick={onAgain}>{say('import.again')}</button></p></>;
  const job = query.data;
  if (!job) return null;
  const working = job.state === 'judging' || job.state === 'recording';
  return (
    <>
      {working ? <p role="status">{say(`import.${job.state}`, { done: say.number(job.done), of: say.number(job.of) })} <progress max={job.of || 1} value={job.of ? job.done : undefined} /></p> : null}
      {job.state === 'failed' ? <div className="notice stop" role="alert"><strong>{say('state.refused')}</strong><p>{job.detail || say('problem.unknown')}</p></div> : null}
      {job.report && !working ? <Report report={job.report} recorded={job.state === 'recorded'} /> : null}
      {job.state === 'judged' ? <Record job={job} onBegun={() => void query.refetch()} /> : null}
      {job.state === 'recorded' ? <p className="notice good">{say('import.done')} <Link to="/elections" onClick={() => void refresh()}>{say('calendar.title')}</Link></p> : null}
      {job.report && !working ? <Faults title={say('import.bad')} faults={job.report.bad} name="bad-rows.csv" /> : null}
      {job.report && !working ? <Faults title={say('import.left_out')} faults={job.report.left_out} name="left-out.csv" /> : null}
      {working ? null : <p><button type="button" onClick={onAgain}>{say('import.another')}</button></p>}
    </>
  );
}

export function Import() {
  const say = useSay();
  const may = useMay();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { readonly job?: string };
  const go = (job: string | undefined) => void navigate({ to: '/elections/import', search: { job } });
  return (
    <Page title={say('import.title')} lead={say('import.lead')} crumbs={<Link to="/elections">{say('calendar.title')}</Link>}>
      {!may('election_edit') ? <p className="notice">{say('state.not_allowed')}</p>
        : search.job ? <Job key={search.job} id={search.job} onAgain={() => go(undefined)} /> : <Choose onBegun={go} />}
    </Page>
  );
}
