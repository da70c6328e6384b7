// One sample: its files, each opened and remarked on, and the working paper.
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { send, useGet, useRefresh } from '../../api/client';
import type { AuditFinding, SampleFile, SampleInfo } from '../../api/generated';
import { Form } from '../../shared/fields';
import { useSay } from '../../shared/i18n';
import { useStates } from '../../shared/session';
import { Answered, Badge, Modal, Page } from '../../shared/ui';

const kinds: ReadonlyArray<AuditFinding> = ['in_order', 'remark', 'finding'];
const tones = { in_order: 'good', remark: 'wait', finding: 'stop' } as const;

function Remarks({ file }: { readonly file: SampleFile }) {
  const say = useSay();
  if (file.remarks.length === 0) return <p className="empty">{say('audit.no_remark')}</p>;
  return (
    <ul className="plain-list">
      {file.remarks.map((one) => (
        <li key={one.index}>
          <Badge tone={tones[one.kind]}>{say(`audit.kind_${one.kind}`)}</Badge> {one.text}
          <br /><small>{one.by}, {say.date(one.at)}, <Link to="/acts/$index" params={{ index: String(one.index) }}>{say('audit.act', { index: say.number(one.index) })}</Link></small>
        </li>
      ))}
    </ul>
  );
}

function Files({ info, onRemark }: { readonly info: SampleInfo; readonly onRemark: (file: SampleFile) => void }) {
  const say = useSay();
  const states = useStates();
  return (
    <ol className="cards">
      {info.files.map((file) => (
        <li key={file.file}>
          <h3><Link to="/requests/$id" params={{ id: file.file }}><bdi>{file.ref}</bdi></Link> {file.title}</h3>
          <p>{states.name(file.state)}, {say(`classification.${file.classification}`)} · <Link to="/audit" search={{ file: file.file }}>{say('audit.who_read')}</Link></p>
          <Remarks file={file} />
          <p><button type="button" onClick={() => onRemark(file)}>{say('audit.record_remark')}</button></p>
        </li>
      ))}
    </ol>
  );
}

function Basis({ info }: { readonly info: SampleInfo }) {
  const say = useSay();
  return (
    <details>
      <summary>{say('audit.draw_again')}</summary>
      <p>{say('audit.draw_again_text')}</p>
      <dl className="wide">
        <div><dt>{say('audit.root')}</dt><dd><bdi><code>{info.root}</code></bdi></dd></div>
        <div><dt>{say('audit.population')}</dt><dd><bdi><code>{info.population_digest}</code></bdi></dd></div>
      </dl>
      <pre dir="ltr" tabIndex={0}>{`while read file; do
  printf 'acta/sample/v1 %s %s %s\\n' ${info.root.slice(0, 16)}… ${info.sample.number} "$file" | sha256sum | cut -c1-64 | tr '\\n' ' '; echo "$file"
done < files | sort`}</pre>
    </details>
  );
}

export function SampleScreen() {
  const say = useSay();
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useGet<SampleInfo>(`/api/audit/samples/${id}`);
  const refresh = useRefresh();
  const [open, setOpen] = useState<SampleFile | null>(null);
  return (
    <Page title={say('audit.sample')} crumbs={<Link to="/audit">{say('audit.title')}</Link>}>
      <Answered query={query}>
        {(info) => (
          <>
            <p className="lead">{say('audit.sample_of', { date: say.date(info.sample.drawn_at), files: info.sample.files, population: info.sample.population })}. {say('audit.sample_line', { by: info.sample.by, size: info.sample.size, number: String(info.sample.number), remarked: info.sample.remarked })}.</p>
            <p>{say('audit.paper')} {['pdf', 'html', 'docx', 'zip'].map((format) => (
              <span key={format}><a href={`/api/audit/samples/${id}/paper?format=${format}`} download>{format === 'zip' ? say('audit.zip') : format.toUpperCase()}</a> </span>))}
            </p>
            <h2>{say('audit.files')}</h2>
            <Files info={info} onRemark={setOpen} />
            <Basis info={info} />
          </>
        )}
      </Answered>
      {open ? (
        <Modal title={`${say('audit.record_remark')}: ${open.ref}`} onClose={() => setOpen(null)}>
          <Form action={say('audit.record_remark')}
            fields={[{ name: 'kind', kind: 'one', options: kinds.map((kind) => [kind, say(`audit.kind_${kind}`)] as const) }, { name: 'text', kind: 'text' }]}
            onSend={async (body, key) => {
              await send('POST', `/api/audit/samples/${id}/remarks`, { ...body, file: open.file }, undefined, key);
              setOpen(null);
              await refresh();
            }} />
        </Modal>
      ) : null}
    </Page>
  );
}
