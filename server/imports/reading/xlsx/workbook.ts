import { Refusal } from '../../../platform/refusal.ts';
import type { Archive, Entry } from './archive.ts';
import { readXml } from './xml.ts';

export interface Workbook {
  /** The fullest of the sheets that can be seen: others are covers and legends. */
  readonly sheet: Entry;
  readonly strings: Entry | undefined;
  readonly from1904: boolean;
}

const folder = 'xl/';
const workbookName = 'xl/workbook.xml';

/** @throws Refusal `import-broken-xlsx` when it is an archive but no workbook */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const workbook = archive.entries.get(workbookName);
  if (!workbook) throw new Refusal('import-broken-xlsx');
  const targets = await readTargets(archive.entries.get('xl/_rels/workbook.xml.rels'));
  const { ids, from1904 } = await readSheetIds(workbook);
  const sheets = ids.flatMap((id) => archive.entries.get(targets.get(id)?.path ?? '') ?? []);
  const [sheet] = sheets.sort((a, b) => b.size - a.size);
  if (!sheet) throw new Refusal('import-broken-xlsx');
  const strings = [...targets.values()].find(({ type }) => type.endsWith('/sharedStrings'))?.path;
  return { sheet, strings: archive.entries.get(strings ?? ''), from1904 };
}

async function readTargets(entry: Entry | undefined): Promise<Map<string, { path: string; type: string }>> {
  const targets = new Map<string, { path: string; type: string }>();
  await read(entry, (name, attribute) => {
    if (name !== 'Relationship') return;
    const target = attribute('Target') ?? '';
    const path = target.startsWith('/') ? target.slice(1) : `${folder}${target}`;
    targets.set(attribute('Id') ?? '', { path, type: attribute('Type') ?? '' });
  });
  return targets;
}

async function readSheetIds(entry: Entry): Promise<{ ids: string[]; from1904: boolean }> {
  const ids: string[] = [];
  let from1904 = false;
  await read(entry, (name, attribute) => {
    if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attribute('date1904') ?? '');
    if (name !== 'sheet' || attribute('state')?.toLowerCase().includes('hidden')) return;
    ids.push(attribute('r:id') ?? attribute('id') ?? '');
  });
  return { ids, from1904 };
}

type OnOpen = (name: string, attribute: (name: string) => string | undefined) => void;

async function read(entry: Entry | undefined, open: OnOpen): Promise<void> {
  if (!entry) throw new Refusal('import-broken-xlsx');
  for await (const _ of readXml(await entry.open(), { open, text() {}, close() {} }));
}
