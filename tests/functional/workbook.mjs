// A workbook of sheets given as rows, made with nothing but zlib: texts, numbers, and days as { serial, format }.
import { crc32, deflateRawSync } from 'node:zlib';

const kinds = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function archive(parts) {
  const places = [];
  const bytes = [];
  let at = 0;
  const add = (one) => { bytes.push(one); at += one.length; };
  const header = (signature, name, text, packed, more) => {
    const made = Buffer.alloc(signature === 0x04034b50 ? 30 : 46);
    made.writeUInt32LE(signature, 0);
    const from = signature === 0x04034b50 ? 4 : 6;
    made.writeUInt16LE(20, from);
    made.writeUInt16LE(8, from + 4);  // deflated
    made.writeUInt32LE(crc32(text), from + 10);
    made.writeUInt32LE(packed.length, from + 14);
    made.writeUInt32LE(text.length, from + 18);
    made.writeUInt16LE(name.length, from + 22);
    if (more !== undefined) made.writeUInt32LE(more, 42);
    return Buffer.concat([made, Buffer.from(name)]);
  };
  for (const [name, body] of Object.entries(parts)) {
    const text = Buffer.from(body);
    const packed = deflateRawSync(text);
    places.push(header(0x02014b50, name, text, packed, at));
    add(header(0x04034b50, name, text, packed));
    add(packed);
  }
  const list = Buffer.concat(places);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(places.length, 8);
  end.writeUInt16LE(places.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bytes, list, end]);
}

export function workbook(sheets) {
  const formats = [...new Set(Object.values(sheets).flat(2).map((cell) => cell.format).filter(Boolean))];
  const cell = (value) => typeof value === 'string' ? `<c t="inlineStr"><is><t>${escaped(value)}</t></is></c>`
    : typeof value === 'number' ? `<c><v>${value}</v></c>` : `<c s="${formats.indexOf(value.format) + 1}"><v>${value.serial}</v></c>`;
  const names = Object.keys(sheets);
  const parts = {
    '_rels/.rels': `${head}<Relationships><Relationship Id="w" Type="${kinds}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns:r="${kinds}"><sheets>${names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="s${i}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships><Relationship Id="t" Type="${kinds}/styles" Target="styles.xml"/>${
      names.map((_, i) => `<Relationship Id="s${i}" Type="${kinds}/worksheet" Target="worksheets/sheet${i}.xml"/>`).join('')}</Relationships>`,
    'xl/styles.xml': `${head}<styleSheet><numFmts>${formats.map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${code}"/>`).join('')}</numFmts>
      <cellXfs><xf numFmtId="0"/>${formats.map((_, i) => `<xf numFmtId="${164 + i}"/>`).join('')}</cellXfs></styleSheet>`,
  };
  names.forEach((name, i) => {
    parts[`xl/worksheets/sheet${i}.xml`] = `${head}<worksheet><sheetData>${
      sheets[name].map((row) => `<row>${row.map(cell).join('')}</row>`).join('')}</sheetData></worksheet>`;
  });
  return archive(parts);
}
