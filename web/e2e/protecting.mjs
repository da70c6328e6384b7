// Data protection in a browser: fields of a sealed act shown to one party, who verifies the file without the
// server; holds and erasures on the register, with what is empty and what is refused.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, demo, end, everyLook, must, place, verifier, visit } from './stage.mjs';

const server = await demo(join(place, 'protecting'));
// A subject that is not there is answered with 404.
const { url, context, page, dialog, be, open } = await visit(server.url, /status of (403|404|409|422)/);
const key = (await (await context.request.get(`${url}/record/key`)).text()).trim();
await be('focal.point');
const { acts } = await (await context.request.get(`${url}/api/acts?limit=200`)).json();
const sealed = acts.find((one) => one.type === 'assistance.request_received');
const { requests } = await (await context.request.get(`${url}/api/requests`)).json();
const [one, other] = requests;
const stream = (request) => `assistance.request/${request.id}`;
const line = (text) => page.getByRole('listitem').filter({ hasText: text });
const press = (name) => page.getByRole('button', { name, exact: true }).click();
const send = (name) => dialog.getByRole('button', { name, exact: true }).click();
const field = (pointer) => dialog.getByRole('checkbox', { name: new RegExp(`/${pointer} `) });
const closed = () => dialog.waitFor({ state: 'detached' });

await check('a fresh register says that there is nothing yet', async () => {
  await open('/protection');
  for (const text of ['Nothing was erased, and no erasure was asked for.', 'No subject is under a legal hold.', 'No field of a sealed act was shown to anybody.']) {
    await page.getByText(text).waitFor();
  }
});
await everyLook(page, 'protection-empty');

await check('without a field, a party and a reason nothing is shown to anybody', async () => {
  await open(`/acts/${sealed.index}`);
  await press('Show to a party');
  await field('type').waitFor();
  await send('Show to a party');
  await dialog.getByText('Write a few words here.').waitFor();
  await dialog.getByLabel('To whom').fill('The court of Carana');
  await dialog.getByLabel('Why').fill('Its order of 3 May.');
  await send('Show to a party');
  await dialog.getByText('Choose at least one field.').waitFor();
});
await everyLook(page, 'disclose');

const shown = join(place, 'shown.acta-disclosure');
const verify = (file = shown) => spawnSync(verifier, ['--disclosure', file, '--key', key], { encoding: 'utf8' });
// Its receipt may be of a later checkpoint: the record goes on by itself, when it attests to its reads.
const beforeReceipt = (file) => readFileSync(file, 'utf8').split('\n\n')[0];
await check('chosen fields are shown to one party: a file that holds without the server, and nothing more in it', async () => {
  await field('type').check();
  await field('body/title').check();
  await send('Show to a party');
  await closed();
  const downloading = page.waitForEvent('download');
  await page.getByRole('status').getByRole('link', { name: 'The file for the party' }).click();
  const download = await downloading;
  must(download.suggestedFilename() === `act-${sealed.index}.acta-disclosure`, download.suggestedFilename());
  await download.saveAs(shown);
  const { status, stdout, stderr } = verify();
  must(status === 0 && stdout.endsWith('holds\n'), stderr);
  must(stdout.includes('/type "assistance.request_received"') && stdout.includes('/body/title "'), stdout);
  must(!/\/body\/(summary|signatory|office)/.test(stdout), `more is shown: ${stdout}`);
  const text = readFileSync(shown, 'utf8');
  writeFileSync(shown, text.replace('field /type', 'field /typo'));
  must(verify().status === 1, 'a changed file holds');
  writeFileSync(shown, text);
});
await check('the register says what was shown to whom, why and by whom; the file shows the same again', async () => {
  await open('/protection');
  const card = line('The court of Carana');
  await card.getByText('Its order of 3 May.').waitFor();
  await card.getByText('/body/title, /type').or(card.getByText('/type, /body/title')).waitFor();
  await card.getByText(/Shown by Ilse Marten/).waitFor();
  await card.getByRole('link', { name: `act ${sealed.index}`, exact: true }).waitFor();
  const downloading = page.waitForEvent('download');
  await card.getByRole('link', { name: 'The file for the party' }).click();
  const again = join(place, 'again.acta-disclosure');
  await (await downloading).saveAs(again);
  must(beforeReceipt(again) === beforeReceipt(shown), 'it shows something else');
  must(verify(again).status === 0, 'the file does not hold');
});
await check('whom it does not concern sees neither the register nor a button to show', async () => {
  await be('desk');
  await open('/protection');
  await page.getByRole('alert').getByText('Your capacities do not include this.').waitFor();
  await open(`/acts/${sealed.index}`);
  must(await page.getByRole('button', { name: 'Show to a party' }).count() === 0, 'the desk may show');
});

// Asks for a hold or an erasure of a subject; the dialog stays open when it is refused.
async function ask(what, subject, reason) {
  await press(what);
  await dialog.getByLabel('Subject').fill(subject);
  await dialog.getByLabel('Reason').fill(reason);
  await send(what);
}
await check('a subject that is not there is neither held nor erased', async () => {
  await be('focal.point');
  await open('/protection');
  for (const what of ['Place a legal hold', 'Ask for an erasure']) {
    for (const nobody of ['assistance.request/01900000-0000-7000-8000-000000000000', 'somebody', '']) {
      await ask(what, nobody, 'Asked by letter.');
      await dialog.locator('.no').first().waitFor();
      if (nobody.includes('/')) await dialog.getByText('No acts that are not public are on the record under this subject.').waitFor();
      must(await dialog.getByText(/malformed|json|\$\./).count() === 0, `a word of the program is shown for "${nobody}": ${await dialog.locator('.no').first().textContent()}`);
      await send('Close');
      await closed();
    }
  }
  must(await page.locator('.cards > li').count() === 1, 'something was recorded');
});
await press('Ask for an erasure');
await dialog.getByLabel('Subject').fill('assistance.request/01900000-0000-7000-8000-000000000000');
await send('Ask for an erasure');
await dialog.locator('.no').first().waitFor();
await everyLook(page, 'erase-refused');

await check('a hold stands until it is lifted with a reason', async () => {
  await open('/protection');
  await ask('Place a legal hold', stream(one), 'Case 12 of 2026.');
  await closed();
  const hold = line('Case 12 of 2026.');
  await hold.getByText(one.ref).waitFor();
  await hold.getByText(/Stands$/).waitFor();
  await hold.getByRole('button', { name: 'Lift the hold' }).click();
  await send('Lift the hold');
  await dialog.getByText('Write a few words here.').waitFor();
  await dialog.getByLabel('Reason').fill('The case is closed.');
  await send('Lift the hold');
  await closed();
  await hold.getByText(/Lifted$/).waitFor();
  await hold.getByText('The case is closed.').waitFor();
  must(await hold.getByRole('button').count() === 0, 'it can be lifted again');
});
await check('an erasure is asked for by one person and declined by another, with a reason', async () => {
  await be('administrator');
  await open('/protection');
  await ask('Ask for an erasure', stream(other), 'Asked by letter of 3 May.');
  await closed();
  const erasure = line('Asked by letter of 3 May.');
  await erasure.getByText('Waits for another person').waitFor();
  must(await erasure.getByRole('button').count() === 0, 'who asked may settle it');
  await ask('Ask for an erasure', stream(other), 'Once more.');
  await dialog.getByText('Its erasure was asked for already and waits for another person.').waitFor();
  await be('focal.point');
  await open('/protection');
  await erasure.getByRole('button', { name: 'Erase for good' }).waitFor();
  await erasure.getByRole('button', { name: 'Decline the erasure' }).click();
  await send('Decline the erasure');
  await dialog.getByText('Write a few words here.').waitFor();
  await dialog.getByLabel('Reason').fill('The letter is not hers.');
  await send('Decline the erasure');
  await closed();
  await erasure.getByText(/Declined$/).waitFor();
  await erasure.getByText(/Settled by Ilse Marten/).waitFor();
  must(await erasure.getByRole('button').count() === 0, 'it can be settled again');
  await open(`/requests/${other.id}`);
  await page.getByText(other.ref).first().waitFor();
});
await open('/protection');
await everyLook(page, 'protection');
await page.goto('about:blank');
await end(server);
