// The calendar as a feed: the address to give to one's own calendar.
import { useState } from 'react';
import { useSay } from '../../shared/i18n';
import { Modal } from '../../shared/ui';
import type { CalendarSearch } from './calendar';

export function Subscribe({ search }: { readonly search: CalendarSearch }) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const [all, setAll] = useState(false);
  const [copied, setCopied] = useState(false);
  const asked = new URLSearchParams();
  for (const name of ['region', 'state', 'kind'] as const) if (search[name]) asked.set(name, search[name]);
  if (all) asked.set('milestones', 'yes');
  const query = asked.size > 0 ? `?${asked}` : '';
  const address = `${window.location.origin}/api/calendar.ics${query}`;
  const copy = async () => {
    await navigator.clipboard.writeText(address);
    setCopied(true);
  };
  return (
    <>
      <button type="button" className="plain" onClick={() => setOpen(true)}>{say('feed.subscribe')}</button>
      {open ? (
        <Modal title={say('feed.subscribe')} onClose={() => setOpen(false)}>
          <p>{say('feed.how')}</p>
          <pre dir="ltr">{address}</pre>
          <p><label className="choice"><input type="checkbox" checked={all} onChange={(event) => { setAll(event.target.checked); setCopied(false); }} />{say('feed.milestones')}</label></p>
          <p className="actions">
            {'clipboard' in navigator ? <button type="button" onClick={() => void copy()}>{say(copied ? 'feed.copied' : 'feed.copy')}</button> : null}
            <a className="button" href={`/api/calendar.ics${query}`} download="elections.ics">{say('feed.download')}</a>
          </p>
        </Modal>
      ) : null}
    </>
  );
}
