import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { Refusal } from '../../platform/refusal.ts';
import { type Delimiter, guessDelimiter } from './delimiter.rules.ts';
import type { Encoding } from './encoding.rules.ts';
import { guessEncoding } from './guess-encoding.ts';
import { cutLongCells, mostColumns, mostRows, type Table, type TableRow } from './table.types.ts';

const sampleBytes = 256 * 1024;
/** A record larger than this is an unclosed quotation mark swallowing the file, not a message (in UTF-16 units). */
const longestRecord = 32 * 1024 * 1024;

/** @throws Refusal `import-empty`, `import-not-a-table` */
export async function openCsv(path: string, wanted?: Delimiter): Promise<Table> {
  const encoding = await guessEncoding(path);
  const delimiter = wanted ?? guessDelimiter(await readSample(path, encoding));
  const { size } = await stat(path);
  let read = 0;
  return {
    format: 'csv',
    from1904: false,
    share: () => (size === 0 ? 1 : read / size),
    rows: () =>
      rowsOf(path, encoding, delimiter, (bytes) => {
        read += bytes;
      }),
  };
}

async function readSample(path: string, encoding: Encoding): Promise<string> {
  const file = await open(path);
  try {
    const buffer = Buffer.alloc(sampleBytes);
    const { bytesRead } = await file.read(buffer, 0, sampleBytes, 0);
    return new TextDecoder(encoding).decode(buffer.subarray(0, bytesRead), { stream: true });
  } finally {
    await file.close();
  }
}

async function* rowsOf(
  path: string,
  encoding: Encoding,
  delimiter: string,
  onBytes: (bytes: number) => void,
): AsyncGenerator<TableRow> {
  const parser = parse({
    delimiter,
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: longestRecord,
  });
  const file = createReadStream(path, { highWaterMark: 256 * 1024 });
  const feeding = pipeline(file, (source) => decode(source, encoding, onBytes), parser);
  // What goes wrong there ends the iteration below with the same error.
  feeding.catch(() => {});
  let number = 0;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      number += 1;
      if (number > mostRows) throw new Refusal('import-too-many-rows', { most: mostRows });
      if (record.length > mostColumns) throw new Refusal('import-too-many-columns', { most: mostColumns });
      yield cutLongCells(number, record);
    }
  } catch (error) {
    throw asRefusal(error, number + 1);
  } finally {
    file.destroy();
  }
}

async function* decode(source: AsyncIterable<Buffer>, encoding: Encoding, onBytes: (bytes: number) => void) {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of source) {
    onBytes(chunk.length);
    yield decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
}

function asRefusal(error: unknown, row: number): unknown {
  if (!(error instanceof CsvError)) return error;
  if (error.code === 'CSV_MAX_RECORD_SIZE') return new Refusal('import-record-too-large', { row });
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return new Refusal('import-quote-open', { row });
  return new Refusal('import-not-a-table');
}
