import { Refusal } from '../../../platform/refusal.ts';
import type { Entry } from './archive.ts';
import { createSharedStrings, type SharedStrings } from './shared-strings.ts';
import { plainText, readXml } from './xml.ts';

const mostStrings = 30_000_000;

/** The texts cells refer to by number; rich text becomes plain, readings of Asian signs are left out. */
export async function readStrings(entry: Entry | undefined): Promise<SharedStrings> {
  const strings = createSharedStrings();
  if (!entry) return strings;
  let text = '';
  let count = 0;
  let inText = false;
  let inReading = false;
  const events = {
    open(name: string) {
      if (name === 'si') text = '';
      else if (name === 't') inText = !inReading;
      else if (name === 'rPh') inReading = true;
    },
    text(piece: string) {
      if (inText) text += piece;
    },
    close(name: string) {
      if (name === 't') inText = false;
      else if (name === 'rPh') inReading = false;
      else if (name === 'si') {
        count += 1;
        if (count > mostStrings) throw new Refusal('import-bomb');
        strings.add(plainText(text));
      }
    },
  };
  try {
    for await (const _ of readXml(await entry.open(), events));
    return strings;
  } catch (error) {
    strings.close();
    throw error;
  }
}
