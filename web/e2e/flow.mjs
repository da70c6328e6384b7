// The whole flow in a browser, on the real program: from the letter to the decision, the report, the
// verification.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accessible, check, day, demo, end, everyLook, must, place, root, screens, visit } from './stage.mjs';

const letter = join(place, 'letter.pdf');
writeFileSync(letter, '%PDF-1.4\n% a letter of Carana\n');
const undp = join(root, '../shared/data/assistance/undp-elections');
const server = await demo(join(place, 'flow'), existsSync(undp) ? ['--undp', undp] : []);
const { url, context, page, become, be, open } = await visit(server.url);

let file = '';
async function step(role, verb, fill, last = verb) {
  await become(role);
  await page.goto(file);
  await page.getByRole('button', { name: verb, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await fill?.(dialog);
  await dialog.getByRole('button', { name: last, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText(/Recorded as act/).waitFor();
}

// What a report needs, written at once; how it is written on its page is seen in assessment.mjs.
async function writeReport() {
  await be('desk');
  const at = `${url}/api/requests/${file.split('/').at(-1)}`;
  const post = async (verb, data) => {
    const answer = await context.request.post(`${at}/${verb}`, { data, headers: { 'idempotency-key': crypto.randomUUID() } });
    must(answer.ok(), `${verb}: ${await answer.text()}`);
  };
  const { needed } = await (await context.request.get(`${at}/assessment`)).json();
  for (const section of needed) await post('write_section', { section, text: 'Written.', base: 0 });
  for (const item of ['women_as_voters', 'women_as_candidates', 'legal_equality', 'temporary_measures', 'registration_and_documents', 'access_to_polling',
    'violence_against_women', 'women_in_the_commission', 'education_for_women', 'figures_by_sex']) await post('answer_checklist', { item, answer: 'good', evidence: 'Seen.' });
  await post('describe_option', { title: 'No assistance', types: [], text: 'The commission goes on alone.' });
}

await check('the first screen offers the switch of roles', async () => {
  await page.goto(url);
  await page.getByRole('heading', { name: 'Welcome to Acta' }).waitFor();
  await page.locator('.people li').first().waitFor();
  must(await page.locator('.people li').count() === 9, 'nine people');
});
await check('the registry registers a request with its letter', async () => {
  await become('Registry');
  await page.goto(`${url}/requests/new`);
  await page.getByLabel('State', { exact: true }).selectOption('XCA');
  await page.getByLabel('Office', { exact: true }).fill('Ministry of Foreign Affairs');
  await page.getByLabel('Signed by').fill('The Minister');
  await page.getByLabel('Date on the letter').fill(day(-4));
  await page.getByLabel('The letter', { exact: true }).setInputFiles(letter);
  await page.getByLabel('In a line', { exact: true }).fill('Carana asks for help with the count');
  await page.getByLabel('In words').fill('Help with the count of the elections.');
  await page.getByLabel('Technical assistance', { exact: true }).check();
  await page.getByRole('group', { name: 'Elections concerned' }).getByRole('checkbox').last().check();
  await page.getByRole('button', { name: 'Record the receipt' }).click();
  await page.getByRole('heading', { name: 'Carana asks for help with the count', level: 1 }).waitFor();
  await page.waitForURL(/requests\/[0-9a-f-]{36}/);
  file = page.url();
});
await check('a refusal stands at its field, in words', async () => {
  await page.goto(file);
  await page.getByRole('button', { name: 'Begin the check' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Begin the check' }).click();
  await page.getByRole('button', { name: 'Confirm the origin' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Confirm the origin' }).click();
  await dialog.getByText('Write a few words here.').waitFor();
  await dialog.getByLabel('Note').fill('Compared with the specimen.');
  await dialog.getByRole('button', { name: 'Confirm the origin' }).click();
  await dialog.waitFor({ state: 'detached' });
});
await check('two persons confirm, the desk admits, the director screens', async () => {
  await become('Desk officer');
  await step('Desk officer', 'Confirm the origin', async (dialog) => {
    await dialog.getByLabel('By what means').selectOption('call_back');
    await dialog.getByLabel('Note').fill('The mission confirmed it.');
  });
  await step('Desk officer', 'Find it admissible', (dialog) => dialog.getByLabel('Note').fill('A competent organ.'));
  await step('Director', 'Screen the request', (dialog) => dialog.getByLabel('What the search for duplicates found').fill('Nothing.'));
});
await check('the desk review with its three findings is cleared', async () => {
  await step('Desk officer', 'Begin the assessment', async (dialog) => {
    await dialog.getByLabel('Who reviews').fill('Noor Haddad, EAD, desk officer');
    await dialog.getByLabel('Everyone declared').check();
    await dialog.getByLabel('What is reviewed').fill('The law and the calendar.');
  });
  for (const kind of ['adequate_time', 'conditions', 'reporting']) {
    await step('Desk officer', 'Record a finding', async (dialog) => {
      await dialog.getByLabel('Which').selectOption(kind);
      await dialog.getByLabel('What was found').selectOption('met');
      await dialog.getByLabel('On what it rests').fill('The reports.');
    });
  }
  await writeReport();
  await step('Director', 'Clear the report', (dialog) => dialog.getByLabel('In words').fill('All is described.'));
});
// A device of the focal point that makes passkeys, as the browser's own tools make one.
const cdp = await context.newCDPSession(page);
await cdp.send('WebAuthn.enable');
const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal',
  hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
await check('the director recommends and cannot decide; the focal point decides and confirms with a passkey', async () => {
  await step('Director', 'Recommend a decision', async (dialog) => {
    await dialog.getByLabel('Lead entity').fill('UNDP');
    await dialog.getByLabel('Reasons').fill('It is needed.');
    await dialog.getByLabel('Indicative funding').fill('Half is there.');
  });
  must(await page.getByRole('button', { name: 'Record the decision' }).count() === 0, 'the director has no button to decide');
  await become('Focal point');
  await page.goto(`${url}/inbox`);
  await page.getByRole('link', { name: 'Carana asks for help with the count' }).waitFor();
  await page.goto(`${url}/keys`);
  await page.getByText('You have no key yet').waitFor();
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  const adding = page.getByRole('dialog');
  await adding.getByLabel('What you call it').fill('Desk security key');
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await adding.getByRole('button', { name: 'Add a passkey' }).click();
  await adding.getByText('The passkey gave no answer').waitFor();
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
  await adding.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByRole('heading', { name: 'Desk security key counts' }).waitFor();
  await step('Focal point', 'Record the decision', async (dialog) => {
    await dialog.getByLabel('Lead entity').fill('UNDP');
    await dialog.getByRole('button', { name: 'Confirm with passkey' }).click();
    await dialog.getByText('Write a few words here.').waitFor();
    await dialog.getByLabel('Reasons').fill('I agree.');
    await page.screenshot({ path: join(screens, 'confirm-light-1400-en.png') });
  }, 'Confirm with passkey');
  await page.getByText('Decided: approved').waitFor();
  const confirmed = page.locator('.timeline li').filter({ hasText: 'Confirmed with a passkey' });
  must(await confirmed.count() > 0, 'the timeline says which act a passkey confirmed');
  await confirmed.first().scrollIntoViewIfNeeded();
  await page.screenshot({ path: join(screens, 'confirmed-light-1400-en.png') });
  await confirmed.first().getByRole('link', { name: /Evidence: act/ }).click();
  await page.getByText('Acts were confirmed with a passkey').first().waitFor();
  await page.goto(`${url}/record`);
  await page.getByText('Acts were confirmed with a passkey').first().waitFor();
});
await check('a key made in this browser signs; a second person signs what was prepared; administrators see what is demanded', async () => {
  for (const login of ['desk', 'registry']) {
    await be(login);
    await page.goto(`${url}/keys`);
    await page.getByRole('button', { name: 'Make a key in this browser' }).click();
    await page.getByRole('dialog').getByLabel('What you call it').fill(`Browser of ${login}`);
    await page.getByRole('dialog').getByRole('button', { name: 'Make a key in this browser' }).click();
    await page.getByText('kept in this browser').waitFor();
  }
  const { requests } = await (await context.request.get(`${url}/api/requests`)).json();
  const checking = requests.find((one) => one.status === 'authenticating');
  const confirm = async (way) => {
    await page.goto(`${url}/requests/${checking.id}`);
    await page.getByRole('button', { name: 'Confirm the origin' }).first().click();
    await page.getByRole('dialog').getByLabel('Note').fill('Compared.');
    await page.getByRole('dialog').getByRole('button', { name: way }).click();
  };
  await confirm('Sign together with another person');
  await page.waitForURL(/\/sign\//);
  const address = page.url();
  await page.getByText('Give this address to the other person').waitFor();
  await everyLook(page, 'sign');
  await be('desk');
  await page.goto(address);
  await page.getByRole('button', { name: 'Sign', exact: true }).click();
  await page.getByText('Signed. Who prepared it has it recorded.').waitFor();
  await be('registry');
  await confirm("Sign with this browser's key");
  await page.getByText(/Recorded as act/).waitFor();
  await be('administrator');
  await page.goto(`${url}/keys`);
  await page.getByRole('button', { name: 'Demand it', exact: true }).first().click();
  await page.getByRole('dialog').getByLabel('Reason').fill('Four eyes.');
  await page.getByRole('dialog').getByRole('button', { name: 'Propose it' }).click();
  await page.getByRole('dialog').getByText('Add a passkey or a key of your own first.').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await page.locator('main details summary').first().click();
  await become('Focal point');
});
await check('the report shows it, opens to its acts, and is issued', async () => {
  await page.goto(`${url}/reports?from=${day(-30)}&to=${day(1)}`);
  await page.getByRole('button', { name: /Approved, / }).first().click();
  await page.getByRole('dialog').getByRole('link', { name: /Act/ }).first().waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Issue this report' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Symbol').fill('AC/2026/1');
  await dialog.getByRole('button', { name: 'Issue this report' }).click();
  await page.getByRole('heading', { name: /AC\/2026\/1/ }).waitFor();
});
await check('the browser verifies an act', async () => {
  await page.goto(`${url}/acts/27`);
  await page.getByRole('button', { name: 'Verify' }).click();
  await page.getByText('The checkpoint is signed').waitFor();
  must(await page.getByText('does not hold').count() === 0, 'all holds');
  must(await page.locator('.badge.good').count() >= 3, 'three checks');
});
await check('the palette finds a request', async () => {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find or do anything' }).fill('count');
  await page.getByRole('option', { name: /help with the count/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
});

await check('activities: the empty state, or what UNDP published, to the act', async () => {
  await page.goto(`${url}/activities`);
  if (!existsSync(undp)) return page.getByText('No activity was read yet').waitFor();
  await page.getByText('54 activities').waitFor();
  await page.getByText('15 kinds of defects in the files').click();
  await page.getByText('110 of 1 094').waitFor();
  await page.getByLabel('Speaks of elections').selectOption('all');
  await page.getByText('172 activities').waitFor();
  await page.getByLabel('Text').fill('electoral capacity for tomorrow');
  await page.getByText('3 activities').waitFor();
  await page.getByRole('link', { name: 'Enhancing Legal and Electoral Capacity for Tomorrow', exact: true }).first().click();
  await page.getByRole('heading', { name: 'By fiscal year' }).waitFor();
  await page.getByRole('link', { name: /^Act \d+/ }).click();
  await page.getByRole('button', { name: 'Verify' }).first().waitFor();
});

await check('an auditor draws a sample, records a finding, checks the log of reads, and takes the paper', async () => {
  await become('Auditor');
  await page.goto(`${url}/audit`);
  await page.getByText('No sample was drawn yet.').waitFor();
  await page.getByLabel('Stated number').fill('1964');
  await page.getByRole('button', { name: 'Draw', exact: true }).click();
  await page.getByText(/Recorded as act/).waitFor();
  await page.getByRole('button', { name: 'Check it now' }).click();
  await page.getByText('All as written').waitFor();
  await page.getByText('the samples').first().waitFor();
  await page.locator('.cards a').first().click();
  await page.waitForURL(/audit\/samples\/[0-9a-f-]{36}/);
  await page.getByRole('button', { name: 'Record what was found' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('In words').fill('The origin was confirmed by one means alone.');
  await dialog.getByRole('button', { name: 'Record what was found' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('The origin was confirmed by one means alone.').waitFor();
  const sample = new URL(page.url()).pathname;
  for (const address of ['/audit', sample]) {
    await open(address);
    await accessible(page, { what: address });
  }
  for (const format of ['pdf', 'docx', 'zip']) {
    const answer = await context.request.get(`${url}/api${sample}/paper?format=${format}`);
    must(answer.status() === 200 && (await answer.body()).length > 1000, format);
  }
  await become('Desk officer');
  await page.goto(`${url}/audit`);
  await page.getByRole('alert').waitFor();
  await become('Focal point');
});
await check('an administrator adds a person, gives a capacity and ends it', async () => {
  await be('administrator');
  await page.goto(`${url}/people`);
  await page.getByRole('button', { name: 'Add a person' }).click();
  const dialog = page.getByRole('dialog');
  must(await dialog.getByLabel('Capacity').inputValue() === 'desk_officer', 'the least of the usual capacities is offered first');
  await accessible(page, { include: 'dialog' });
  await dialog.getByLabel('Name').fill('Salma Idris');
  await dialog.getByLabel('Login').fill('salma');
  await dialog.getByLabel('Password').fill('a long password');
  await dialog.getByRole('button', { name: 'Add a person' }).click();
  const row = page.getByRole('row', { name: /Salma Idris/ });
  await row.waitFor();
  await row.getByRole('button', { name: 'Give a capacity' }).click();
  await dialog.getByLabel('Capacity').selectOption('auditor');
  await dialog.getByRole('button', { name: 'Give a capacity' }).click();
  await row.getByText('Desk officer, Auditor').waitFor();
  await row.getByRole('button', { name: 'End a capacity' }).click();
  await dialog.getByLabel('Capacity').selectOption('auditor');
  await dialog.getByLabel('Reason').fill('Given by mistake.');
  await dialog.getByRole('button', { name: 'End a capacity' }).click();
  await page.getByText('Desk officer, Auditor').waitFor({ state: 'detached' });
  await be('focal.point');
});

await check('a legal hold and an erasure are asked for by name; the hold stops it, another person confirms it', async () => {
  const dialog = page.getByRole('dialog');
  const ask = async (what, more) => {
    await page.getByRole('button', { name: what, exact: true }).click();
    const stream = await dialog.locator('datalist option').evaluateAll((all) => all.find((one) => one.label === 'Salma Idris')?.value);
    must(stream, 'her name is not proposed');
    await dialog.getByLabel('Subject').fill(stream);
    await dialog.locator('output').getByText('Salma Idris').waitFor();
    await dialog.getByLabel('Reason').fill(more);
    await dialog.getByRole('button', { name: what, exact: true }).click();
  };
  await become('Focal point');
  await page.goto(`${url}/protection`);
  await ask('Place a legal hold', 'An inquiry.');
  const hold = page.getByRole('listitem').filter({ hasText: 'An inquiry.' });
  await hold.getByText('Salma Idris').waitFor();
  await ask('Ask for an erasure', 'She left.');
  await dialog.getByText('A legal hold stands on this subject').waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await hold.getByRole('button', { name: 'Lift the hold' }).click();
  await dialog.getByLabel('Reason').fill('It is over.');
  await dialog.getByRole('button', { name: 'Lift the hold' }).click();
  await ask('Ask for an erasure', 'She left.');
  const erasure = page.getByRole('listitem').filter({ hasText: 'She left.' });
  await erasure.getByText('Salma Idris').waitFor();
  must(await erasure.getByRole('button', { name: 'Erase for good' }).count() === 0, 'who asked may confirm');
  await become('Administrator');
  await page.goto(`${url}/protection`);
  await erasure.getByRole('button', { name: 'Erase for good' }).click();
  await erasure.getByText('Erased').waitFor();
  await page.goto(`${url}/people`);
  await page.getByRole('row', { name: /Noor Haddad/ }).waitFor();
  must(await page.getByText('Salma Idris').count() === 0, 'she is still on a screen');
  for (const path of ['/keys', '/doctor', '/protection']) {  // as an administrator sees them
    await open(path);
    await accessible(page, { what: path });
  }
  await become('Focal point');
});
await page.goto('about:blank');
await end(server);
