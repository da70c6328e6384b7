// The State's day in a browser: what waits is answered, a request is submitted, followed and withdrawn; and the desk's side of it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, day, demo, end, everyLook, must, place, visit } from './stage.mjs';

const server = await demo(join(place, 'state'));
const { context, page, dialog, be, become, open } = await visit(server.url, /status of (403|404|409|422)/);
const letter = join(place, 'note.pdf');
writeFileSync(letter, '%PDF-1.4\n% a note verbale\n');
const press = (name) => page.getByRole('button', { name, exact: true }).click();
const send = (name) => dialog.getByRole('button', { name, exact: true }).click();
const closed = () => dialog.waitFor({ state: 'detached' });
const asked = () => page.getByRole('listitem').filter({ hasText: 'figures of the new registration' });

await become('Permanent mission');
await check('a mission sees its own requests, and what waits for it', async () => {
  await page.getByRole('link', { name: 'Our requests' }).click();
  await page.getByText('1 question · 1 publication to consent to').waitFor();
  must(await page.getByRole('link', { name: 'Inbox' }).count() === 0, 'the desk\'s inbox is offered');
});
await everyLook(page, 'state-requests');
await page.locator('.cards li').filter({ hasText: 'Waits for you' }).getByRole('link').click();

await check('it answers a question with a document', async () => {
  await press('Answer');
  await send('Answer');
  await dialog.getByText('Write a few words here.').waitFor();
  await dialog.getByLabel('Answer').fill('In the annex, by district.');
  await dialog.getByLabel(/^The letter/).setInputFiles(letter);
  await send('Answer');
  await closed();
  await asked().getByRole('link', { name: 'note.pdf' }).waitFor();
  must(await page.getByRole('button', { name: 'Answer', exact: true }).count() === 0, 'it can be answered twice');
});
await check('it consents to these words, and everybody can read them', async () => {
  await press('Consent or not');
  await dialog.getByText('cannot be taken off it again').waitFor();
  await dialog.getByLabel('Answer').selectOption({ label: 'The State consents' });
  await send('Consent or not');
  await closed();
  await page.locator('.exchange').getByText('Published').waitFor();
  must(await page.getByText('Waits for you').count() === 0, 'something still waits');
});
await everyLook(page, 'state-request');
await check('it is told nothing of how the desk works', async () => {
  const text = await page.locator('main').textContent();
  for (const word of ['Noor Haddad', 'The needs are clear', 'The review takes the change up', 'Short', 'Recommended']) must(!text.includes(word), word);
});

await check('it submits a request; what is wrong is said at its field', async () => {
  await open('/own/new');
  await page.getByLabel('What your State asks for, in a line').fill('Help with the results');
  await page.getByLabel('In more words').fill('Asks for advice on how results are put together.');
  await page.getByLabel('Office', { exact: true }).fill('Ministry of Foreign Affairs');
  await page.getByLabel('Signed by').fill('The Minister');
  await page.getByLabel('Date on the letter').fill(day(1));
  await press('Submit a request');
  await page.getByText('attach the written document').waitFor();
  await page.getByLabel(/^The letter/).setInputFiles(letter);
  await press('Submit a request');
  await page.getByText('the letter bears a date after the day it was received').waitFor();
  await page.getByLabel('Date on the letter').fill(day(-1));
  await page.getByLabel('Period from').fill(day(200));
  await press('Submit a request');
  await page.getByRole('heading', { name: 'Help with the results', exact: true }).waitFor();
});
await open('/own/new');
await everyLook(page, 'state-submit');

await be('desk');
await check('the desk takes the answer up, sends a letter, and asks', async () => {
  const { requests } = await (await context.request.get(`${server.url}/api/requests?q=Help+with+the+results`)).json();
  const { items } = await (await context.request.get(`${server.url}/api/inbox`)).json();
  const answered = items.find((item) => item.verb === 'settle_question');
  must(answered, 'the answer is not in the inbox');
  await open(`/requests/${answered.request.id}`);
  await asked().getByText('In the annex, by district.').waitFor();
  await asked().getByRole('button', { name: 'Settle', exact: true }).click();
  await dialog.getByLabel('Note').fill('Taken into the review.');
  await send('Settle');
  await closed();
  await asked().getByText('Desk: Taken into the review.').waitFor();
  await open(`/requests/${requests[0].id}`);
  await press('Send a letter');
  await dialog.getByLabel('What it is about').fill('Receipt');
  await dialog.getByLabel(/^The letter/).setInputFiles(letter);
  await send('Send a letter');
  await closed();
  await page.getByText('sent ').first().waitFor();
});
await everyLook(page, 'state-exchange');

await be('carana');
await check('the mission confirms the receipt, and withdraws', async () => {
  await open('/own');
  await page.getByText('1 letter to confirm').waitFor();
  await page.getByRole('link', { name: 'Help with the results' }).click();
  await press('Confirm receipt');
  await send('Confirm receipt');
  await closed();
  await press('Withdraw the request');
  await dialog.getByLabel('Reason').fill('We have the means ourselves.');
  await send('Withdraw the request');
  await closed();
  await page.locator('main p').getByText('Withdrawn').waitFor();
  must(await page.getByRole('button', { name: 'Withdraw the request' }).count() === 0, 'it can be withdrawn twice');
});
await check('what is published is there for everybody', async () => {
  await context.clearCookies();
  await open('/publications');
  await page.getByRole('heading', { name: 'Needs of the electoral commission, in short' }).waitFor();
  await open('/publications?state=XKA');
  await page.getByText('Nothing was published yet.').waitFor();
});
await open('/publications');
await everyLook(page, 'publications');
await page.goto('about:blank');
await end(server);
