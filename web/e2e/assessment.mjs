// A needs assessment in a browser: drafts without a network, what others wrote meanwhile, checklist, options, an entity's answer.
import { join } from 'node:path';
import { check, day, demo, end, everyLook, must, place, visit } from './stage.mjs';

const server = await demo(join(place, 'assessment'));
const { context, page, dialog, be, open } = await visit(server.url, /status of (409|422)|ERR_INTERNET_DISCONNECTED/);
await be('desk');
const { requests } = await (await context.request.get(`${server.url}/api/requests?status=assessing`)).json();
const section = (name) => page.locator('details.section').filter({ hasText: name });
const editor = (name) => section(name).getByRole('textbox');
const record = (name) => section(name).getByRole('button', { name: 'Record this section' }).click();
const send = (name) => dialog.getByRole('button', { name, exact: true }).click();
const closed = () => dialog.waitFor({ state: 'detached' });
const api = async (verb, body) => {
  const answer = await context.request.post(`${server.url}/api/requests/${requests[0].id}/${verb}`, { data: body, headers: { 'idempotency-key': crypto.randomUUID() } });
  must(answer.ok(), `${verb}: ${await answer.text()}`);
};

await check('the report says what it needs', async () => {
  await open(`/requests/${requests[0].id}`);
  await page.getByRole('link', { name: 'Open the needs assessment' }).click();
  await page.getByText('0 of 10 sections that are needed are written').waitFor();
  await page.getByText('10 of 10 are not written').waitFor();
});
await everyLook(page, 'assessment');

await check('a section is written, and one is drafted without a network and recorded when it is back', async () => {
  await section('Political context').locator('summary').click();
  await editor('Political context').fill('Parties compete.');
  await record('Political context');
  await page.getByText('1 of 10 sections').waitFor();
  await context.setOffline(true);
  await section('Legal framework').locator('summary').click();
  await editor('Legal framework').fill('Drafted in the field.');
  await record('Legal framework');
  await section('Legal framework').getByText('There is no connection').waitFor();
  await page.getByText('1 draft is kept in this browser only').waitFor();
  await context.setOffline(false);
  await page.getByText('2 of 10 sections').waitFor();
});
await check('a draft outlives the page; what others wrote meanwhile is shown beside it', async () => {
  await section('Needs').locator('summary').click();
  await editor('Needs').fill('Training, says the field.');
  await page.reload();
  await section('Needs').getByText('Kept in this browser').waitFor();
  must(await editor('Needs').inputValue() === 'Training, says the field.', 'the draft is gone');
  await be('director');
  await api('write_section', { section: 'needs', text: 'Advice, says the desk.', base: 0 });
  await be('desk');
  await page.reload();
  await section('Needs').getByText('Advice, says the desk.').waitFor();
  must(await section('Needs').getByRole('button', { name: 'Record this section' }).isDisabled(), 'it can be overwritten');
  await section('Needs').getByRole('button', { name: 'I brought them together: go on with mine' }).click();
  await editor('Needs').fill('Advice and training.');
  await record('Needs');
  await page.getByText('3 of 10 sections').waitFor();
});
await check('the checklist, the capacity and the options', async () => {
  const row = page.getByRole('row').filter({ hasText: 'Women as voters' });
  await row.getByRole('button', { name: 'Answer: Women as voters' }).click();
  await dialog.getByLabel('How it stands').selectOption('in_part');
  await dialog.getByLabel('On what it rests').fill('Figures of the commission.');
  await send('Answer');
  await closed();
  await row.getByText('In part').waitFor();
  await page.getByRole('button', { name: 'Describe an option' }).click();
  await dialog.getByLabel('In a line').fill('No assistance');
  await dialog.getByLabel('What speaks for it and against it').fill('The commission can go on alone.');
  await send('Describe an option');
  await closed();
  await page.getByText('The commission can go on alone.').waitFor();
  await page.getByText('Giving no assistance was weighed.').waitFor();
});
await check('an entity is consulted, finds it in its inbox, and answers', async () => {
  await page.getByRole('button', { name: 'Consult an entity' }).click();
  await dialog.getByLabel('Entity').fill('UNDP');
  await dialog.getByLabel('What it is asked').fill('Could UNDP lead?');
  await dialog.getByLabel('Last day to answer').fill(day(5));
  await send('Consult an entity');
  await closed();
  await be('undp');
  await open('/inbox');
  await page.locator('.cards').getByRole('link').first().click();
  await page.getByRole('button', { name: 'Answer the consultation' }).click();
  await dialog.getByLabel('Position').selectOption('objects');
  await send('Answer the consultation');
  await dialog.getByText('Write a few words here.').waitFor();
  await dialog.getByLabel('In words').fill('No staff before March.');
  await send('Answer the consultation');
  await closed();
  await page.getByText('No staff before March.').waitFor();
  must(await page.getByRole('button', { name: 'Consult an entity' }).count() === 0, 'an entity consults others');
});
await page.goto('about:blank');
await end(server);
