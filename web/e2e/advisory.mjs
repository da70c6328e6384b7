// Advisory services of OHCHR in a browser: on the board beside the requests, from the letter to what came of it.
import { join } from 'node:path';
import { check, day, demo, end, everyLook, must, place, visit } from './stage.mjs';

const server = await demo(join(place, 'advisory'));
const { context, page, dialog, be, open } = await visit(server.url, /status of (403|409|422)/);
const press = (name) => page.getByRole('button', { name, exact: true }).click();
const send = (name) => dialog.getByRole('button', { name, exact: true }).click();
const closed = () => dialog.waitFor({ state: 'detached' });
const buttons = () => page.locator('.actions button').allTextContents();
await be('desk');

await check('the board says that nothing was asked of OHCHR; what is wrong is said at its field', async () => {
  await open('/requests');
  await page.getByText('No request for advisory services fits what you look for.').waitFor();
  await press('Record a request to OHCHR');
  await dialog.getByLabel('State').selectOption({ label: 'Carana' });
  await dialog.getByLabel('In a line').fill('The law on assemblies');
  await dialog.getByLabel('In words').fill('Asks for advice on the law on assemblies before the elections.');
  await dialog.getByLabel('Date of the letter').fill(day(1));
  await send('Record a request to OHCHR');
  await dialog.getByText('that day has not come').waitFor();
  await dialog.getByLabel('Date of the letter').fill(day(-3));
  await send('Record a request to OHCHR');
  await closed();
  await page.getByRole('link', { name: 'The law on assemblies' }).waitFor();
});
await page.locator('.links').getByRole('link', { name: 'Advisory services of OHCHR' }).click();
await everyLook(page, 'advisory-board');

await check('OHCHR answers once the Division was heard', async () => {
  await page.getByRole('link', { name: 'The law on assemblies' }).click();
  await page.getByRole('heading', { name: 'The law on assemblies', exact: true }).waitFor();
  must(!(await buttons()).includes('Record the answer'), 'it can be answered at once');
  await press('Record what the Division says');
  await dialog.getByLabel('The Division says').selectOption({ label: 'Comments' });
  await dialog.getByLabel('Note').fill('No overlap with the needs assessment.');
  await send('Record what the Division says');
  await closed();
  await page.getByText('Division heard').waitFor();
  await press('Record the answer');
  await dialog.getByLabel('Reason').fill('Within the mandate: two notes.');
  await dialog.getByLabel('Date of the letter').fill(day(-1));
  await send('Record the answer');
  await closed();
  await page.locator('main p').getByText('Accepted').waitFor();
});
await everyLook(page, 'advisory');

await check('what came of it stands on the record, and nothing follows', async () => {
  await press('Record its completion');
  await dialog.getByLabel('What was given, and what came of it').fill('Two notes were given; the law was amended.');
  await dialog.getByLabel('Last day of the services').fill(day(0));
  await send('Record its completion');
  await closed();
  await page.locator('main p').getByText('Completed').waitFor();
  must((await buttons()).length === 0, 'something follows the end');
  must(await page.getByText('OHCHR answered').count() > 0, 'the timeline lacks the answer');
});
await check('the board is filtered with the requests', async () => {
  await open('/requests?q=assemblies');
  await page.getByRole('link', { name: 'The law on assemblies' }).waitFor();
  await open('/requests?type=TA');
  await page.getByRole('heading', { name: 'Requests', exact: true }).waitFor();
  must(await page.getByText('The law on assemblies').count() === 0, 'it has none of these kinds');
  await open('/requests?q=nothing+of+the+kind');
  await page.getByText('No request for advisory services fits what you look for.').waitFor();
});
await check('it is found, and stands beside the request that it names', async () => {
  const { requests: [request] } = await (await context.request.get(`${server.url}/api/requests`)).json();
  await open('/requests');
  await press('Record a request to OHCHR');
  await dialog.getByLabel('State').selectOption(request.state);
  await dialog.getByLabel('In a line').fill('Accessible polling');
  await dialog.getByLabel('In words').fill('Asks for advice on persons with disabilities.');
  await dialog.getByLabel('Date of the letter').fill(day(-1));
  await dialog.getByLabel('Beside the request').selectOption(request.id);
  await send('Record a request to OHCHR');
  await closed();
  await open(`/requests/${request.id}`);
  await page.getByRole('link', { name: 'Accessible polling' }).click();
  await page.getByRole('link', { name: request.ref }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find or do anything' }).fill('accessible poll');
  await page.getByRole('option', { name: /Accessible polling/ }).waitFor();
  await page.keyboard.press('Escape');
});
await everyLook(page, 'advisory-beside');
await check('whom requests do not concern sees none of it', async () => {
  await be('administrator');
  await open('/requests');
  await page.getByRole('heading', { name: 'Advisory services of OHCHR' }).waitFor();
  must(await page.getByText('The law on assemblies').count() === 0, 'an administrator sees it');
});
await page.goto('about:blank');
await end(server);
