// The calendar in a browser, as a desk officer keeps it and a visitor reads it: an election with dates that move and are withdrawn, a cycle
// with its phases, figures that contradict each other, a list of others with bad rows.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, day, demo, end, everyLook, must, place, visit } from './stage.mjs';

const server = await demo(join(place, 'calendar'));
const { url, context, page, dialog, be, open } = await visit(server.url);
const press = (name) => page.getByRole('button', { name, exact: true }).click();
const send = (name) => dialog.getByRole('button', { name, exact: true }).click();
const closed = () => dialog.waitFor({ state: 'detached' });
const fill = async (values) => {
  for (const [label, value] of Object.entries(values)) await dialog.getByLabel(label, { exact: true }).or(dialog.getByLabel(new RegExp(`^${label} `))).first().fill(value);
};
await be('desk');

await check('an election is put on the calendar, and found by month, year and region', async () => {
  await open('/elections');
  await press('Add an election');
  await dialog.getByLabel('State').selectOption('KEN');
  await dialog.getByLabel('In a line').fill('General election 2027');
  await send('Add an election');
  await page.getByRole('link', { name: 'General election 2027' }).first().waitFor();
  await page.getByRole('heading', { name: 'Without a date' }).waitFor();
});
await check('a date is declared, delayed, confirmed; what was typed wrong is withdrawn and the one before holds again', async () => {
  await page.getByRole('link', { name: 'General election 2027' }).last().click();
  await page.getByText('Nothing was made known of its date.').waitFor();
  await press('Record a date');
  await send('Record a date');
  await dialog.getByText('Write a few words here.').waitFor();
  await fill({ Source: 'Gazette' });
  await send('Record a date');
  await dialog.getByText('give the day').waitFor();
  await fill({ Day: day(300) });
  await send('Record a date');
  await closed();
  await page.locator('.timeline li').filter({ hasText: 'Declared' }).waitFor();
  await press('Record a confirmation');
  await dialog.getByLabel('By whom').selectOption('law');
  await fill({ Source: 'Elections Act, 12' });
  await send('Record a confirmation');
  await closed();
  await page.getByText('The law: Elections Act, 12').waitFor();
  await press('Record a date');
  await dialog.getByLabel('What was made known').selectOption('delayed');
  await fill({ Day: day(290), Source: 'Decree', Reason: 'Registration' });
  await send('Record a date');
  await dialog.getByText(/a delay is to a later day/).waitFor();
  await fill({ Day: day(390) });
  await send('Record a date');
  await closed();
  await press('Withdraw the last statement');
  await fill({ Reason: 'Another election was meant.' });
  await send('Withdraw the last statement');
  await closed();
  const gone = page.locator('.timeline li.old');
  await gone.getByText('Another election was meant.').waitFor();
  must((await page.locator('dl').textContent()).includes('Declared'), 'the day that was declared holds again');
});
await check('figures give a turnout, and votes that do not add up are named', async () => {
  for (const [what, count] of [['registered', '1000'], ['cast', '640'], ['valid', '600'], ['invalid', '30']]) {
    await press('Record a figure');
    await dialog.getByLabel('What it counts').selectOption(what);
    await fill({ 'How many': count, 'As of': day(-1), Source: 'Commission' });
    await send('Record a figure');
    await closed();
  }
  await page.getByText('64.00 %').waitFor();
  await page.getByText('Valid and invalid votes are not as many as were cast.').waitFor();
  await page.getByRole('row').filter({ hasText: 'Invalid votes' }).getByRole('button', { name: 'Withdraw' }).click();
  await fill({ Reason: 'Typed wrong.' });
  await send('Withdraw');
  await closed();
  await page.getByText('Valid and invalid votes are not as many as were cast.').waitFor({ state: 'detached' });
});
await everyLook(page, 'election-kept');
const election = page.url();

await check('a cycle is opened, its phases dated, the election placed in it', async () => {
  await open('/cycles');
  await press('Open a cycle');
  await dialog.getByLabel('State').selectOption('KEN');
  await dialog.getByLabel('In a line').fill('2023 to 2028');
  await send('Open a cycle');
  await page.getByRole('heading', { name: '2023 to 2028' }).waitFor();
  await page.getByText('No phase was dated.').waitFor();
  for (const [phase, from, to] of [['planning', day(-300), day(250)], ['voter_registration', day(-20), '']]) {
    await press('Date a phase');
    await dialog.getByLabel('Phase').selectOption(phase);
    await fill({ 'First day': from, 'Last day': to, Source: 'Operational plan' });
    await send('Date a phase');
    await closed();
  }
  await page.getByText('end open').waitFor();
  await page.goto(election);
  await press('Place in a cycle');
  await dialog.getByLabel('Electoral cycle').selectOption({ label: '2023 to 2028' });
  await send('Place in a cycle');
  await closed();
  await page.getByRole('link', { name: '2023 to 2028' }).click();
  await page.getByRole('link', { name: 'General election 2027' }).waitFor();
});
await everyLook(page, 'cycle-kept');

await check('a list of others is judged row by row, recorded, found again by its address, and brings nothing twice', async () => {
  const file = join(place, 'list.csv');
  const rows = ['501,Kenya,2013,3,4,1,"Vote, As Scheduled",1,X,N', '501,Kenya,2017,8,8,1,"Vote, As Scheduled",2,X,N', '501,Atlantis,2017,8,8,1,"Vote, As Scheduled",3,X,N', '501,Kenya,2017,13,8,1,"Vote, As Scheduled",4,X,N'];
  writeFileSync(file, `ccode,country,elec_year,elec_month,elec_day,sequence,event,elecnum,type,runoff\n${rows.join('\n')}\n`);
  await open('/elections/import');
  await page.getByLabel('File, CSV').setInputFiles(file);
  await press('Judge the file');
  await page.getByText('No State or area is known as "Atlantis"').or(page.getByText('no State or area is known as "Atlantis"')).waitFor();
  await page.getByText('no such day').waitFor();
  await press('Record the good rows');
  await page.getByText('All of it is on the record.').waitFor();
  const address = page.url();
  await page.goto(`${url}/elections?view=month&year=2017&state=KEN`);
  await page.getByRole('link', { name: 'Executive election of 2017 (REIGN 2)' }).waitFor();
  await page.goto(address);
  await page.getByText('All of it is on the record.').waitFor();
  await press('Read another list');
  await page.getByLabel('File, CSV').setInputFiles(file);
  await press('Judge the file');
  await page.getByText('Nothing in it is new.').waitFor();
});
await everyLook(page, 'import-judged');

await check('a visitor reads it, subscribes to it, and changes nothing', async () => {
  await context.request.delete(`${url}/api/session`, { headers: { 'idempotency-key': 'visitor' } });
  await page.goto(election);
  await page.getByText('64.00 %').waitFor();
  must(await page.getByRole('button', { name: 'Record a date' }).count() === 0, 'a visitor has no button to record');
  await page.goto(`${url}/elections?region=african&view=year`);
  await press('Subscribe to this calendar');
  const address = await dialog.locator('pre').textContent();
  must(address === `${url}/api/calendar.ics?region=african`, address);
  await dialog.getByLabel(/Also registration/).check();
  const feed = await context.request.get(await dialog.locator('pre').textContent());
  must((await feed.text()).includes('General election 2027'), 'the feed has the election');
});
await page.goto('about:blank');
await end(server);
