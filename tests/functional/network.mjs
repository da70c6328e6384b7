// Starts the real `acta witness` and `acta mirror`, as other organizations run them.
import { spawn } from 'node:child_process';
import { binary, tended } from './server.mjs';

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export async function until(what, ask, seconds = 60) {
  for (let i = 0; i < seconds * 10; ++i) {
    const found = await ask();
    if (found) return found;
    await pause(100);
  }
  throw new Error(`waited in vain until ${what}`);
}

// `acta witness` or `acta mirror`, with its key and address as it says them.
export function follow(args, { env = {}, program = binary } = {}) {
  const child = tended(spawn(program, args, { env: { ...process.env, ...env } }));
  let output = '';
  const running = { child, get output() { return output; } };
  running.exited = new Promise((resolve) => child.on('exit', (code) => resolve(code)));
  return new Promise((resolve, reject) => {
    const read = (chunk) => {
      output += chunk;
      const port = /serving \w+:\/\/[^:]+:(\d+)/.exec(output);
      if (!port) return;
      running.url = `http://127.0.0.1:${port[1]}`;
      running.port = port[1];
      running.key = /^(?:witness|mirror) (\S+)/m.exec(output)?.[1];
      resolve(running);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', (code) => reject(new Error(`ended with ${code}: ${output}`)));
  });
}
export const witness = (data, name, log, port = '0') =>
  follow(['witness', '--data', data, '--name', name, '--log', log, '--port', port]);
export async function end(running) {
  running.child.kill('SIGTERM');
  await running.exited;
}
export const mirror = (url, data, name, key, options = []) =>
  follow(['mirror', url, '--data', data, '--name', name, '--key', key, '--port', '0', '--every', '1', ...options]);
