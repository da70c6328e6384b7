// The record explorer: acts newest first; one act as it stands, its receipt, and its verification.
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { getText, useGet } from '../../api/client';
import type { ActDetail, ActList, RecordInfo } from '../../api/generated';
import { useSay } from '../../shared/i18n';
import { useMay } from '../../shared/session';
import { Confirmed, sentenceOf, whoOf } from '../../shared/timeline';
import { Answered, Badge, Page, ProblemBox, Receipt, useWork } from '../../shared/ui';
import { Disclose } from './disclose';
import type { Check } from './verify';
import { Witnesses } from './witnesses';

function Jump() {
  const say = useSay();
  const navigate = useNavigate();
  const [number, setNumber] = useState('');
  const go = (event: FormEvent) => {
    event.preventDefault();
    if (/^\d+$/.test(number)) void navigate({ to: '/acts/$index', params: { index: number } });
  };
  return (
    <form className="filters" onSubmit={go}>
      <label>{say('record.jump')}<input inputMode="numeric" value={number} onChange={(event) => setNumber(event.target.value)} /></label>
      <button type="submit">{say('record.go')}</button>
    </form>
  );
}

export function RecordScreen() {
  const say = useSay();
  const may = useMay();
  const search = useSearch({ strict: false }) as { before?: string };
  const info = useGet<RecordInfo>('/api/record');
  const acts = useGet<ActList>(`/api/acts?limit=40${search.before ? `&before=${search.before}` : ''}`);
  return (
    <Page title={say('record.title')} lead={say('record.lead')}>
      <Answered query={info} lines={3}>
        {(data) => (
          <dl className="wide">
            <div><dt>{say('record.origin')}</dt><dd><bdi>{data.origin}</bdi></dd></div>
            <div><dt>{say('record.size')}</dt><dd>{say.number(data.size)}</dd></div>
            <div><dt>{say('record.root')}</dt><dd><bdi><code>{data.root}</code></bdi></dd></div>
            <div><dt>{say('record.key')}</dt><dd><bdi><code>{data.key}</code></bdi></dd></div>
          </dl>
        )}
      </Answered>
      {info.data ? <Witnesses size={info.data.size} /> : null}
      <details>
        <summary>{say('record.without_us')}</summary>
        <p>{say('record.without_us_text')}</p>
        <pre dir="ltr" tabIndex={0}>acta-verify {window.location.origin}/record --key {info.data?.key ?? 'KEY'}</pre>
      </details>
      {may('administer') ? <p><Link to="/doctor">{say('record.doctor')}</Link></p> : null}
      <Jump />
      <Answered query={acts}>
        {(data) => (
          <>
            <ol className="timeline">
              {data.acts.map((act) => (
                <li key={act.index} className={act.classification === 'public' ? 'key' : ''}>
                  <h3>{act.body ? sentenceOf(act, say) : say('record.sealed')}</h3>
                  <Receipt index={act.index} leaf={act.leaf} at={act.at} who={whoOf(act, say)} />
                </li>
              ))}
            </ol>
            {(data.acts.at(-1)?.index ?? 0) > 0
              ? <Link className="button" to="/record" search={{ before: String(data.acts.at(-1)?.index) }}>{say('record.older')}</Link> : null}
          </>
        )}
      </Answered>
    </Page>
  );
}

function Verification({ detail }: { readonly detail: ActDetail }) {
  const say = useSay();
  const [checks, setChecks] = useState<ReadonlyArray<Check> | null>(null);
  const { busy, problem, run } = useWork();
  const verify = () => run(async () => {
    const [{ verifyReceipt, utf8Bytes }, key] = await Promise.all([import('./verify'), getText('/record/key')]);
    setChecks(verifyReceipt(utf8Bytes(detail.entry), detail.receipt, key.trim()));
  });
  return (
    <section>
      <h2>{say('verify.title')}</h2>
      <p><button type="button" className="do" disabled={busy} onClick={verify}>{say('verify.action')}</button></p>
      {problem ? <ProblemBox problem={problem} /> : null}
      {checks ? (
        <ul className="plain-list" aria-live="polite">
          {checks.map((check) => (
            <li key={check.word}>
              <Badge tone={check.good ? 'good' : 'stop'}>{say(check.good ? 'verify.good' : 'verify.bad')}</Badge> {say(`verify.${check.word}`)}
              <br /><bdi><code>{check.value}</code></bdi>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function Signers({ signers }: { readonly signers: ActDetail['signers'] }) {
  const say = useSay();
  if (signers.length === 0) return null;
  return (
    <section>
      <h2>{say('record.signers')}</h2>
      <ul className="plain-list">
        {signers.map((one, at) => (
          <li key={at}>
            <Badge tone={one.holds ? 'good' : 'stop'}>{say(one.holds ? 'verify.good' : 'verify.bad')}</Badge> {one.name ?? say('record.signer')}{' '}
            {one.fingerprint ? <bdi><code>{one.fingerprint}</code></bdi> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Act() {
  const say = useSay();
  const { index } = useParams({ strict: false }) as { index: string };
  const query = useGet<ActDetail>(`/api/acts/${index}`);
  return (
    <Page title={say('record.act', { index: say.number(Number(index)) })} crumbs={<Link to="/record">{say('record.title')}</Link>}>
      <Answered query={query}>
        {(detail) => (
          <>
            <p className="lead">{detail.act.body ? sentenceOf(detail.act, say) : say('record.sealed_note')}</p>
            <Receipt index={detail.act.index} leaf={detail.act.leaf} at={detail.act.at} who={whoOf(detail.act, say)} />
            {detail.act.unknown_version === undefined ? null : <p className="notice">{say('record.newer_note')}</p>}
            <Confirmed by={detail.act.confirmed} />
            <Signers signers={detail.signers} />
            <section><h2>{say('record.entry')}</h2><pre dir="ltr" tabIndex={0}>{detail.entry}</pre></section>
            {detail.content ? <section><h2>{say('record.content')}</h2><pre dir="ltr" tabIndex={0}>{detail.content}</pre></section> : null}
            <section>
              <h2>{say('record.receipt')}</h2>
              <p><a href={`/api/acts/${index}/receipt`} download={`act-${index}.tlog-proof`}>{say('record.download')}</a></p>
              <pre dir="ltr" tabIndex={0}>{detail.receipt}</pre>
            </section>
            <Verification key={index} detail={detail} />
            {detail.content ? <Disclose key={`shown-${index}`} index={index} /> : null}
          </>
        )}
      </Answered>
    </Page>
  );
}
