// Calls of the system that fail in a real server, by rules that may change while it runs
// (tests/faults/failing_calls.cpp). No rights are needed.
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { directory, remove } from './server.mjs';

const library = resolve(process.env.ACTA_FAILING_LIBRARY ?? 'build/release/libfailing_calls.so');

export class FailingCalls {
  constructor() {
    this.place = directory();
    this.file = `${this.place}/rules`;
    this.none();
    this.env = { LD_PRELOAD: library, ACTA_FAILING_CALLS: this.file };
    if (!existsSync(library)) throw new Error(`${library} is not built`);
  }
  // Each: CALL PATH ERROR [FIRST] [COUNT], as in failing_calls.cpp; the counts begin anew.
  set(...rules) {
    const lines = rules.map(({ call = '*', path = '*', error, first = 1, count = 1e9 }) => `${call} ${path} ${error} ${first} ${count}\n`);
    writeFileSync(`${this.file}.new`, lines.join(''));
    renameSync(`${this.file}.new`, this.file);
  }
  none() { this.set(); }
  // What failed so far: [call, path, error].
  log() {
    const path = `${this.file}.log`;
    if (!existsSync(path)) return [];
    return readFileSync(path, 'utf8').split('\n').filter(Boolean).map((line) => line.split(' '));
  }
  forget() { rmSync(`${this.file}.log`, { force: true }); }
  end() { remove(this.place); }
}
