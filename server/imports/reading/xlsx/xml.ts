import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { Refusal } from '../../../platform/refusal.ts';

/** The parts of XML a workbook is made of, names without their prefix. */
export interface XmlEvents {
  open(name: string, attribute: (name: string) => string | undefined): void;
  text(text: string): void;
  close(name: string): void;
}

/** One text between two tags: Excel ends at 32,767, and what is far beyond is made to hurt. */
const longestText = 32 * 1024 * 1024;

/**
 * Feeds the events of a stream of XML, and pauses after each piece so that what was gathered can be taken.
 * Declarations of entities are refused: a workbook has none, a bomb has.
 * @throws Refusal `import-broken-xlsx`, `import-bomb`, `import-record-too-large`
 */
export async function* readXml(
  stream: Readable,
  events: XmlEvents,
  onBytes: (bytes: number) => void = () => {},
): AsyncGenerator<void> {
  let silent = 0;
  const parser = createParser(events, () => {
    silent = 0;
  });
  const decoder = new TextDecoder('utf-8');
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    onBytes(chunk.length);
    const text = decoder.decode(chunk, { stream: true });
    silent += text.length;
    parser.write(text);
    if (silent > longestText) throw new Refusal('import-bomb');
    yield;
  }
  parser.write(decoder.decode()).close();
  yield;
}

function createParser(events: XmlEvents, heard: () => void): SaxesParser {
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', () => {
    throw new Refusal('import-broken-xlsx');
  });
  parser.on('doctype', () => {
    throw new Refusal('import-bomb');
  });
  parser.on('opentag', ({ name, attributes }) => {
    heard();
    events.open(bare(name), (wanted) => attributes[wanted]);
  });
  parser.on('text', (text) => {
    heard();
    events.text(text);
  });
  parser.on('closetag', ({ name }) => {
    heard();
    events.close(bare(name));
  });
  return parser;
}

function bare(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** Excel writes what XML cannot hold as `_x000D_`; NUL stays written out, for no text may hold it. */
export function plainText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (written, hex: string) => {
    const code = Number.parseInt(hex, 16);
    return code === 0 ? '\u{FFFD}' : code < 32 || written === '_x005F_' ? String.fromCharCode(code) : written;
  });
}
