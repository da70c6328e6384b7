// Fails when a file includes what its layer may not see. The rules are these tables and nothing else.
//   node tools/check_layers.mjs [ROOT]
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';

const root = process.argv[2] ?? '.';

// Platform libraries, lowest first, and what each may include beside itself.
const platform = {
  base: [], record: ['base'], store: ['base', 'record'], http: ['base'], documents: ['base'], tables: ['base', 'documents'], places: ['base'], iati: ['base'],
  network: ['base', 'record', 'http'], routing: ['base', 'record', 'store', 'http'],
};
// Rooms of a domain module: own rooms and platform libraries that each may include. Of other modules,
// every room may include their acts (and the vocabulary of acts) alone.
const rooms = {
  acts: { own: ['acts'], platform: ['base'] },
  decisions: { own: ['acts', 'decisions'], platform: ['base'] },
  // Files of others, read as they are: the syntax, then what it says as a request to decide.
  source: { own: ['acts', 'source'], platform: ['base'] },
  import: { own: ['acts', 'decisions', 'source', 'import'], platform: ['base'] },
  defects: { own: ['acts', 'defects'], platform: ['base'] },
  reactions: { own: ['acts', 'decisions', 'reactions'], platform: ['base'] },
  views: { own: ['acts', 'defects', 'views'], platform: ['base', 'store', 'documents'] },
  // What leaves in a format of others.
  feed: { own: ['acts', 'feed'], platform: ['base'] },
  routes: { own: ['acts', 'decisions', 'reactions', 'views', 'feed', 'routes', 'sessions'],
    platform: ['base', 'record', 'store', 'http', 'documents', 'routing'] },
  sessions: { own: ['sessions'], platform: ['base'] },
};
const vocabulary = ['words', 'amount'];  // what acts are made of
const modules = ['access', 'cycles', 'assistance', 'activities', 'reports', 'program', 'auditing', 'protection', 'continuity'];
const banned = /\b(double|float|system_clock|steady_clock|random_device|sqlite3)\b/;
// What web folders may import; a feature never imports another feature.
const web = { app: ['app', 'features', 'shared', 'api'], features: ['shared', 'api'], shared: ['shared', 'api', 'messages'],
  api: ['api'], tests: ['features', 'shared', 'api', 'messages'] };

const complaints = [];
function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}
const roomOf = (stem) => stem.replace(/_test$/, '').split('_').findLast((part) => part in rooms || vocabulary.includes(part));

function allowed(module, stem, target, header) {
  if (module === 'app') return true;
  if (module in platform) return target === module || platform[module].includes(target);
  const room = vocabulary.includes(roomOf(stem)) ? 'acts' : roomOf(stem);
  if (stem.endsWith('_test')) return true;
  if (room === undefined) return false;
  const theirs = vocabulary.includes(roomOf(header)) ? 'acts' : roomOf(header);
  if (target === module) return theirs !== undefined && rooms[room].own.includes(theirs);
  if (target in platform) return rooms[room].platform.includes(target);
  return modules.includes(target) && theirs === 'acts';
}

for (const path of filesBelow(join(root, 'src/acta')).filter((name) => /\.(h|cpp)$/.test(name))) {
  const [module] = relative(join(root, 'src/acta'), path).split('/');
  const stem = basename(path).replace(/\.(h|cpp)$/, '');
  const text = readFileSync(path, 'utf8');
  if (![...Object.keys(platform), ...modules, 'app'].includes(module)) {
    complaints.push(`${path}: the folder ${module} has no place in the tables of tools/check_layers.mjs`);
    continue;
  }
  for (const [, target, header] of text.matchAll(/^\s*#include\s+"acta\/([a-z_]+)\/([a-z_]+)\.h"/gm)) {
    if (!allowed(module, stem, target, header)) complaints.push(`${path}: may not include acta/${target}/${header}.h`);
  }
  if (roomOf(stem) === 'decisions' && !stem.endsWith('_test')) {
    const hit = banned.exec(text.replaceAll(/\/\/.*$/gm, ''));
    if (hit) complaints.push(`${path}: '${hit[0]}' is banned here: a decision is exact, timeless and pure`);
  }
}
for (const path of filesBelow(join(root, 'src/bin')).filter((name) => name.endsWith('acta_verify.cpp'))) {
  for (const [, target] of readFileSync(path, 'utf8').matchAll(/^\s*#include\s+"acta\/([a-z_]+)\//gm)) {
    if (!['base', 'record'].includes(target)) complaints.push(`${path}: acta-verify knows the record alone, not ${target}`);
  }
}
const source = join(root, 'web/src');
for (const path of filesBelow(source).filter((name) => /\.tsx?$/.test(name))) {
  const parts = relative(source, path).split('/');
  for (const [, target] of readFileSync(path, 'utf8').matchAll(/from '(\.[^']*)'/g)) {
    const to = relative(source, join(path, '..', target)).split('/');
    const sameFeature = parts[0] === 'features' && to[0] === 'features' && parts[1] === to[1];
    if (!sameFeature && !web[parts[0]]?.includes(to[0])) complaints.push(`${path}: ${parts[0]} may not import ${to.slice(0, 2).join('/')}`);
  }
}
console.log(complaints.join('\n') || 'every include keeps to its layer');
process.exit(complaints.length > 0 ? 1 : 0);
