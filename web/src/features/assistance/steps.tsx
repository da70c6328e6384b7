// What can be done next with a file: each step with its guards, and its form.
import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { send, useRefresh } from '../../api/client';
import type { Guard, ReceiptInfo, RequestFile, Step, Written } from '../../api/generated';
import { Form } from '../../shared/fields';
import { useSay, type Say } from '../../shared/i18n';
import { useWays } from '../../shared/signing';
import { Modal, Recorded } from '../../shared/ui';
import { assessmentVerbs, exchangeVerbs, fieldsOf } from './words';

const marks: Record<Guard['state'], { readonly path: string; readonly tone: string }> = {
  met: { path: 'M2 8.5 6 12.5 14 3.5', tone: 'ok' },
  not_met: { path: 'M3 3 13 13M13 3 3 13', tone: 'no' },
  waiting: { path: 'M8 4.5V8l2.5 2M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2', tone: 'hm' },
};

// Steps that others may ask a proof for: they are offered with a key.
const signed: ReadonlySet<string> = new Set(['confirm_origin', 'admit', 'clear_assessment', 'recommend', 'decide', 'grant_waiver']);

const rolesText = (say: Say, roles: ReadonlyArray<string>) => roles.map((role) => say(`role.${role}`)).join(', ');

export function GuardList({ guards }: { readonly guards: ReadonlyArray<Guard> }) {
  const say = useSay();
  return (
    <ul className="guards">
      {guards.map((guard) => (
        <li key={guard.word}>
          <svg width="16" height="16" viewBox="0 0 16 16" className={marks[guard.state].tone} role="img" aria-label={say(`guard_state.${guard.state}`)}>
            <path d={marks[guard.state].path} fill="none" stroke="currentColor" strokeWidth="2" />
          </svg>
          <span>{say(`guard.${guard.word}`)}</span>
          <small>{guard.detail}{guard.state !== 'met' ? ` ${say('guard.who', { who: rolesText(say, guard.who) })}` : ''}</small>
        </li>
      ))}
    </ul>
  );
}

function StepCard({ step, onOpen }: { readonly step: Step; readonly onOpen: () => void }) {
  const say = useSay();
  return (
    <section className={step.primary ? 'step primary' : 'step'}>
      {step.guards.length > 0 && step.primary ? <GuardList guards={step.guards} /> : null}
      {step.allowed ? (
        <button type="button" className={step.primary ? 'do' : ''} onClick={onOpen}>{say(`verb.${step.verb}`)}</button>
      ) : (
        <p className="later"><strong>{say(`verb.${step.verb}`)}</strong> {step.mine ? say('step.guards_first')
          : say('step.of_others', { who: rolesText(say, step.who) })}</p>
      )}
    </section>
  );
}

export function Steps({ file }: { readonly file: RequestFile }) {
  const say = useSay();
  const refresh = useRefresh();
  const navigate = useNavigate();
  const [open, setOpen] = useState<Step | null>(null);
  const [receipts, setReceipts] = useState<ReadonlyArray<ReceiptInfo>>([]);
  const authorities = file.authorities.filter((one) => one.valid_on_document_date)
    .map((one) => [one.id, `${say(`organ.${one.organ}`)}, ${say('authority.since', { date: say.date(one.valid_from) })}`] as const);
  const path = (step: Step) => `/api/requests/${file.request.id}/${step.verb}`;
  const finish = async (written: Written) => {
    setOpen(null);
    setReceipts(written.receipts);
    await refresh();
  };
  const record = async (step: Step, body: Record<string, unknown>, key: string) =>
    finish(await send('POST', path(step), body, file.request.version, key));
  const ways = useWays(open !== null && signed.has(open.verb), open ? path(open) : '', file.request.version, finish,
    async (id) => navigate({ to: '/sign/$id', params: { id } }));
  const onWay = file.next.filter((step) => !exchangeVerbs.has(step.verb) && !assessmentVerbs.has(step.verb));
  const primary = onWay.filter((step) => step.primary);
  // What is aside of the way is shown when it can be taken, and not as something to work for.
  const others = onWay.filter((step) => !step.primary && step.guards.every((guard) => guard.state !== 'not_met'));
  return (
    <aside className="next" aria-label={say('file.next')}>
      <h2>{say('file.next')}</h2>
      <Recorded receipts={receipts} />
      {onWay.length === 0 ? <p>{say('file.nothing_next')}</p> : null}
      {primary.map((step) => <StepCard key={step.verb} step={step} onOpen={() => setOpen(step)} />)}
      {others.length > 0 ? <h3>{say('file.also')}</h3> : null}
      {others.map((step) => <StepCard key={step.verb} step={step} onOpen={() => setOpen(step)} />)}
      {open ? (
        <Modal title={say(`verb.${open.verb}`)} onClose={() => setOpen(null)}>
          {open.guards.length > 0 ? <GuardList guards={open.guards} /> : null}
          {open.verb === 'decide' && file.contents.recommendation ? (
            <blockquote>
              <strong>{say('file.recommended', { outcome: say(`outcome.${file.contents.recommendation.outcome}`), by: file.contents.recommendation.by })}</strong>
              <p>{file.contents.recommendation.reasons}</p>
              <p><small>{say('field.funding')}: {file.contents.recommendation.funding}</small></p>
            </blockquote>
          ) : null}
          <Form fields={fieldsOf(open.verb, say, file.request.types, authorities,
            file.related.filter((one) => file.reusable.includes(one.id)).map((one) => [one.id, `${one.ref}, ${say(`status.${one.status}`)}`] as const))} action={say(`verb.${open.verb}`)}
            onSend={(body, key) => record(open, body, key)} others={signed.has(open.verb) ? ways : []} />
        </Modal>
      ) : null}
    </aside>
  );
}
