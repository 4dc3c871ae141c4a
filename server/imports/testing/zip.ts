import { crc32, deflateRawSync } from 'node:zlib';

/** A ZIP archive of these files, each with the size it is said to have: for archives no honest program writes. */
export function zipOf(files: readonly { name: string; data: Buffer; claimedSize?: number }[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, claimedSize } of files) {
    const packed = deflateRawSync(data);
    const sizes = Buffer.alloc(16);
    sizes.writeUInt32LE(crc32(data), 4);
    sizes.writeUInt32LE(packed.length, 8);
    sizes.writeUInt32LE(claimedSize ?? data.length, 12);
    // Version 2.0, UTF-8 names, deflated.
    const shared = Buffer.concat([
      Buffer.from([20, 0, 0, 8, 8, 0]),
      sizes,
      Buffer.from([name.length, 0, 0, 0]),
    ]);
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), shared, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), shared, tail, Buffer.from(name)]));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}

const head = '<?xml version="1.0" encoding="UTF-8"?>';

/** A workbook of one sheet with this XML inside `sheetData`, and what else is given. */
export function workbookOf(
  sheetData: string | Buffer,
  more: { strings?: string; claimedSize?: number; prolog?: string } = {},
): Buffer {
  const sheet = Buffer.concat([
    Buffer.from(`${head}${more.prolog ?? ''}<worksheet><sheetData>`),
    Buffer.from(sheetData),
    Buffer.from('</sheetData></worksheet>'),
  ]);
  const relationship = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const files = [
    {
      name: 'xl/workbook.xml',
      data: Buffer.from(
        `${head}<workbook><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ),
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: Buffer.from(
        `${head}<Relationships>${relationship('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relationship('rId2', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
      ),
    },
    { name: 'xl/sharedStrings.xml', data: Buffer.from(`${head}<sst>${more.strings ?? ''}</sst>`) },
    {
      name: 'xl/worksheets/sheet1.xml',
      data: sheet,
      ...(more.claimedSize ? { claimedSize: more.claimedSize } : {}),
    },
  ];
  return zipOf(files);
}
