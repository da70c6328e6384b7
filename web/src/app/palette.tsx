// Find or do anything: pages, and what the server finds. Arrow keys and Enter, or the mouse.
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useGet } from '../api/client';
import type { Hit, HitList } from '../api/generated';
import { useSay } from '../shared/i18n';
import { useMay } from '../shared/session';
import { places } from './shell';

interface Choice {
  readonly key: string;
  readonly title: string;
  readonly detail: string;
  readonly go: () => void;
}

export function Palette({ onClose }: { readonly onClose: () => void }) {
  const say = useSay();
  const may = useMay();
  const navigate = useNavigate();
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  useEffect(() => { dialog.current?.showModal(); }, []);
  const found = useGet<HitList>(text.trim().length > 1 ? `/api/search?q=${encodeURIComponent(text.trim())}` : null);
  const open = (hit: Hit) => {
    if (hit.kind === 'request') return navigate({ to: '/requests/$id', params: { id: hit.id } });
    if (hit.kind === 'state_request') return navigate({ to: '/own/$id', params: { id: hit.id } });
    if (hit.kind === 'past_request') return navigate({ to: '/requests/before/$id', params: { id: hit.id } });
    if (hit.kind === 'advisory') return navigate({ to: '/advisory/$id', params: { id: hit.id } });
    if (hit.kind === 'election') return navigate({ to: '/elections/$id', params: { id: hit.id } });
    if (hit.kind === 'activity') return navigate({ to: '/activities/$id', params: { id: hit.id } });
    return navigate({ to: '/requests', search: { state: hit.id } });
  };
  const pages: Choice[] = places.filter((place) => !('right' in place) || may(place.right))
    .filter((place) => say(place.key).toLowerCase().includes(text.trim().toLowerCase()))
    .map((place) => ({ key: place.to, title: say(place.key), detail: say('palette.page'), go: () => void navigate({ to: place.to }) }));
  const hits: Choice[] = (found.data?.hits ?? []).map((hit) => ({
    key: `${hit.kind}-${hit.id}`, title: hit.title, detail: `${say(`hit.${hit.kind}`)} · ${hit.detail}`, go: () => void open(hit) }));
  const choices = [...pages, ...hits].slice(0, 12);
  const choose = (choice: Choice | undefined) => {
    if (!choice) return;
    dialog.current?.close();
    choice.go();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt((now) => Math.min(now + 1, choices.length - 1));
    else if (event.key === 'ArrowUp') setAt((now) => Math.max(now - 1, 0));
    else if (event.key === 'Enter') choose(choices[at]);
    else return;
    event.preventDefault();
  };
  return (
    <dialog ref={dialog} className="palette" aria-label={say('palette.open')} onClose={onClose}>
      <input role="combobox" aria-expanded="true" aria-controls="palette-list" aria-activedescendant={`palette-${at}`} aria-label={say('palette.open')}
        value={text} placeholder={say('palette.open')} onKeyDown={onKey} onChange={(event) => { setText(event.target.value); setAt(0); }} />
      <ul id="palette-list" role="listbox" aria-label={say('palette.results')}>
        {choices.map((choice, i) => (
          <li key={choice.key} id={`palette-${i}`} role="option" aria-selected={i === at} onMouseEnter={() => setAt(i)} onClick={() => choose(choice)}>
            {choice.title}<small>{choice.detail}</small>
          </li>
        ))}
      </ul>
    </dialog>
  );
}
