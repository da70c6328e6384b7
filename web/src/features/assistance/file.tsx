// A request's file: the facts, what was done, what can be done next.
import { Link, useParams } from '@tanstack/react-router';
import { useGet } from '../../api/client';
import type { MandateList, RequestFile } from '../../api/generated';
import { useSay } from '../../shared/i18n';
import { useStates } from '../../shared/session';
import { Answered, Badge, Empty, Page } from '../../shared/ui';
import { Timeline } from '../../shared/timeline';
import { AdvisoryBeside } from './advisory';
import { ExchangeOf } from './exchange';
import { Validity } from './mandates';
import { Steps } from './steps';
import { toneOf } from './words';

// The mandates on which it rests, wholly or in part.
function Basis({ file }: { readonly file: RequestFile }) {
  const say = useSay();
  const rests = [...new Set([...(file.request.mandate ? [file.request.mandate] : []), ...file.contents.mandates])];
  const list = useGet<MandateList>(rests.length > 0 ? `/api/mandates?state=${file.request.state}` : null);
  if (rests.length === 0) return null;
  return (
    <div>
      <dt>{say('mandate.basis')}</dt>
      {list.data?.mandates.filter((one) => rests.includes(one.id)).map((one) => (
        <dd key={one.id}><Link to="/mandates/$id" params={{ id: one.id }}><bdi>{one.text.symbol}</bdi></Link> <Validity mandate={one} /></dd>
      ))}
    </div>
  );
}

function Facts({ file }: { readonly file: RequestFile }) {
  const say = useSay();
  const { request, contents } = file;
  // A file that rests on a mandate alone has no letter.
  const letter: ReadonlyArray<readonly [string, string]> = request.mandate ? [] : [
    ['organ', `${say(`organ.${contents.organ}`)}: ${contents.office}`],
    ['signatory', contents.signatory],
    ['channel', `${say(`channel.${contents.channel}`)}, ${say.date(contents.document_on)}`],
  ];
  const rows: ReadonlyArray<readonly [string, string]> = [
    ...letter,
    ['types', request.types.map((type) => say(`type.${type}`)).join(', ')],
    ['summary', contents.summary],
    ['classification', say(`classification.${request.classification}`)],
  ];
  return (
    <dl>
      {rows.map(([name, value]) => <div key={name}><dt>{say(`field.${name}`)}</dt><dd>{value}</dd></div>)}
      <Basis file={file} />
    </dl>
  );
}

function TimeTests({ file }: { readonly file: RequestFile }) {
  const say = useSay();
  const tests = file.contents.time_tests;
  if (tests.length === 0) return <Empty>{say('file.no_time_test')}</Empty>;
  return (
    <ol className="plain-list">
      {tests.toReversed().map((test, i) => (
        <li key={test.index} className={i === 0 ? '' : 'old'}>
          <Badge tone={test.result === 'adequate' ? 'good' : test.result === 'unknown' ? 'open' : 'wait'}>{say(`time.${test.result}`)}</Badge>{' '}
          {test.days !== undefined ? say('file.days', { days: test.days, needed: test.days_needed }) : say('file.no_date')}
          <br /><small>{say(`cause.${test.cause}`)}, {say.date(test.at)}</small>
        </li>
      ))}
    </ol>
  );
}

function Findings({ file }: { readonly file: RequestFile }) {
  const say = useSay();
  return (
    <ul className="plain-list">
      {(['adequate_time', 'conditions', 'reporting'] as const).map((kind) => {
        const found = file.contents.findings.find((one) => one.kind === kind);
        return (
          <li key={kind}>
            {found ? <Badge tone={found.met === 'met' ? 'good' : found.met === 'not_met' ? 'stop' : 'wait'}>{say(`met.${found.met}`)}</Badge>
              : <Badge tone="open">{say('file.not_recorded')}</Badge>} {say(`finding.${kind}`)}
            {found ? <><br /><small>{found.evidence} ({found.by}, {say.date(found.on)})</small></> : null}
          </li>
        );
      })}
    </ul>
  );
}

function Documents({ file }: { readonly file: RequestFile }) {
  const say = useSay();
  return (
    <ul className="plain-list">
      {file.contents.documents.map((one) => (
        <li key={one.id}>
          <a href={`/api/requests/${file.request.id}/documents/${one.id}`} download={one.title}>{one.title}</a>
          <br /><small>{say(`document.${one.kind}`)}, {say('document.size', { kb: Math.max(1, Math.round(one.size / 1024)) })}, {say.date(one.added_on)}</small>
        </li>
      ))}
    </ul>
  );
}

function Outcome({ file }: { readonly file: RequestFile }) {
  const say = useSay();
  const { decision, recommendation } = file.contents;
  const shown = decision ?? recommendation;
  if (!shown) return null;
  return (
    <section>
      <h2>{say(decision ? 'file.decision' : 'file.recommendation')}</h2>
      <p><strong>{say(`outcome.${shown.outcome}`)}</strong>{shown.types.length > 0 ? `: ${shown.types.map((type) => say(`type.${type}`)).join(', ')}` : ''}</p>
      <p>{shown.reasons}</p>
      {decision && decision.conditions.length > 0 ? <ul>{decision.conditions.map((one) => <li key={one}>{one}</li>)}</ul> : null}
      <p><small>{shown.by}, {say.date(shown.on)}{shown.lead_entity ? ` · ${say('file.lead', { entity: shown.lead_entity })}` : ''}</small></p>
    </section>
  );
}

function File({ file }: { readonly file: RequestFile }) {
  const say = useSay();
  return (
    <>
      <ol className="path" aria-label={say('file.path')}>
        {file.path.map((stage) => (
          <li key={stage.status} className={stage.state} aria-current={stage.state === 'now' ? 'step' : undefined}>
            <span className="mark" aria-hidden="true" />{say(`stage.${stage.status}`)}
          </li>
        ))}
        <li><Badge tone={toneOf(file.request.status)}>{say(`status.${file.request.status}`)}</Badge></li>
      </ol>
      <div className="cols">
        <div>
          <Outcome file={file} />
          <section><h2>{say('file.facts')}</h2><Facts file={file} /></section>
          {file.contents.documents.length > 0 ? <section><h2>{say('file.documents')}</h2><Documents file={file} /></section> : null}
          <section><h2>{say('file.time')}</h2><TimeTests file={file} /></section>
          <section><h2>{say('file.findings')}</h2><Findings file={file} />
            <p><Link to="/requests/$id/assessment" params={{ id: file.request.id }}>{say('assessment.open')}</Link></p></section>
          {file.related.length > 0 ? (
            <section><h2>{say('file.related')}</h2><ul className="plain-list">
              {file.related.map((row) => <li key={row.id}><Link to="/requests/$id" params={{ id: row.id }}><bdi>{row.ref}</bdi></Link> {say(`status.${row.status}`)}</li>)}
            </ul></section>
          ) : null}
          <AdvisoryBeside request={file.request.id} state={file.request.state} />
        </div>
        <div>
          {file.request.mandate ? null : <ExchangeOf exchange={file.exchange} at={`/api/requests/${file.request.id}`} version={file.request.version}
            steps={file.next.filter((step) => step.allowed).map((step) => step.verb)} />}
          <section><h2>{say('file.timeline')}</h2><Timeline acts={file.timeline} /></section>
        </div>
        <Steps file={file} />
      </div>
    </>
  );
}

export function RequestScreen() {
  const say = useSay();
  const states = useStates();
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useGet<RequestFile>(`/api/requests/${id}`);
  const file = query.data;
  return (
    <Page title={file?.request.title ?? say('requests.one')}
      lead={file ? `${states.name(file.request.state)}. ${say(file.request.mandate ? 'file.lead_opened' : 'file.lead_received', { date: say.date(file.request.received_on) })}` : undefined}
      crumbs={<><Link to="/requests">{say('requests.title')}</Link> / <bdi>{file?.request.ref ?? '…'}</bdi></>}>
      <Answered query={query} lines={12}>{(data) => <File file={data} />}</Answered>
    </Page>
  );
}
