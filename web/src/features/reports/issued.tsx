// Reports that were issued: their files as issued, and whether the quorum of witnesses has seen them.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { send, useGet, useRefresh } from '../../api/client';
import type { IssuedReport, ReportList } from '../../api/generated';
import { useSay } from '../../shared/i18n';
import { useMay } from '../../shared/session';
import { Answered, Badge, Empty, Modal, ProblemBox, useWork } from '../../shared/ui';
import { useWitnesses } from '../../shared/witnessed';

// Why it cannot be certified yet.
function Waits({ index }: { readonly index: number }) {
  const say = useSay();
  const list = useWitnesses().data;
  if (!list || list.witnessed_size > index) return null;
  return <p><small>{say(list.witnesses.length === 0 ? 'report.no_witness' : 'report.not_witnessed')}</small></p>;
}

// Once the quorum of witnesses has seen the act that attests a report, it can be certified.
function Certification({ report }: { readonly report: IssuedReport }) {
  const say = useSay();
  const may = useMay();
  const refresh = useRefresh();
  const { busy, problem, run } = useWork();
  const [asking, setAsking] = useState(false);
  if (report.certified_index !== undefined) {
    return <p><Badge tone="good"><Link to="/acts/$index" params={{ index: String(report.certified_index) }}>{say('report.certified', { index: say.number(report.certified_index) })}</Link></Badge></p>;
  }
  if (!may('report_issue')) return null;
  const certify = () => run(async () => {
    await send('POST', `/api/reports/${report.id}/certification`, {});
    setAsking(false);
    await refresh();
  });
  return (
    <>
      <p><button type="button" onClick={() => setAsking(true)}>{say('report.certify')}</button></p>
      <Waits index={report.index} />
      {asking ? (
        <Modal title={say('report.certify')} onClose={() => setAsking(false)}>
          <p>{say('report.certify_note')}</p>
          {problem ? <ProblemBox problem={problem} /> : null}
          <p><button type="button" className="do" disabled={busy} onClick={certify}>{say('report.certify')}</button></p>
        </Modal>
      ) : null}
    </>
  );
}

export function Issued() {
  const say = useSay();
  const list = useGet<ReportList>('/api/reports');
  return (
    <Answered query={list} lines={2}>
      {({ reports }) => reports.length === 0 ? <Empty>{say('report.none_issued')}</Empty> : (
        <ul className="cards">
          {reports.map((one) => (
            <li key={one.id}>
              <h3><bdi>{one.symbol} {one.title}</bdi></h3>
              <p>{say.date(one.from)} – {say.date(one.to)} · {say('report.as_of_short', { as_of: say.number(one.as_of) })} · <Link to="/acts/$index" params={{ index: String(one.index) }}>{say('receipt.act')} {say.number(one.index)}</Link></p>
              <p className="links">{['pdf', 'docx', 'html'].map((format) => <a key={format} href={`/api/reports/${one.id}/file?format=${format}`}>{format.toUpperCase()}</a>)}</p>
              <Certification report={one} />
            </li>
          ))}
        </ul>
      )}
    </Answered>
  );
}
