// The tree's hygiene: every ban names its replacement. node tools/check_tree.mjs [ROOT]
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const root = process.argv[2] ?? '.';
const listed = spawnSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).stdout.split('\n').filter(Boolean);
const complaints = [];
const generated = (path) => /generated|package-lock|\.svg$|messages\//.test(path);

const words = [
  [/\b(TODO|FIXME|XXX)\b/, 'finish it, or write it into docs or an issue'],
  [/(^|[\s"'(])\/(work|root|home)\//, 'write paths relative to the repository'],
  [/\bfor now\b/i, 'say what it does, not what it might do later'],
];
for (const path of listed.filter((name) => existsSync(join(root, name)))) {
  const size = statSync(join(root, path)).size;
  if (size > 1_000_000) complaints.push(`${path}: ${size} bytes; large files come from packages or are made by the build`);
  if (/(^|\/)(utils?|common|helpers?|managers?|misc)(\/|\.|$)/.test(path)) complaints.push(`${path}: name it after the noun it is about`);
  if (!/\.(h|cpp|mjs|ts|tsx|css|md|sh|cmake|txt|csv|json|html)$/.test(path) || generated(path)) continue;
  const text = readFileSync(join(root, path), 'utf8');
  const lines = text.split('\n');
  const code = /\.(h|cpp)$/.test(path);
  const limit = /_test\.|\.test\.|e2e|tests\//.test(path) ? 800 : 400;
  if (/\.(h|cpp|ts|tsx|mjs)$/.test(path) && lines.length > limit) complaints.push(`${path}: ${lines.length} lines; split it by noun (limit ${limit})`);
  lines.forEach((line, i) => {
    const at = `${path}:${i + 1}`;
    if (code && [...line].length > 100) complaints.push(`${at}: longer than 100 columns`);
    if (/[ \t]$/.test(line) && !path.endsWith('.md')) complaints.push(`${at}: white space at the end`);
    if (code && line.includes('\t')) complaints.push(`${at}: a tab; indent with spaces`);
    if (basename(path).startsWith('check_tree')) return;
    for (const [ban, instead] of words) if (ban.test(line)) complaints.push(`${at}: '${ban.exec(line)[0].trim()}': ${instead}`);
  });
  if (path.endsWith('.h') && !text.startsWith('//')) complaints.push(`${path}: a header opens with what it is`);
  if (path.endsWith('.md')) {
    for (const [, target] of text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)) {
      if (!existsSync(join(root, dirname(path), target))) complaints.push(`${path}: the link ${target} leads nowhere`);
    }
  }
}
for (const folder of new Set(listed.map((path) => /^src\/acta\/[a-z_]+\//.exec(path)?.[0]).filter(Boolean))) {
  if (!listed.includes(`${folder}README.md`)) complaints.push(`${folder}: half a page of README.md, please`);
}
console.log(complaints.join('\n') || `${listed.length} files are in order`);
process.exit(complaints.length > 0 ? 1 : 0);
