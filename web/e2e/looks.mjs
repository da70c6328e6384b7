// Every page of the demonstration against axe: light and dark, wide and 360 px, and in Arabic.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { accessible, check, demo, end, must, place, root, screens, visit } from './stage.mjs';

const undp = join(root, '../shared/data/assistance/undp-elections');
const server = await demo(join(place, 'looks'), existsSync(undp) ? ['--undp', undp] : []);
const { url, context, page, become, open } = await visit(server.url);
await become('Auditor');
await check('an auditor draws a sample, so that there is one to look at', async () => {
  await page.goto(`${url}/audit`);
  await page.getByLabel('Stated number').fill('1964');
  await page.getByRole('button', { name: 'Draw', exact: true }).click();
  await page.getByText(/Recorded as act/).waitFor();
});
await become('Focal point');
await check('the focal point has a key, and a hold stands, so that there are some to look at', async () => {
  await page.goto(`${url}/keys`);
  await page.getByRole('button', { name: 'Make a key in this browser' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What you call it').fill('Browser of the focal point');
  await dialog.getByRole('button', { name: 'Make a key in this browser' }).click();
  await page.getByText('kept in this browser').waitFor();
  await page.goto(`${url}/protection`);
  await page.getByRole('button', { name: 'Place a legal hold', exact: true }).click();
  const value = await dialog.locator('datalist option').evaluateAll((all) => all.find((one) => one.label === 'Noor Haddad').value);
  await dialog.getByLabel('Subject').fill(value);
  await dialog.getByLabel('Reason').fill('An inquiry.');
  await dialog.getByRole('button', { name: 'Place a legal hold', exact: true }).click();
  await page.getByRole('listitem').filter({ hasText: 'An inquiry.' }).getByText('Noor Haddad').waitFor();
  const acts = (await (await context.request.get(`${url}/api/record`)).json()).size;
  must(acts > 27, `there is no act 27 to look at: the demonstration has ${acts}`);
});
const { requests } = await (await context.request.get(`${url}/api/requests`)).json();
const { elections } = await (await context.request.get(`${url}/api/elections`)).json();

const paths = { welcome: '/welcome', world: '/', board: '/requests', file: `/requests/${requests[0].id}`, register: '/requests/new', inbox: '/inbox',
  calendar: '/elections', year: '/elections?view=year', election: `/elections/${elections.find((one) => one.cycle).id}`, cycles: '/cycles', mandates: '/mandates', cycle: `/cycles/${elections.find((one) => one.cycle).cycle}`, activities: '/activities', activity: existsSync(undp) ? '/activities/undp-00043217' : '/activities', report: '/reports', record: '/record', act: '/acts/27', people: '/people', audit: '/audit', keys: '/keys', protection: '/protection', help: '/help', absent: '/nowhere' };
for (const [theme, width, language] of [['light', 1400, 'en'], ['dark', 1400, 'en'], ['light', 360, 'en'], ['light', 1400, 'ar']]) {
  await page.setViewportSize({ width, height: 1000 });
  await page.evaluate(([t, l]) => { localStorage.setItem('acta-theme', t); localStorage.setItem('acta-language', l); }, [theme, language]);
  for (const [name, path] of Object.entries(paths)) {
    await check(`${name} in ${theme}, ${width} px, ${language}: axe, no sideways scroll`, async () => {
      await open(path);
      await page.waitForTimeout(450);
      await accessible(page, { tags: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
      must(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth + 1), 'it scrolls sideways');
      await page.screenshot({ path: join(screens, `${name}-${theme}-${width}-${language}.png`) });
    });
  }
}
await page.goto('about:blank');
await end(server);
