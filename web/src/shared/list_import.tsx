// An import of a list at the server: judged row by row, then recorded; it can be left and found again. What the list is of, and
// which file, is asked by the page around it.
import { useQuery } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { get, send, useRefresh, type Problem } from '../api/client';
import type { BadRows, ImportJob, ListReport, RowFault } from '../api/generated';
import { saveText, toCsv } from './csv';
import { useSay } from './i18n';
import { ProblemBox, useWork } from './ui';

const shownFaults = 200;

// A figure of the report, and the key of its name.
export type Counted = readonly [name: 'rows' | 'added' | 'statements' | 'corrected' | 'known', key: string];

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

function Report({ report, recorded, counted }: { readonly report: ListReport; readonly recorded: boolean; readonly counted: ReadonlyArray<Counted> }) {
  const say = useSay();
  const figures: ReadonlyArray<readonly [string, number]> = [...counted.map(([name, key]) => [key, report[name]] as const), ['import.count_bad', report.bad.length]];
  return (
    <>
      <h2>{say(recorded ? 'import.was_recorded' : 'import.would_record', { name: report.name })}</h2>
      <ul className="figures">{figures.map(([key, count]) => <li key={key}><div className="figure"><b>{say.number(count)}</b>{say(key)}</div></li>)}</ul>
    </>
  );
}

function Record({ path, job, onBegun }: { readonly path: string; readonly job: ImportJob; readonly onBegun: () => void }) {
  const say = useSay();
  const { busy, problem, run } = useWork();
  const record = (bad_rows: BadRows) => run(async () => {
    await send<ImportJob>('POST', `${path}/${job.id}/recording`, { bad_rows });
    onBegun();
  });
  const bad = job.report?.bad.length ?? 0;
  const news = (job.report?.added ?? 0) + (job.report?.statements ?? 0) + (job.report?.corrected ?? 0);
  if (news === 0) return <p className="notice">{say('import.nothing_new')}</p>;
  return (
    <>
      {problem ? <ProblemBox problem={problem as Problem} /> : null}
      {bad > 0 ? <p>{say('import.bad_note')}</p> : null}
      <p className="actions"><button type="button" className="do" disabled={busy} onClick={() => record('keep_good')}>{say(bad > 0 ? 'import.record_good' : 'import.record')}</button></p>
    </>
  );
}

export function ListImport({ path, id, counted, done, onAgain }: {
  readonly path: string; readonly id: string; readonly counted: ReadonlyArray<Counted>; readonly done: ReactNode; readonly onAgain: () => void;
}) {
  const say = useSay();
  const refresh = useRefresh();
  const query = useQuery<ImportJob, Problem>({ queryKey: ['import', path, id], queryFn: () => get<ImportJob>(`${path}/${id}`), retry: false,
    refetchInterval: (state) => state.state.data?.state === 'judging' || state.state.data?.state === 'recording' ? 400 : false });
  const recorded = query.data?.state === 'recorded';
  useEffect(() => { if (recorded) void refresh(); }, [recorded, refresh]);
  if (query.error) return <><ProblemBox problem={query.error} /><p><button type="button" onClick={onAgain}>{say('import.again')}</button></p></>;
  const job = query.data;
  if (!job) return null;
  const working = job.state === 'judging' || job.state === 'recording';
  return (
    <>
      {working ? <p role="status">{say(`import.${job.state}`, { done: say.number(job.done), of: say.number(job.of) })} <progress max={job.of || 1} value={job.of ? job.done : undefined} /></p> : null}
      {job.state === 'failed' ? <div className="notice stop" role="alert"><strong>{say('state.refused')}</strong><p>{job.detail || say('problem.unknown')}</p></div> : null}
      {job.report && !working ? <Report report={job.report} recorded={job.state === 'recorded'} counted={counted} /> : null}
      {job.state === 'judged' ? <Record path={path} job={job} onBegun={() => void query.refetch()} /> : null}
      {job.state === 'recorded' ? <p className="notice good">{say('import.done')} {done}</p> : null}
      {job.report && !working ? <Faults title={say('import.bad')} faults={job.report.bad} name="bad-rows.csv" /> : null}
      {job.report && !working ? <Faults title={say('import.left_out')} faults={job.report.left_out} name="left-out.csv" /> : null}
      {working ? null : <p><button type="button" onClick={onAgain}>{say('import.another')}</button></p>}
    </>
  );
}
