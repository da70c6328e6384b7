// The auditor's workspace: samples of files, and the journal.
import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { newKey, Problem, send, useGet, useRefresh } from '../../api/client';
import type { ReceiptInfo, SampleList } from '../../api/generated';
import { useSay } from '../../shared/i18n';
import { useMay, useSession } from '../../shared/session';
import { Answered, Empty, Page, ProblemBox, Recorded, useWork } from '../../shared/ui';
import { JournalSection } from './journal';

function Draw({ onDrawn }: { readonly onDrawn: (receipts: ReadonlyArray<ReceiptInfo>) => void }) {
  const say = useSay();
  const refresh = useRefresh();
  const { busy, problem, run } = useWork();
  const [key, setKey] = useState(newKey);
  const draw = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    const whole = (name: string) => Number.parseInt(String(values.get(name)), 10);
    const size = whole('size');
    run(async () => {
      const written = await send('POST', '/api/audit/samples', { number: whole('number'), count: whole('count'),
        by_classification: values.get('by_classification') === 'on', ...(Number.isNaN(size) ? {} : { size }) }, undefined, key);
      setKey(newKey());
      onDrawn(written.receipts);
      await refresh();
    });
  };
  return (
    <form onSubmit={draw}>
      {problem ? <ProblemBox problem={problem} /> : null}
      <div className="filters">
        <label>{say('audit.count')}<input name="count" type="number" min={1} max={200} defaultValue={5} required /></label>
        <label>{say('audit.number')}<input name="number" type="number" min={0} required /></label>
        <label>{say('audit.size')}<input name="size" type="number" min={1} placeholder={say('audit.size_all')} /></label>
        <label className="choice"><input name="by_classification" type="checkbox" />{say('audit.by_classification')}</label>
        <button type="submit" className="do" disabled={busy}>{say('audit.draw')}</button>
      </div>
    </form>
  );
}

function Samples() {
  const say = useSay();
  const samples = useGet<SampleList>('/api/audit/samples');
  const [receipts, setReceipts] = useState<ReadonlyArray<ReceiptInfo>>([]);
  return (
    <section>
      <h2>{say('audit.samples')}</h2>
      <p>{say('audit.samples_text')}</p>
      <Draw onDrawn={setReceipts} />
      <Recorded receipts={receipts} />
      <Answered query={samples} lines={3}>
        {(data) => data.samples.length === 0 ? <Empty>{say('audit.no_sample')}</Empty> : (
          <ul className="cards">
            {data.samples.map((one) => (
              <li key={one.id}>
                <h3><Link to="/audit/samples/$id" params={{ id: one.id }}>{say('audit.sample_of', { date: say.date(one.drawn_at), files: one.files, population: one.population })}</Link></h3>
                <p>{say('audit.sample_line', { by: one.by, size: one.size, number: String(one.number), remarked: one.remarked })}</p>
              </li>
            ))}
          </ul>
        )}
      </Answered>
    </section>
  );
}

export function Audit() {
  const say = useSay();
  const may = useMay();
  const session = useSession();
  return (
    <Page title={say('audit.title')} lead={say('audit.lead')}>
      {session === undefined ? null : may('audit') ? <><Samples /><JournalSection /></>
        : <ProblemBox problem={new Problem('access.not_allowed', session.signed_in ? 403 : 401, '')} />}
    </Page>
  );
}
