// Embeds the built front-end: node tools/embed.mjs DIST OUT.S
// One assembler file with each file raw, brotli and gzip, and the table acta_assets (http/files.h).
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import zlib from 'node:zlib';

const [dist, out] = process.argv.slice(2);
const types = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.json': 'application/json', '.svg': 'image/svg+xml', '.woff2': 'font/woff2',
  '.woff': 'font/woff', '.png': 'image/png', '.ico': 'image/x-icon', '.txt': 'text/plain',
  '.wasm': 'application/wasm', '.map': 'application/json',
};

function filesBelow(folder, prefix = '') {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(folder, entry.name), `${prefix}/${entry.name}`)
      : [`${prefix}/${entry.name}`]).sort();
}

const blobs = `${out}.d`;
mkdirSync(blobs, { recursive: true });
let text = '.section .rodata\n';
let table = '';
const files = filesBelow(dist);
files.forEach((path, number) => {
  const raw = readFileSync(join(dist, path));
  const brotli = zlib.brotliCompressSync(raw, {
    params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: raw.length } });
  const gzip = zlib.gzipSync(raw, { level: 9 });
  const row = [`path_${number}`, `type_${number}`, `etag_${number}`];
  for (const [kind, bytes] of [['raw', raw], ['br', brotli], ['gz', gzip]]) {
    const file = join(blobs, `${number}.${kind}`);
    writeFileSync(file, bytes);
    const name = `blob_${number}_${kind}`;
    text += `.balign 16\n${name}: .incbin ${JSON.stringify(file)}\n${name}_end:\n`;
    row.push(name, `${name}_end - ${name}`);
  }
  const etag = createHash('sha256').update(raw).digest('hex').slice(0, 16);
  text += `path_${number}: .asciz ${JSON.stringify(path)}\n`;
  text += `type_${number}: .asciz ${JSON.stringify(types[extname(path)] ?? 'application/octet-stream')}\n`;
  text += `etag_${number}: .asciz "\\"${etag}\\""\n`;
  table += `.quad ${row.join(', ')}\n`;
});
writeFileSync(out, `${text}.section .data.rel.ro,"aw"\n.balign 8\n.global acta_assets\nacta_assets:\n` +
  `${table}.global acta_assets_count\nacta_assets_count: .quad ${files.length}\n` +
  '.section .note.GNU-stack,"",@progbits\n');
