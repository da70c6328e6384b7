// Takes screenshots of every screen: node e2e/shots.mjs URL OUT-DIRECTORY
import { chromium } from 'playwright-core';

const [url, out] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'] });
async function shoot(name, { width = 1400, height = 1000, theme = 'light', language = 'en', login = 'focal.point' } = {}) {
  const context = await browser.newContext({ viewport: { width, height } });
  await context.addInitScript(([t, l]) => {
    localStorage.setItem('acta-theme', t);
    localStorage.setItem('acta-language', l);
    sessionStorage.setItem('acta-greeted', 'yes');
  }, [theme, language]);
  const page = await context.newPage();
  page.on('console', (message) => { if (message.type() === 'error') console.log(name, message.text()); });
  page.on('pageerror', (error) => console.log(name, String(error)));
  if (login) {
    const people = await (await context.request.get(`${url}/api/demo/people`)).json();
    await context.request.post(`${url}/api/demo/session`, { data: { person: people.people.find((one) => one.login === login).id } });
  }
  const { requests = [] } = login ? await (await context.request.get(`${url}/api/requests`)).json() : {};
  const pending = requests.find((one) => one.status === 'decision_pending') ?? requests[0];
  const { requests: [own] = [] } = login === 'carana' ? await (await context.request.get(`${url}/api/state/requests`)).json() : {};
  const assessing = requests.find((one) => one.status === 'authenticating') ?? requests[0];
  const { elections = [] } = await (await context.request.get(`${url}/api/elections`)).json();
  const election = elections.find((one) => one.cycle && one.status === 'held');
  const paths = { welcome: '/welcome', world: '/', board: '/requests', file: `/requests/${pending?.id}`, early: `/requests/${assessing?.id}`,
    register: '/requests/new', inbox: '/inbox', calendar: '/elections', year: '/elections?view=year', region: '/elections?view=region', election: `/elections/${election?.id}`, cycles: '/cycles', mandates: '/mandates', cycle: `/cycles/${election?.cycle}`, import: '/elections/import', activities: '/activities', activity: '/activities/undp-00043217', report: '/reports', record: '/record', act: '/acts/20', people: '/people', help: '/help',
    protection: '/protection', audit: '/audit', keys: '/keys', doctor: '/doctor',
    own: '/own', followed: `/own/${own?.id}`, submit: '/own/new', publications: '/publications' };
  const which = name.split('-')[0];
  await page.goto(url + paths[which]);
  await page.waitForTimeout(1200);
  await page.screenshot({ path: `${out}/${name}.png`, fullPage: which !== 'board' && which !== 'record' && which !== 'calendar' });
  await context.close();
}
const names = process.argv[4]?.split(',') ?? ['welcome', 'world', 'board', 'file', 'early', 'register', 'inbox', 'calendar', 'year', 'region', 'election', 'cycles', 'cycle', 'import', 'activities', 'activity', 'report', 'record', 'act', 'people', 'help', 'protection', 'audit', 'keys', 'doctor', 'own', 'followed', 'submit', 'publications'];
const logins = { register: 'registry', early: 'desk', audit: 'auditor', doctor: 'administrator', election: 'desk', cycle: 'desk', import: 'desk', calendar: 'desk', file: 'desk', own: 'carana', followed: 'carana', submit: 'carana', publications: '' };
for (const name of names) await shoot(name, { ...(name.endsWith('-phone') ? { width: 360, height: 780 } : {}), theme: name.endsWith('-dark') ? 'dark' : 'light',
  language: name.endsWith('-arabic') ? 'ar' : 'en', login: logins[name.split('-')[0]] ?? 'focal.point' });
if (!process.argv[4]) {
  for (const name of ['board', 'file', 'report', 'record', 'world']) {
    await shoot(`${name}-phone`, { width: 360, height: 780 });
    await shoot(`${name}-dark`, { theme: 'dark' });
  }
  await shoot('board-arabic', { language: 'ar' });
  await shoot('file-arabic', { language: 'ar' });
}
await browser.close();
