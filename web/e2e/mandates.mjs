// Mandates in a browser: recorded, a file opened on one, ended; the file is suspended.
import { check, day, demo, end, everyLook, must, place, visit } from './stage.mjs';
import { join } from 'node:path';

const server = await demo(join(place, 'mandates'));
const { page, dialog, be, open } = await visit(server.url);
const press = (name) => page.getByRole('button', { name, exact: true }).click();
const send = (name) => dialog.getByRole('button', { name, exact: true }).click();
const closed = () => dialog.waitFor({ state: 'detached' });
await be('desk');

await check('a mandate is recorded; what is wrong is said at its field', async () => {
  await open('/mandates');
  await page.getByText('No mandate is on the record.').waitFor();
  await press('Record a mandate');
  await dialog.getByLabel('State').selectOption({ label: 'Carana' });
  await dialog.getByLabel('Symbol').fill('A/RES/66/163');
  await dialog.getByLabel('Operative paragraph').fill('OP5 (b)');
  await dialog.getByLabel('What it says').fill('to support the organization and the observation of elections');
  await dialog.getByLabel('Adopted on').fill(day(-100));
  await dialog.getByLabel('Observation', { exact: false }).check();
  await send('Record a mandate');
  await dialog.getByText(/the symbol of a resolution of the Council/).waitFor();
  await dialog.getByLabel('Symbol').fill('S/RES/2626 (2022)');
  await send('Record a mandate');
  await closed();
  await page.getByRole('link', { name: 'S/RES/2626 (2022)' }).click();
  await page.getByText('Valid, without a last day').waitFor();
});
await everyLook(page, 'mandate');
const mandate = page.url();

await check('a file is opened on it, without a letter, and rests on it', async () => {
  await press('Open a file on it');
  await dialog.getByLabel('In a line').fill('Observation of the elections of Carana');
  await dialog.getByLabel('In words').fill('As the Council decided.');
  await send('Open a file on it');
  await page.getByRole('heading', { name: 'Observation of the elections of Carana', exact: true }).waitFor();
  await page.locator('dt', { hasText: 'Rests on' }).waitFor();
  must(await page.getByText('Signed by').count() === 0, 'a file on a mandate has no letter');
});
await everyLook(page, 'mandate-file');

await check('a mandate that ended is shown so', async () => {
  await page.goto(mandate);
  await press('Record its end');
  await dialog.getByLabel('First day without it').fill(day(0));
  await dialog.getByLabel('Reason').fill('The mission closed.');
  await dialog.getByLabel('Source').fill('S/RES/2700');
  await send('Record its end');
  await closed();
  await page.getByText('The mission closed.').first().waitFor();
});
await page.goto('about:blank');
await end(server);
