// The record among other organizations, in a browser: a real witness that is not there, that cosigns, that goes
// away, and that knows another history; and the certification of a report, which waits for it.
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, demo, end, everyLook, must, place, settled, start, visit } from './stage.mjs';

const data = join(place, 'outside');
const twinData = join(place, 'twin');
let server = await demo(data);
const key = (await (await fetch(`${server.url}/record/key`)).text()).trim();
const { url, context, page, dialog, be, open } = await visit(server.url);
const witness = (port = '0') => start(['witness', '--data', join(place, 'witness'), '--name', 'harbour.example/acta', '--log', key, '--port', port]);

// The server ends and begins again at the same address; meanwhile something else happens.
async function again(meanwhile) {
  await page.goto('about:blank');
  await end(server);
  meanwhile();
  server = await demo(data, [], server.port);
  await be('focal.point');
}
const row = page.getByRole('row', { name: /harbour/ });
const newest = page.locator('.timeline > li').first();
const witnesses = page.getByRole('region', { name: 'Witnesses' });
const card = (symbol) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: symbol }) });

// Says the number of the act that attests it.
async function issue(symbol) {
  await open('/reports');
  await page.getByRole('button', { name: 'Issue this report' }).click();
  await dialog.getByLabel('Symbol').fill(symbol);
  await dialog.getByRole('button', { name: 'Issue this report' }).click();
  await card(symbol).waitFor();
  const { reports } = await (await context.request.get(`${url}/api/reports`)).json();
  return reports.find((one) => one.symbol === symbol).index;
}
async function certify(symbol) {
  await card(symbol).getByRole('button', { name: 'Certify the report' }).click();
  await dialog.getByRole('button', { name: 'Certify the report' }).click();
}
const desk = await visit(server.url);
async function record(title, visitor = desk) {
  await visitor.be('desk');
  const answer = await visitor.context.request.post(`${visitor.url}/api/elections`,
    { headers: { 'idempotency-key': crypto.randomUUID() }, data: { state: 'XCA', kind: 'local', title } });
  must(answer.status() === 201, await answer.text());
  return (await answer.json()).receipts[0].index;
}
// Asks anew until the screen says it.
async function until(path, sight, tries = 40) {
  await open(path);
  for (let i = 0; i < tries && await sight.count() === 0; ++i) {
    await page.waitForTimeout(500);
    await page.reload();
    await settled(page);
  }
  await sight.first().waitFor();
}

await check('without a policy the record says that nobody is asked, and no report is certified', async () => {
  await be('focal.point');
  await open('/record');
  await page.getByText('This record has no policy').waitFor();
  must(await witnesses.count() === 0, 'there is a table');
  await issue('AC/2026/20');
  await card('AC/2026/20').getByText('It can be certified when this record has witnesses. None is named.').waitFor();
  await certify('AC/2026/20');
  await dialog.getByText('This record has no policy with a quorum of witnesses.').waitFor();
});

let harbour = await witness();
await end(harbour);
await again(() => writeFileSync(join(data, 'policy'),
  `log ${key}\nwitness harbour ${harbour.key} http://127.0.0.1:${harbour.port}\nquorum harbour\n`));

await check('a witness that was never reached: acts are recorded, and not witnessed', async () => {
  const index = await issue('AC/2026/21');
  await until('/record', row.getByText('not reached'));
  await row.getByText('not yet').waitFor();
  await newest.getByText(`Act ${index}`).first().waitFor();
  await newest.getByText('recorded', { exact: true }).waitFor();
  must(await page.getByText(/^witnessed/).count() === 0, 'an act is said to be witnessed');
});
await everyLook(page, 'witness-never');
await check('a report is not certified before the quorum has seen it, and the button says why', async () => {
  await open('/reports');
  await card('AC/2026/21').getByText('They have not yet.').waitFor();
  await certify('AC/2026/21');
  await dialog.getByText('The quorum of witnesses has not seen this report yet.').waitFor();
});
await everyLook(page, 'certify-early');

await check('once the witness is there, recorded becomes witnessed 1 of 1 on the open page', async () => {
  await open('/record');
  harbour = await witness(harbour.port);
  const index = await record('Seen from the harbour');
  await newest.getByText(`Act ${index}`).first().waitFor();
  await newest.getByText('witnessed 1 of 1').waitFor({ timeout: 30_000 });
  await row.getByText('cosigns').waitFor();
  await row.getByText(`${index + 1} of ${index + 1} acts`).waitFor();
  must(await row.locator('time').count() === 1, 'it does not say when');
  must(await page.getByText(/^witnessed 1 of 1$/).count() === await page.locator('.timeline > li').count(), 'older acts are witnessed too');
  await open(`/acts/${index}`);
  await page.locator('.receipt').getByText('witnessed 1 of 1').waitFor();
  await page.locator('pre').filter({ hasText: '\u2014 harbour.example/acta' }).waitFor();
});
await check('the report is certified then, once', async () => {
  await open('/reports');
  must(await page.getByText('They have not yet.').count() === 0, 'a report is said to wait');
  await certify('AC/2026/21');
  await card('AC/2026/21').getByRole('link', { name: /certified as act \d+/ }).waitFor();
  must(await card('AC/2026/21').getByRole('button').count() === 0, 'it can be certified again');
  await card('AC/2026/20').getByRole('button', { name: 'Certify the report' }).waitFor();
});
await everyLook(page, 'certified');
await open('/record');
await everyLook(page, 'witness-cosigns');

await check('a witness that went away is not reached; what it has seen stays witnessed, and acts go on', async () => {
  await until('/record', newest.getByText('witnessed 1 of 1'));
  await end(harbour);
  const index = await issue('AC/2026/22');
  await until('/record', row.getByText('not reached'));
  await row.getByText(`${index} of ${index + 1} acts`).waitFor();
  await newest.getByText(`Act ${index}`).first().waitFor();
  must(await newest.getByText(/^witnessed/).count() === 0, 'nobody has seen it');
  await page.locator('.timeline > li').nth(1).getByText('witnessed 1 of 1').waitFor();
  must(await page.getByRole('alert').count() === 0, 'silence is an alarm');
});
await everyLook(page, 'witness-away');

await check('a witness that knows another history is an alarm, and the record says so', async () => {
  harbour = await witness(harbour.port);
  await again(() => cpSync(data, twinData, { recursive: true }));
  const twin = await visit((await demo(twinData)).url);
  let last = 0;
  for (let i = 0; i < 3; ++i) last = await record(`Of the other server ${i}`, twin);
  for (let i = 0, seen = 0; seen <= last; ++i) {
    must(i < 60, 'the witness has not seen the other server');
    await twin.page.waitForTimeout(500);
    seen = (await (await twin.context.request.get(`${twin.url}/api/record/witnesses`)).json()).witnessed_size;
  }
  await twin.page.close();
  const index = await issue('AC/2026/23');
  await until('/record', row.getByText('somebody has to look'));
  await page.getByRole('alert').filter({ hasText: 'harbour' }).waitFor();
  await newest.getByText(`Act ${index}`).first().waitFor();
});
await everyLook(page, 'witness-alarm');
await check('an administrator reads on the record what to do about it', async () => {
  await be('administrator');
  await open('/record');
  await page.getByRole('alert').getByRole('link', { name: 'State of the record' }).click();
  await page.getByText(/A witness knows/).waitFor();
});
await page.goto('about:blank');
await end(server);
