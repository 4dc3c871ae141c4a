import { crc32, deflateRawSync } from 'node:zlib';

/**
 * A workbook of one sheet whose cells are all text (ECMA-376, transitional; inline strings), so that a spreadsheet runs
 * none of them as a formula and turns no code into a date.
 */
export function xlsxOf(rows: readonly (readonly string[])[]): Buffer {
  return zip([
    ['[Content_Types].xml', contentTypes],
    ['_rels/.rels', relations('officeDocument', 'xl/workbook.xml')],
    ['xl/workbook.xml', workbook],
    ['xl/_rels/workbook.xml.rels', relations('worksheet', 'worksheets/sheet1.xml')],
    ['xl/worksheets/sheet1.xml', sheet(rows)],
  ]);
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const formats = 'http://schemas.openxmlformats.org';
const part = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const contentTypes = `${head}<Types xmlns="${formats}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${part}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${part}.worksheet+xml"/></Types>`;
const workbook = `${head}<workbook xmlns="${formats}/spreadsheetml/2006/main" xmlns:r="${formats}/officeDocument/2006/relationships"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>`;

function relations(type: string, target: string): string {
  return `${head}<Relationships xmlns="${formats}/package/2006/relationships"><Relationship Id="rId1" Type="${formats}/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`;
}

function sheet(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells, at) => {
    const written = cells.map((text, column) => cell(`${columnName(column)}${at + 1}`, text));
    return `<row r="${at + 1}">${written.join('')}</row>`;
  });
  return `${head}<worksheet xmlns="${formats}/spreadsheetml/2006/main"><sheetData>${lines.join('')}</sheetData></worksheet>`;
}

function cell(reference: string, text: string): string {
  if (text === '') return '';
  return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

/** A, B … Z, AA. */
function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escaped(text: string): string {
  // XML 1.0 has no way to write control characters.
  return text.replace(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '').replace(/[&<>]/g, (sign) => escapes[sign]!);
}

/** APPNOTE.TXT 6.3: local headers with their data, the central directory, its end. Times are the format's beginning. */
function zip(files: readonly (readonly [name: string, text: string])[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of files) {
    const data = Buffer.from(text);
    const packed = deflateRawSync(data);
    const path = Buffer.from(name);
    const common = commonHeader(data, packed.length, path.length);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), common, path, packed]);
    const central = Buffer.alloc(46);
    central.write('504b01021400', 'hex');
    common.copy(central, 6);
    central.writeUInt32LE(offset, 42);
    locals.push(local);
    centrals.push(Buffer.concat([central, path]));
    offset += local.length;
  }
  const size = centrals.reduce((total, { length }) => total + length, 0);
  const end = Buffer.alloc(22);
  end.write('504b0506', 'hex');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...centrals, end]);
}

/** The 26 bytes both headers share: version, flags (names in UTF-8), deflate, 1980-01-01, checksum, sizes, lengths. */
function commonHeader(data: Buffer, packed: number, name: number): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(0x800, 2);
  header.writeUInt16LE(8, 4);
  header.writeUInt16LE(0x21, 8);
  header.writeUInt32LE(crc32(data), 10);
  header.writeUInt32LE(packed, 14);
  header.writeUInt32LE(data.length, 18);
  header.writeUInt16LE(name, 22);
  return header;
}
