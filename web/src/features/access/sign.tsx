// What waits for signatures: a second person signs it here, and who prepared it has it recorded in its
// moment.
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { send, useGet, useRefresh } from '../../api/client';
import type { Prepared, Written } from '../../api/generated';
import { signPrepared } from '../../shared/browser_key';
import { useSay } from '../../shared/i18n';
import { useKeys } from '../../shared/signing';
import { Answered, Page, ProblemBox, useWork } from '../../shared/ui';

// The author hands it in shortly before its moment: the server waits a minute for it at most.
const hand_in_ms = 20_000;
const pause = (ms: number) => new Promise((resolve) => { setTimeout(resolve, Math.max(0, ms)); });

function Signing({ prepared }: { readonly prepared: Prepared }) {
  const say = useSay();
  const { kept } = useKeys(true);
  const refresh = useRefresh();
  const navigate = useNavigate();
  const { busy, problem, run } = useWork();
  const [signed, setSigned] = useState(false);
  const sign = () => run(async () => {
    if (!kept) return;
    const body = await signPrepared(kept, prepared);
    if (!prepared.author) {
      await send('POST', `/api/prepared/${prepared.id}/sign`, body);
      setSigned(true);
      return refresh();
    }
    await pause(Date.parse(prepared.at) - hand_in_ms - Date.now());
    const { receipts } = await send<Written>('POST', `/api/prepared/${prepared.id}/record`, body);
    await refresh();
    await navigate({ to: '/acts/$index', params: { index: String(receipts[0]?.index ?? 0) } });
  });
  return (
    <>
      <p>{say('sign.moment', { time: say.moment(prepared.at), count: prepared.signers })}</p>
      {prepared.texts.map((one) => <pre key={one.name} dir="ltr" tabIndex={0}>{JSON.stringify(JSON.parse(one.text), null, 2)}</pre>)}
      {prepared.author ? <p>{say('sign.give_address')}<br /><bdi><code>{window.location.href}</code></bdi></p> : null}
      {kept ? null : <p className="notice">{say('sign.no_key')} <Link to="/keys">{say('keys.title')}</Link></p>}
      {signed ? <p className="notice good" role="status">{say('sign.signed')}</p> : (
        <button type="button" className="do" disabled={busy || !kept} onClick={sign}>
          {busy && prepared.author ? say('sign.waits', { time: say.moment(prepared.at) }) : say(prepared.author ? 'sign.record' : 'sign.sign')}</button>
      )}
      {problem ? <ProblemBox problem={problem} /> : null}
    </>
  );
}

export function Sign() {
  const say = useSay();
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useGet<Prepared>(`/api/prepared/${id}`);
  return (
    <Page title={say('sign.title')} lead={say('sign.lead')}>
      <Answered query={query}>{(prepared) => <Signing prepared={prepared} />}</Answered>
    </Page>
  );
}
