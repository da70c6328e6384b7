// For which acts a passkey or key is demanded: seen by everybody, changed by two administrators.
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { send, useGet, useRefresh } from '../../api/client';
import type { EvidenceRule, EvidenceRuleList } from '../../api/generated';
import { Form } from '../../shared/fields';
import { useSay } from '../../shared/i18n';
import { useMay } from '../../shared/session';
import { useWays } from '../../shared/signing';
import { Answered, Badge, Modal, ProblemBox, useWork } from '../../shared/ui';

function Proposal({ rule }: { readonly rule: EvidenceRule }) {
  const say = useSay();
  const may = useMay();
  const refresh = useRefresh();
  const { busy, problem, run } = useWork();
  const waits = rule.proposed;
  if (!waits) return null;
  return (
    <div className="notice">
      <p>{say(waits.demanded ? 'evidence.proposed' : 'evidence.proposed_end', { index: say.number(waits.index), by: waits.by || say('evidence.somebody'), reason: waits.reason })}</p>
      {may('administer') ? (
        waits.mine ? <p><small>{say('evidence.of_another')}</small></p> : (
          <button type="button" disabled={busy} onClick={() => run(async () => {
            await send('POST', `/api/evidence-rules/${waits.id}/confirm`, {});
            await refresh();
          })}>{say('evidence.confirm')}</button>
        )
      ) : null}
      {problem ? <ProblemBox problem={problem} /> : null}
    </div>
  );
}

function Rule({ rule, onChange }: { readonly rule: EvidenceRule; readonly onChange: () => void }) {
  const say = useSay();
  const may = useMay();
  return (
    <li>
      <h3>{say(`evidence_kind.${rule.kind}`)} <Badge tone={rule.since === undefined ? 'open' : 'good'}>{say(rule.since === undefined ? 'evidence.optional' : 'evidence.demanded')}</Badge></h3>
      {rule.since === undefined ? null : <p>{say('evidence.since', { index: say.number(rule.since) })}</p>}
      <Proposal rule={rule} />
      {may('administer') && !rule.proposed ? <button type="button" onClick={onChange}>{say(rule.since === undefined ? 'evidence.demand' : 'evidence.end')}</button> : null}
    </li>
  );
}

export function EvidenceRules() {
  const say = useSay();
  const list = useGet<EvidenceRuleList>('/api/evidence-rules');
  const refresh = useRefresh();
  const navigate = useNavigate();
  const [open, setOpen] = useState<EvidenceRule | null>(null);
  const done = async () => {
    setOpen(null);
    await refresh();
  };
  const asked = (body: Record<string, unknown>) => ({ ...body, kind: open?.kind, demanded: open?.since === undefined });
  const ways = useWays(open !== null, '/api/evidence-rules', undefined, done, async (id) => navigate({ to: '/sign/$id', params: { id } }));
  return (
    <section>
      <h2>{say('evidence.title')}</h2>
      <p>{say('evidence.lead')}</p>
      <Answered query={list}>
        {({ rules }) => <ul className="cards">{rules.map((one) => <Rule key={one.kind} rule={one} onChange={() => setOpen(one)} />)}</ul>}
      </Answered>
      {open ? (
        <Modal title={`${say(open.since === undefined ? 'evidence.demand' : 'evidence.end')}: ${say(`evidence_kind.${open.kind}`)}`} onClose={() => setOpen(null)}>
          <p>{say('evidence.how')}</p>
          <Form action={say('evidence.propose')} fields={[{ name: 'reason', kind: 'text', hint: say('evidence.reason_hint') }]}
            onSend={async (body, key) => {
              await send('POST', '/api/evidence-rules', asked(body), undefined, key);
              await done();
            }}
            others={ways.map((way) => ({ ...way, onSend: (body, key) => way.onSend(asked(body), key) }))} />
        </Modal>
      ) : null}
    </section>
  );
}
