// What stands around every page: the rail of places, search, the palette, language, theme, who.
import { Link, Outlet } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { send, useGet } from '../api/client';
import type { Inbox, Session } from '../api/generated';
import { useSay, useSettings, type Theme, type UiLanguage } from '../shared/i18n';
import { startOver, useMay, useSession } from '../shared/session';
import { ReadOnlyNotice } from './notice';
import { Palette } from './palette';

export const places = [
  { to: '/', key: 'nav.world' }, { to: '/requests', key: 'nav.requests', right: 'request_read' },
  { to: '/own', key: 'nav.own', right: 'request_follow' },
  { to: '/inbox', key: 'nav.inbox', right: 'request_read' }, { to: '/elections', key: 'nav.calendar' },
  { to: '/mandates', key: 'nav.mandates' }, { to: '/activities', key: 'nav.activities' },
  { to: '/publications', key: 'nav.publications' }, { to: '/reports', key: 'nav.reports' }, { to: '/record', key: 'nav.record' },
  { to: '/audit', key: 'nav.audit', right: 'audit' },
  { to: '/protection', key: 'nav.protection', right: 'protection_read' },
  { to: '/people', key: 'nav.people', right: 'delegate' }, { to: '/keys', key: 'nav.keys', right: 'signed_in' }, { to: '/help', key: 'nav.help' },
] as const;

function Rail({ onChosen }: { readonly onChosen: () => void }) {
  const say = useSay();
  const may = useMay();
  const inbox = useGet<Inbox>(may('request_read') ? '/api/inbox' : null);
  const waiting = inbox.data?.items.length ?? 0;
  return (
    <nav aria-label={say('nav.places')}>
      {places.filter((place) => !('right' in place) || may(place.right)).map((place) => (
        <Link key={place.to} to={place.to} activeOptions={{ exact: place.to === '/' }} onClick={onChosen}>
          {say(place.key)}{place.to === '/inbox' && waiting > 0 ? <b>{waiting}</b> : null}
        </Link>
      ))}
    </nav>
  );
}

function Who() {
  const say = useSay();
  const session = useSession();
  const signOut = async () => {
    await send<Session>('DELETE', '/api/session');
    startOver('/welcome');
  };
  if (!session) return null;
  if (!session.signed_in) return <p className="who">{say('who.public')}<br /><Link to="/welcome">{say('action.sign_in')}</Link></p>;
  return (
    <div className="who">
      <strong>{session.name}</strong>
      {session.capacities.map((one) => <div key={one.role + (one.acting_for ?? '')}>{one.acting_for ? say('who.acting', { role: say(`role.${one.role}`), name: one.acting_for }) : say(`role.${one.role}`)}</div>)}
      <p><Link to="/welcome">{say(session.demo ? 'who.switch' : 'who.account')}</Link> · <button type="button" className="plain" onClick={() => void signOut()}>{say('who.leave')}</button></p>
    </div>
  );
}

function Choices() {
  const say = useSay();
  const { language, theme, setLanguage, setTheme } = useSettings();
  return (
    <div className="choices">
      <label><span className="hidden">{say('choice.language')}</span>
        <select value={language} onChange={(event) => setLanguage(event.target.value as UiLanguage)}>
          <option value="en">English</option><option value="ar">العربية</option>
        </select></label>
      <label><span className="hidden">{say('choice.theme')}</span>
        <select value={theme} onChange={(event) => setTheme(event.target.value as Theme)}>
          {(['system', 'light', 'dark'] as const).map((one) => <option key={one} value={one}>{say(`theme.${one}`)}</option>)}
        </select></label>
    </div>
  );
}

// Whatever others record is asked for again, quietly.
function useLive() {
  const client = useQueryClient();
  useEffect(() => {
    const source = new EventSource('/api/events');
    let timer: ReturnType<typeof setTimeout> | undefined;
    source.addEventListener('record', () => {
      clearTimeout(timer);
      timer = setTimeout(() => void client.invalidateQueries({ refetchType: 'active' }), 400);
    });
    source.addEventListener('witnessed', () => void client.invalidateQueries({ queryKey: ['/api/record/witnesses'] }));
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [client]);
}

export function Shell() {
  const say = useSay();
  const session = useSession();
  const [palette, setPalette] = useState(false);
  const menu = useRef<HTMLDetailsElement>(null);
  useLive();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setPalette(true);
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  const close = () => menu.current?.removeAttribute('open');
  return (
    <div className="app">
      <a className="skip" href="#main">{say('nav.skip')}</a>
      <header className="rail">
        <div className="brand"><Link to="/">Acta</Link><small>{say('brand.line')}</small></div>
        <div className="wide-only"><Rail onChosen={close} /></div>
        <details className="narrow-only" ref={menu}><summary>{say('nav.menu')}</summary><Rail onChosen={close} /><Who /><Choices /></details>
        <div className="wide-only foot"><Choices /><Who /></div>
      </header>
      <main id="main" tabIndex={-1}>
        <div className="top">
          {session?.demo ? <span className="demo">{say('demo.mark')}</span> : null}
          <button type="button" className="find" onClick={() => setPalette(true)}>{say('palette.open')} <kbd>Ctrl K</kbd></button>
        </div>
        <ReadOnlyNotice />
        <Outlet />
      </main>
      {palette ? <Palette onClose={() => setPalette(false)} /> : null}
    </div>
  );
}
