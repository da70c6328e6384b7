// Starts the real program on a data directory of its own and speaks to it as a person would.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

export const binary = process.env.ACTA ?? 'build/release/acta';
export const verifier = process.env.ACTA_VERIFY ?? 'build/release/acta-verify';

export function directory() {
  return mkdtempSync(join(tmpdir(), 'acta-functional-'));
}
export function remove(path) {
  rmSync(path, { recursive: true, force: true });
}

// What a failed test left running would keep its file from ending.
const running = new Set();
after(() => running.forEach((child) => child.kill('SIGKILL')));
export function tended(child) {
  running.add(child);
  child.on('exit', () => running.delete(child));
  return child;
}

// Starts `acta demo` or `acta serve`; resolves when it says that it serves, or what `until` waits for.
export function start(data, { command = 'demo', options = [], env = {}, program = binary, until = /serving \w+:\/\/[^:]+:(\d+)/ } = {}) {
  const child = tended(spawn(program, [command, '--data', data, '--port', '0', ...options],
    { env: { ...process.env, ...env } }));
  let output = '';
  const server = { child, data, exited: null, get output() { return output; } };
  server.exited = new Promise((resolve) => child.on('exit', (code) => resolve(code)));
  return new Promise((resolve, reject) => {
    const read = (chunk) => {
      output += chunk;
      const hit = until.exec(output);
      if (hit) {
        server.url = `http://127.0.0.1:${hit[1]}`;
        resolve(server);
      }
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', (code) => reject(new Error(`acta ended with ${code}: ${output}`)));
  });
}

export async function stop(server) {
  server.child.kill('SIGTERM');
  return server.exited;
}

// A person's door: keeps the cookie, makes idempotency keys, sends versions.
export class Door {
  constructor(url) {
    this.url = url;
    this.cookie = '';
  }
  async send(method, path, body, headers = {}) {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
        cookie: this.cookie,
        ...headers,
      },
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    });
    const cookie = response.headers.get('set-cookie');
    if (cookie) this.cookie = cookie.split(';')[0];
    const text = await response.text();
    const json = (response.headers.get('content-type') ?? '').includes('json');
    return { status: response.status, headers: response.headers, text, body: json && text ? JSON.parse(text) : text };
  }
  get(path, headers) { return this.send('GET', path, undefined, headers); }
  post(path, body, headers) { return this.send('POST', path, body, headers); }
  async become(login) {
    const { body } = await this.get('/api/demo/people');
    const person = body.people.find((one) => one.login === login);
    const answer = await this.post('/api/demo/session', { person: person.id });
    if (answer.status !== 200) throw new Error(answer.text);
    return this;
  }
  async upload(bytes, name = 'letter.pdf', type = 'application/pdf', to = '/api/blobs') {
    const response = await fetch(`${this.url}${to}`, {
      method: 'POST', body: bytes,
      headers: { 'content-type': type, 'x-acta-name': encodeURIComponent(name), cookie: this.cookie },
    });
    return { status: response.status, body: await response.json() };
  }
}

export async function door(server, login) {
  const made = new Door(server.url);
  return login ? made.become(login) : made;
}
