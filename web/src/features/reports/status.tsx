// The report on the status of requests: any period, as of any act; each figure opens to its acts.
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { send, useGet, useRefresh } from '../../api/client';
import type { StatusReport } from '../../api/generated';
import { saveText, toCsv } from '../../shared/csv';
import { Form } from '../../shared/fields';
import { useSay } from '../../shared/i18n';
import { useMay, useSession } from '../../shared/session';
import { Answered, Empty, Modal, Page } from '../../shared/ui';
import { Issued } from './issued';

export interface ReportSearch {
  readonly from?: string;
  readonly to?: string;
  readonly as_of?: string;
}

function ActsOf({ title, acts, onClose }: { readonly title: string; readonly acts: ReadonlyArray<number>; readonly onClose: () => void }) {
  const say = useSay();
  return (
    <Modal title={title} onClose={onClose}>
      <p>{say('report.rests_on', { count: acts.length })}</p>
      <ul className="chips">{acts.map((act) => <li key={act}><Link to="/acts/$index" params={{ index: String(act) }}>{say('receipt.act')} {say.number(act)}</Link></li>)}</ul>
    </Modal>
  );
}

function Table({ report }: { readonly report: StatusReport }) {
  const say = useSay();
  const [open, setOpen] = useState<{ title: string; acts: ReadonlyArray<number> } | null>(null);
  return (
    <>
      <ul className="figures">
        {report.figures.map((figure) => (
          <li key={figure.word}>
            <button type="button" className="figure" onClick={() => setOpen({ title: figure.label, acts: figure.acts })}>
              <b>{say.number(figure.value)}</b>{say(`figure.${figure.word}`)}
            </button>
          </li>
        ))}
      </ul>
      {report.rows.length === 0 ? <Empty>{say('report.none')}</Empty> : (
        <div className="scroll" tabIndex={0} role="region" aria-label={report.title}>
          {/* The server writes it in English. */}
          <table lang="en" dir="ltr">
            <thead><tr>{report.columns.map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
            <tbody>
              {report.rows.map((row) => (
                <tr key={`${row[1]?.text} ${row[1]?.acts[0]}`}>
                  {row.map((cell, i) => (
                    <td key={report.columns[i]}>
                      {cell.acts.length > 0 && (i === 1 || i === 4)
                        ? <button type="button" className="plain" onClick={() => setOpen({ title: cell.text, acts: cell.acts })}>{cell.text}</button> : cell.text}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p><small>{say('report.as_of', { as_of: say.number(report.as_of) })} <bdi><code>{report.digest}</code></bdi></small></p>
      {open ? <ActsOf title={open.title} acts={open.acts} onClose={() => setOpen(null)} /> : null}
    </>
  );
}

export function StatusScreen() {
  const say = useSay();
  const may = useMay();
  const session = useSession();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const search = useSearch({ strict: false }) as ReportSearch;
  const [issuing, setIssuing] = useState(false);
  const today = session?.today ?? '2026-01-01';
  const period = { from: search.from ?? `${Number(today.slice(0, 4)) - 2}-01-01`, to: search.to ?? today };
  const query = new URLSearchParams({ ...period, ...(search.as_of ? { as_of: search.as_of } : {}) }).toString();
  const report = useGet<StatusReport>(session ? `/api/reports/status?${query}` : null);
  const set = (name: keyof ReportSearch, value: string) =>
    void navigate({ to: '/reports', search: { ...search, [name]: value || undefined }, replace: true });
  return (
    <Page title={say('report.title')} lead={say('report.lead')}>
      <div className="filters">
        <label>{say('field.from')}<input type="date" value={period.from} onChange={(event) => set('from', event.target.value)} /></label>
        <label>{say('report.until')}<input type="date" value={period.to} onChange={(event) => set('to', event.target.value)} /></label>
        <label>{say('report.as_of_field')}<input type="number" min="0" value={search.as_of ?? ''} placeholder={say('report.all')} onChange={(event) => set('as_of', event.target.value)} /></label>
      </div>
      <Answered query={report}>
        {(data) => (
          <>
            <p className="links">
              {['pdf', 'docx', 'html'].map((format) => <a key={format} href={`/api/reports/status/file?${query}&format=${format}`}>{format.toUpperCase()}</a>)}
              <button type="button" className="plain" onClick={() => saveText('status-of-requests.csv', toCsv([data.columns, ...data.rows.map((row) => row.map((cell) => cell.text))]))}>CSV</button>
              <Link to="/reports" search={{ ...search, from: '1992-01-01' }}>{say('report.since_1992')}</Link>
              {may('report_issue') ? <button type="button" onClick={() => setIssuing(true)}>{say('report.issue')}</button> : null}
            </p>
            <Table report={data} />
          </>
        )}
      </Answered>
      <section><h2>{say('report.issued')}</h2><Issued /></section>
      {issuing ? (
        <Modal title={say('report.issue')} onClose={() => setIssuing(false)}>
          <p>{say('report.issue_note')}</p>
          <Form action={say('report.issue')} fields={[{ name: 'symbol', kind: 'line' }]}
            onSend={async (body, key) => {
              await send('POST', '/api/reports', { ...body, ...period, ...(search.as_of ? { as_of: Number(search.as_of) } : {}) }, undefined, key);
              setIssuing(false);
              await refresh();
            }} />
        </Modal>
      ) : null}
    </Page>
  );
}
