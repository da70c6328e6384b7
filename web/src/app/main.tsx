import '@fontsource/ibm-plex-sans/latin-400.css';
import '@fontsource/ibm-plex-sans/latin-500.css';
import '@fontsource/ibm-plex-sans/latin-600.css';
import '@fontsource/ibm-plex-sans/latin-ext-400.css';
import '@fontsource/ibm-plex-sans-arabic/arabic-400.css';
import '@fontsource/ibm-plex-sans-arabic/arabic-600.css';
import '@fontsource/ibm-plex-mono/latin-400.css';
import '@fontsource/source-serif-4/latin-600.css';
import './style.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect, RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { get } from '../api/client';
import type { Session } from '../api/generated';
import { Activities } from '../features/activities/list';
import { Activity } from '../features/activities/one';
import { Keys } from '../features/access/keys';
import { Sign } from '../features/access/sign';
import { People } from '../features/access/people';
import { Welcome } from '../features/access/welcome';
import { Advisory } from '../features/assistance/advisory';
import { Assessment } from '../features/assistance/assessment';
import { Board } from '../features/assistance/board';
import { RequestScreen } from '../features/assistance/file';
import { Own, OwnRequest } from '../features/assistance/own';
import { Publications } from '../features/assistance/publications';
import { Submit } from '../features/assistance/submit';
import { Inbox } from '../features/assistance/inbox';
import { PastRequest, PastRequests } from '../features/assistance/past';
import { PastImport } from '../features/assistance/past_import';
import { Mandate, Mandates } from '../features/assistance/mandates';
import { Register } from '../features/assistance/register';
import { SampleScreen } from '../features/auditing/sample';
import { Audit } from '../features/auditing/samples';
import { Protection } from '../features/protection/register';
import { Calendar } from '../features/cycles/calendar';
import { Cycle, Cycles } from '../features/cycles/cycles';
import { Election } from '../features/cycles/election';
import { Import } from '../features/cycles/import';
import { Doctor } from '../features/record/doctor';
import { Act, RecordScreen } from '../features/record/record';
import { StatusScreen } from '../features/reports/status';
import { SettingsProvider } from '../shared/i18n';
import { Help, NotFound } from './help';
import { Shell } from './shell';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });
const page = <const P extends string>(path: P, component: () => React.JSX.Element) => createRoute({ getParentRoute: () => root, path, component });
const searched = <const P extends string>(path: P, component: () => React.JSX.Element) => createRoute({
  getParentRoute: () => root, path, component,
  validateSearch: (search: Record<string, unknown>) => Object.fromEntries(
    Object.entries(search).filter(([, value]) => typeof value === 'string' || typeof value === 'number').map(([name, value]) => [name, String(value)])) as Record<string, string | undefined>,
});
let greeted = false;
const world = createRoute({
  getParentRoute: () => root, path: '/', component: lazyRouteComponent(() => import('../features/places/world'), 'World'),
  // A demonstration opens with the switch of roles, once.
  beforeLoad: async () => {
    if (greeted) return;
    greeted = true;
    const session = await get<Session>('/api/session').catch(() => undefined);
    if (session?.demo && !session.signed_in && !sessionStorage.getItem('acta-greeted')) {
      sessionStorage.setItem('acta-greeted', 'yes');
      throw redirect({ to: '/welcome' });
    }
  },
});
const tree = root.addChildren([
  world, page('/welcome', Welcome), searched('/requests', Board), page('/requests/new', Register), searched('/requests/before', PastRequests), searched('/requests/before/import', PastImport), page('/requests/before/$id', PastRequest), page('/requests/$id', RequestScreen), page('/requests/$id/assessment', Assessment),
  page('/own', Own), page('/own/new', Submit), page('/own/$id', OwnRequest), searched('/publications', Publications), page('/inbox', Inbox), searched('/mandates', Mandates), page('/mandates/$id', Mandate), page('/advisory/$id', Advisory), searched('/elections', Calendar), searched('/elections/import', Import), page('/elections/$id', Election), searched('/cycles', Cycles), page('/cycles/$id', Cycle), searched('/activities', Activities), page('/activities/$id', Activity),
  searched('/reports', StatusScreen),
  searched('/record', RecordScreen), page('/doctor', Doctor), page('/acts/$index', Act), searched('/audit', Audit), page('/audit/samples/$id', SampleScreen), page('/people', People), page('/keys', Keys), page('/sign/$id', Sign), page('/protection', Protection), page('/help', Help),
]);
const router = createRouter({ routeTree: tree, defaultPreload: false, scrollRestoration: true });
declare module '@tanstack/react-router' {
  interface Register { router: typeof router }
}

const client = new QueryClient({ defaultOptions: { queries: { staleTime: 5_000, refetchOnWindowFocus: true } } });
const place = document.getElementById('root');
if (place) {
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={client}><SettingsProvider><RouterProvider router={router} /></SettingsProvider></QueryClientProvider>
    </StrictMode>);
}
