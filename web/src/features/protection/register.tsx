// The register of data protection: what was erased, held and shown, and what this person may do.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { send, useGet, useRefresh } from '../../api/client';
import type { DisclosureLine, ErasureLine, HoldLine, ProtectionRegister } from '../../api/generated';
import { useSay } from '../../shared/i18n';
import { Answered, Badge, Empty, Modal, Page, ProblemBox, useWork } from '../../shared/ui';
import { ProtectionForm, type Task } from './forms';
import { useSubjects } from './subjects';

function Act({ index, at }: { readonly index?: number | undefined; readonly at?: string | undefined }) {
  const say = useSay();
  if (index === undefined || at === undefined) return null;
  return <>{say.date(at.slice(0, 10))} · <Link to="/acts/$index" params={{ index: String(index) }}>{say('protection.act', { index: say.number(index) })}</Link></>;
}

function Subject({ stream }: { readonly stream: string }) {
  const name = useSubjects().name(stream);
  return <>{name ? <><bdi>{name}</bdi> </> : null}<bdi><code>{stream}</code></bdi></>;
}

function Erasure({ line, onTask }: { readonly line: ErasureLine; readonly onTask: (task: Task) => void }) {
  const say = useSay();
  const refresh = useRefresh();
  const { busy, problem, run } = useWork();
  const { erasure } = line;
  const confirm = () => run(async () => {
    await send('POST', `/api/protection/erasures/${erasure.id}/confirm`);
    await refresh();
  });
  return (
    <li>
      <h3>{say(`basis.${erasure.basis}`)} <Badge tone={erasure.state === 'erased' ? 'stop' : erasure.state === 'requested' ? 'wait' : 'open'}>{say(`erasure.${erasure.state}`)}</Badge></h3>
      {erasure.subject ? <p><Subject stream={erasure.subject} /></p> : null}
      <p>{say(`requester.${erasure.requester}`)}{erasure.reason ? <>: <bdi>{erasure.reason}</bdi></> : null}</p>
      {erasure.requested_at ? <p><small>{say('protection.asked_by', { name: line.requested_by ?? '' })} <Act index={erasure.requested_index} at={erasure.requested_at} /></small></p> : null}
      {erasure.settled_at ? <p><small>{say('protection.settled_by', { name: line.settled_by ?? '' })} <Act index={erasure.settled_index} at={erasure.settled_at} /></small></p> : null}
      {line.held ? <p><Badge tone="stop">{say('protection.held')}</Badge></p> : null}
      {problem ? <ProblemBox problem={problem} /> : null}
      {line.may_confirm ? (
        <p>
          <button type="button" className="do" disabled={busy || line.held} onClick={confirm}>{busy ? say('state.working') : say('protection.confirm')}</button>{' '}
          <button type="button" disabled={busy} onClick={() => onTask({ what: 'decline', id: erasure.id })}>{say('protection.decline')}</button>
        </p>
      ) : null}
    </li>
  );
}

function Hold({ line, onLift }: { readonly line: HoldLine; readonly onLift?: (() => void) | undefined }) {
  const say = useSay();
  const { hold } = line;
  return (
    <li>
      <h3><Subject stream={hold.subject} /> <Badge tone={hold.lifted_at ? 'open' : 'wait'}>{say(hold.lifted_at ? 'protection.lifted' : 'protection.standing')}</Badge></h3>
      <p><bdi>{hold.reason}</bdi></p>
      <p><small>{say('protection.placed_by', { name: line.placed_by })} <Act index={hold.placed_index} at={hold.placed_at} /></small></p>
      {hold.lifted_at ? <p><small><bdi>{hold.lifted_reason}</bdi> · <Act index={hold.lifted_index} at={hold.lifted_at} /></small></p> : null}
      {!hold.lifted_at && onLift ? <p><button type="button" onClick={onLift}>{say('protection.lift')}</button></p> : null}
    </li>
  );
}

function Disclosure({ line, file }: { readonly line: DisclosureLine; readonly file: boolean }) {
  const say = useSay();
  const { disclosure } = line;
  return (
    <li>
      <h3><bdi>{disclosure.to}</bdi></h3>
      <p><bdi>{disclosure.why}</bdi></p>
      <p><bdi><code>{disclosure.fields.join(', ')}</code></bdi> {say('protection.of')} <Link to="/acts/$index" params={{ index: String(disclosure.act) }}>{say('protection.act', { index: say.number(disclosure.act) })}</Link></p>
      <p><small>{say('protection.shown_by', { name: line.by })} <Act index={disclosure.index} at={disclosure.at} /></small></p>
      {file ? <p><a href={`/api/protection/disclosures/${disclosure.id}/file`} download={`act-${disclosure.act}.acta-disclosure`}>{say('protection.file')}</a></p> : null}
    </li>
  );
}

function Lists({ data, onTask }: { readonly data: ProtectionRegister; readonly onTask: (task: Task) => void }) {
  const say = useSay();
  return (
    <>
      <section>
        <h2>{say('protection.erasures')}</h2>
        {data.may_erase ? <p><button type="button" onClick={() => onTask({ what: 'erase' })}>{say('protection.erase')}</button></p> : null}
        {data.erasures.length === 0 ? <Empty>{say('protection.no_erasure')}</Empty>
          : <ul className="cards">{data.erasures.map((line) => <Erasure key={line.erasure.id} line={line} onTask={onTask} />)}</ul>}
      </section>
      <section>
        <h2>{say('protection.holds')}</h2>
        {data.may_hold ? <p><button type="button" onClick={() => onTask({ what: 'hold' })}>{say('protection.hold')}</button></p> : null}
        {data.holds.length === 0 ? <Empty>{say('protection.no_hold')}</Empty>
          : <ul className="cards">{data.holds.map((line) => <Hold key={line.hold.id} line={line} onLift={data.may_hold ? () => onTask({ what: 'lift', id: line.hold.id }) : undefined} />)}</ul>}
      </section>
      <section>
        <h2>{say('protection.disclosures')}</h2>
        {data.disclosures.length === 0 ? <Empty>{say('protection.no_disclosure')}</Empty>
          : <ul className="cards">{data.disclosures.map((line) => <Disclosure key={line.disclosure.id} line={line} file={data.may_disclose} />)}</ul>}
      </section>
    </>
  );
}

export function Protection() {
  const say = useSay();
  const query = useGet<ProtectionRegister>('/api/protection');
  const refresh = useRefresh();
  const [task, setTask] = useState<Task | null>(null);
  return (
    <Page title={say('protection.title')} lead={say('protection.lead')}>
      <Answered query={query}>{(data) => <Lists data={data} onTask={setTask} />}</Answered>
      {task ? (
        <Modal title={say(`protection.${task.what}`)} onClose={() => setTask(null)}>
          <ProtectionForm task={task} onDone={async () => { setTask(null); await refresh(); }} />
        </Modal>
      ) : null}
    </Page>
  );
}
