import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/module.ts';
import type { Directories, Directory } from '../territory/index.ts';
import { addWords, type CaseTexts, textsOf, type Words, writeDocuments } from './documents.store.ts';
import { addLexemes } from './lexemes.rules.ts';

export type SearchParts = Platform & { readonly directories: Directories };

/** Makes the documents of these cases anew from what they hold now: repeating it changes nothing. */
export async function indexCases(
  tx: Tx,
  parts: Pick<SearchParts, 'directories'>,
  realmId: string,
  caseIds: readonly string[],
): Promise<void> {
  const texts = await textsOf(tx, realmId, caseIds);
  if (texts.length === 0) return;
  const directory = await parts.directories.of(tx, realmId);
  const documents = texts.map((one) => documentOf(directory, one));
  await writeDocuments(tx, realmId, documents);
  await addWords(tx, realmId, [...new Set(documents.flatMap(({ words }) => words))].sort());
}

function documentOf(directory: Directory, texts: CaseTexts): Words {
  const open = new Set<string>();
  for (const text of texts.publicTexts) addLexemes(text, open);
  const words = new Set(open).add(texts.number);
  const area = directory.areas.get(texts.areaId ?? '')?.name;
  for (const text of [texts.title, texts.place ?? '', ...Object.values(area ?? {}), ...texts.internalTexts])
    addLexemes(text, words);
  return { caseId: texts.caseId, publicWords: [...open], words: [...words] };
}
