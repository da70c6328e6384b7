// Requests from before the record in a browser: a register read and recorded, found, counted since 1992, corrected and withdrawn.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workbook } from '../../tests/functional/workbook.mjs';
import { check, demo, end, everyLook, must, place, visit } from './stage.mjs';

const server = await demo(join(place, 'register'));
const { context, page, dialog, be, open } = await visit(server.url, /status of (403|404|409|422)/);
const press = (name) => page.getByRole('button', { name, exact: true }).click();
const named = (name) => page.getByRole('heading', { name, exact: true }).waitFor();
const head = ['identifier', 'state', 'received_on', 'source', 'page', 'title', 'types', 'response', 'responded_on', 'classification'];
const rows = [
  ['17', 'Zaire', { serial: 33730, format: 'yyyy' }, 'A/49/675', 'annex II', 'Help with a census of voters', 'TA', 'declined', '1993-02', 'public'],
  ['18', 'Kenya', '1992-11-20', 'A/49/675', 'annex II', 'Coordination of observers', 'COORD', 'approved', '', 'public'],
  ['19', 'Yugoslavia', '1991', 'Letter book', 'p. 3', 'A matter kept inside', '', '', '', 'internal'],
  ['20', 'Atlantis', '1994', 'A/49/675', '', '', '', '', '', 'public'],
  ['21', 'Kenya', '1994-02-30', 'A/49/675', '', '', 'XX', '', '', 'public']];
const csv = (...lines) => [head, ...lines].map((line) => line.map((cell) => cell.serial ? '1992' : cell).join(',')).join('\n');
await be('registry');

await check('the requests lead to those from before, of which there are none yet', async () => {
  await open('/requests');
  await page.locator('.links').getByRole('link', { name: 'Requests from before the record' }).click();
  await page.getByText('No request from before the record fits what you look for.').waitFor();
  await page.getByRole('link', { name: 'Read a register' }).click();
  await named('Read a register');
});
await everyLook(page, 'register-choose');

await check('a workbook is judged: every wrong row with its column and reason, nothing recorded', async () => {
  const file = join(place, 'register.xlsx');
  writeFileSync(file, workbook({ Register: [head, ...rows] }));
  await page.getByLabel('Register', { exact: true }).fill('ead-1992');
  await page.getByLabel('File, CSV or XLSX').setInputFiles(file);
  await press('Judge the file');
  await page.getByText('no State or area is known as "Atlantis"').waitFor();
  await page.getByText('"1994-02-30": no such day in the calendar').waitFor();
  await page.getByText('"XX" is none of').waitFor();
  const [saved] = await Promise.all([page.waitForEvent('download'), page.locator('.count').getByRole('button', { name: 'CSV' }).click()]);
  must(saved.suggestedFilename() === 'bad-rows.csv', 'the bad rows cannot be taken along');
  const list = await (await context.request.get(`${server.url}/api/past-requests`)).json();
  must(list.total === 0, 'it was recorded already');
});
await everyLook(page, 'register-judged');

await check('the good rows are recorded, found again by their address, and bring nothing twice', async () => {
  await press('Record the good rows');
  await page.getByText('All of it is on the record.').waitFor();
  const address = page.url();
  await page.locator('.notice').getByRole('link', { name: 'Requests from before the record' }).click();
  await page.getByRole('link', { name: '17', exact: true }).waitFor();
  must(await page.getByText('3 requests').count() === 1, 'the three good rows are not counted');
  await page.goto(address);
  await page.getByText('All of it is on the record.').waitFor();
});
await check('they are found by State, also one that is no more, by text and by what is looked for anywhere', async () => {
  await open('/requests/before');
  await page.getByLabel('State').selectOption({ label: 'Yugoslavia' });
  await page.getByRole('link', { name: '19', exact: true }).waitFor();
  must(await page.getByRole('link', { name: '17', exact: true }).count() === 0, 'the State does not filter');
  await page.getByLabel('State').selectOption('');
  await page.getByLabel('Text').fill('census');
  await page.getByRole('link', { name: '18', exact: true }).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: '17', exact: true }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find or do anything' }).fill('coordination of obs');
  await page.getByRole('option', { name: /Coordination of observers/ }).click();
  await page.getByText('A/49/675, annex II').waitFor();
});
await open('/requests/before');
await page.getByRole('link', { name: '17', exact: true }).waitFor();
await everyLook(page, 'register-list');

await check('one says what its register says, with days as far as they are known', async () => {
  await page.getByRole('link', { name: '17', exact: true }).click();
  await named('17 Democratic Republic of the Congo');
  await page.getByText('February 1993').waitFor();
  must(await page.locator('dd').getByText('1992', { exact: true }).count() === 1, 'more of the day is told than is known');
  must(await page.getByText('Recorded from a register').count() > 0, 'the timeline lacks its act');
});
await everyLook(page, 'register-one');

await check('the report since 1992 counts them with the others, to the acts they rest on', async () => {
  await open('/reports');
  await page.getByRole('link', { name: 'Since 1992' }).click();
  await page.getByRole('cell', { name: 'Help with a census of voters' }).or(page.getByRole('cell', { name: '17', exact: true })).first().waitFor();
  const report = await (await context.request.get(`${server.url}/api/reports/status?from=1992-01-01&to=1993-01-01`)).json();
  const count = Object.fromEntries(report.figures.map((one) => [one.word, one.value]));
  must(count.received === 2 && count.states === 2, `counted ${JSON.stringify(count)}`);
});

await check('another word of the register is a correction; a withdrawn entry counts no more', async () => {
  const file = join(place, 'again.csv');
  writeFileSync(file, csv(['17', 'Zaire', '1992-05-06', 'A/70/306', '', 'Help with a census of voters', 'TA', 'declined', '1993-02', 'public'], rows[1]));
  await open('/requests/before/import');
  await page.getByLabel('Register', { exact: true }).fill('ead-1992');
  await page.getByLabel('File, CSV or XLSX').setInputFiles(file);
  await press('Judge the file');
  await page.locator('.figure').filter({ hasText: 'requests told otherwise than before' }).getByText('1').waitFor();
  await press('Record the list');
  await page.getByText('All of it is on the record.').waitFor();
  await open('/requests/before?q=17');
  await page.getByRole('link', { name: '17', exact: true }).click();
  await page.getByText('6 May 1992').waitFor();
  await page.getByText('The register says something else').first().waitFor();
  await press('Withdraw this entry');
  await dialog.getByLabel('Reason').fill('It was a reminder of another request.');
  await dialog.getByRole('button', { name: 'Withdraw this entry' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('It was a reminder of another request.').first().waitFor();
  must(await page.getByRole('button', { name: 'Withdraw this entry' }).count() === 0, 'it can be withdrawn twice');
});
await check('a visitor finds what is public, and nothing else; no door to imports is shown', async () => {
  await context.request.delete(`${server.url}/api/session`, { headers: { 'idempotency-key': 'visitor' } });
  await open('/requests/before');
  await page.getByRole('link', { name: '18', exact: true }).waitFor();
  must(await page.getByText('A matter kept inside').count() === 0, 'a visitor sees what is internal');
  must(await page.getByRole('link', { name: 'Read a register' }).count() === 0, 'a visitor is led to imports');
  await open('/requests/before/import');
  await page.getByText('Not for you to see').waitFor();
});
await page.goto('about:blank');
await end(server);
