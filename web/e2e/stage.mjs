// What every part of the tests in a browser stands on: the real program, one browser, and how a check is counted.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';

export const root = new URL('../..', import.meta.url).pathname;
export const screens = join(root, 'build/screens');
mkdirSync(screens, { recursive: true });
export const place = mkdtempSync(join(tmpdir(), 'acta-e2e-'));
export const verifier = process.env.ACTA?.replace(/acta$/, 'acta-verify') ?? join(root, 'build/release/acta-verify');
const program = process.env.ACTA ?? join(root, 'build/release/acta');
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic',
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'] });

const tally = { passed: 0, failed: 0 };
const complaints = [];
const running = new Set();

export const must = (condition, what) => { if (!condition) throw new Error(what); };
export const day = (offset) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

export async function check(name, work) {
  try {
    await work();
    tally.passed += 1;
  } catch (error) {
    tally.failed += 1;
    process.stdout.write(`not ok: ${name}\n${String(error?.stack ?? error).split('\n').slice(0, 12).join('\n')}\n`);
    const shown = browser.contexts().flatMap((context) => context.pages()).findLast((page) => page.url() !== 'about:blank');
    await shown?.screenshot({ path: join(screens, `failed-${process.argv[2]}-${tally.failed}.png`) }).catch(() => undefined);
  }
}

// Starts `acta demo`, `acta witness` and so on; resolves when it says that it serves.
export function start(args) {
  const child = spawn(program, args);
  running.add(child);
  const exited = new Promise((resolve) => { child.on('exit', resolve); });
  return new Promise((resolve, reject) => {
    let text = '';
    const read = (chunk) => {
      text += chunk;
      const port = /serving \w+:\/\/[^:]+:(\d+)/.exec(text)?.[1];
      if (port) resolve({ child, exited, port, url: `http://localhost:${port}`, key: /^witness (\S+)/m.exec(text)?.[1] });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', (code) => {
      running.delete(child);
      reject(new Error(`acta ended with ${code}: ${text}`));
    });
  });
}
export async function end(started) {
  started.child.kill('SIGTERM');
  await started.exited;
}
// A program from elsewhere serves the screens of this tree.
export const demo = (data, options = [], port = '0') => start(['demo', '--data', data, '--port', port, ...options,
  ...(process.env.ACTA ? ['--web-dir', join(root, 'web/dist')] : [])]);

// One person's browser at a server. A refusal that a step asks for is reported by the browser as a failed load.
export async function visit(url, refusals = /status of (409|422)/) {
  const context = await browser.newContext({ viewport: { width: 1400, height: 1000 } });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && !refusals.test(text)) complaints.push(`${text} ${message.location().url}`);
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => { if (!request.url().startsWith(url) && !/^(data|blob):/.test(request.url())) complaints.push(`left the machine: ${request.url()}`); });
  const { people } = await (await context.request.get(`${url}/api/demo/people`)).json();
  // Through the first screen, as a person does; and at once.
  async function become(role) {
    await page.goto(`${url}/welcome`);
    const card = page.locator('.people li').filter({ has: page.getByRole('heading', { name: role, exact: true }) }).first();
    await Promise.all([page.waitForURL(`${url}/`), card.getByRole('button').click()]);
    await page.locator('.who strong:visible').first().waitFor();
  }
  const be = (login) => context.request.post(`${url}/api/demo/session`, { data: { person: people.find((one) => one.login === login).id } });
  async function open(path) {
    await page.goto(url + path);
    await settled(page);
  }
  return { url, context, page, dialog: page.getByRole('dialog'), become, be, open };
}

export async function settled(page) {
  await page.locator('h1').waitFor();
  await page.waitForFunction(() => document.querySelectorAll('.skeleton').length === 0);
}

export async function accessible(page, { what = '', include, tags } = {}) {
  const builder = new AxeBuilder({ page });
  if (include) builder.include(include);
  if (tags) builder.withTags(tags);
  const { violations } = await builder.analyze();
  must(violations.length === 0, `${what} ${violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`).join('\n')}`);
}

// What is on the screen now, with its dialog when one is open: light, dark, 360 px wide, and in Arabic.
export async function everyLook(page, name) {
  const { width } = page.viewportSize();
  const speak = (language) => page.locator('select:has(option[value="ar"])').first().selectOption(language, { force: true });
  for (const [theme, wide, language] of [['light', width, 'en'], ['dark', width, 'en'], ['light', 360, 'en'], ['light', width, 'ar']]) {
    await check(`${name} in ${theme}, ${wide} px, ${language}: axe, no sideways scroll`, async () => {
      await page.setViewportSize({ width: wide, height: 1000 });
      await page.evaluate((one) => { document.documentElement.dataset.theme = one; }, theme);
      if (language === 'ar') await speak('ar');
      await page.waitForTimeout(400);
      await accessible(page, { include: await page.locator('dialog').count() > 0 ? 'dialog' : undefined });
      must(await page.evaluate(() => [document.documentElement, ...document.querySelectorAll('dialog')]
        .every((one) => one.scrollWidth <= one.clientWidth + 1)), 'it scrolls sideways');
      await page.screenshot({ path: join(screens, `${name}-${theme}-${wide}-${language}.png`) });
      if (language === 'ar') await speak('en');
    });
  }
}

// Ends everything, and prints the one closing line; says whether all passed.
export async function close() {
  await check('no console error, and no request left the machine', async () => must(complaints.length === 0, complaints.join('\n')));
  await browser.close();
  await Promise.all([...running].map((child) => new Promise((resolve) => {
    child.on('exit', resolve);
    child.kill('SIGTERM');
  })));
  rmSync(place, { recursive: true, force: true });
  process.stdout.write(`${tally.passed} passed, ${tally.failed} failed\n`);
  return tally.failed === 0;
}
