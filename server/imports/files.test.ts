import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../platform/database.ts';
import { knownLanguages, wordsIn } from '../platform/words.ts';
import { importRefusals, rowRefusals } from './imports.errors.ts';
import { type ImportKit, importKit } from './testing/import-kit.ts';
import { toXlsx } from './testing/incident-file.ts';
import { workbookOf, zipOf } from './testing/zip.ts';

let kit: ImportKit;
beforeAll(async () => {
  kit = await importKit();
});
afterAll(() => kit.close());

const refusal = (code: string, params = {}) => ({
  name: 'Refusal',
  code,
  params: expect.objectContaining(params),
});
const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const row = (...texts: string[]) => `<row>${texts.map(cell).join('')}</row>`;
const texts = async () =>
  (await kit.all(sql<{ text: string }>`select text from messages order by id`)).map(({ text }) => text);

/** Bytes of a text in an encoding Node only reads. */
function encode(text: string, encoding: string): Buffer {
  const decoder = new TextDecoder(encoding);
  const bytes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
  );
  return Buffer.from([...text].map((sign) => bytes.get(sign) ?? 0x3f));
}

describe('a file that cannot be read', () => {
  it.each<[string, string | Buffer, string]>([
    ['is empty', '', 'import-empty'],
    ['has only blank lines', '\n\n \n', 'import-empty'],
    ['has a header and nothing else', 'Дата,Текст\n', 'import-no-rows'],
    ['is an old workbook', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'import-old-excel'],
    [
      'is a locked workbook',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      'import-locked-xlsx',
    ],
    [
      'is a picture',
      Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(500, 1)]),
      'import-not-a-table',
    ],
    ['has no column of text', 'Дата,Сумма\n02.03.2026,12\n03.03.2026,13\n', 'import-text-missing'],
    [
      'is an archive of something else',
      zipOf([{ name: 'a.txt', data: Buffer.from('a') }]),
      'import-broken-xlsx',
    ],
    ['has more than a thousand columns', `Текст${',x'.repeat(1001)}\nа\n`, 'import-too-many-columns'],
  ])('and %s is refused with its own words', async (_, content, code) => {
    await expect(kit.bringIn(content)).rejects.toMatchObject(refusal(code));
  });

  it('and is called a workbook but is none is refused, whatever it holds', async () => {
    const path = join(kit.folder, 'list.xlsx');
    writeFileSync(path, 'Текст\nЯма\n');
    await expect(kit.bringIn('', { path })).rejects.toMatchObject(refusal('import-not-xlsx'));
  });

  it('because a workbook was cut off is refused', async () => {
    const whole = await toXlsx([['Текст'], ['Яма']]);
    await expect(kit.bringIn(whole.subarray(0, whole.length - 300))).rejects.toMatchObject(
      refusal('import-broken-xlsx'),
    );
    const broken = Buffer.from(workbookOf('<row><c><v>1</c></row>'));
    await expect(kit.bringIn(broken)).rejects.toMatchObject(refusal('import-broken-xlsx'));
  });

  it('because it unpacks without end is refused before it fills anything', async () => {
    const bomb = workbookOf(Buffer.alloc(64 * 1024 * 1024, ' '));
    expect(bomb.length).toBeLessThan(200_000);
    await expect(kit.bringIn(bomb)).rejects.toMatchObject(refusal('import-bomb'));
    const lying = workbookOf(Buffer.alloc(64 * 1024 * 1024, ' '), { claimedSize: 1000 });
    await expect(kit.bringIn(lying)).rejects.toMatchObject(refusal('import-broken-xlsx'));
    const prolog = '<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]>';
    await expect(kit.bringIn(workbookOf(row('&c;'), { prolog }))).rejects.toMatchObject(
      refusal('import-bomb'),
    );
  });

  it('behind a quotation mark that is not closed is read up to it', async () => {
    const done = await kit.bringIn('Текст\n"Нет воды в доме 1"\n"Нет воды в доме 2\nи так далее\n');
    expect(done).toMatchObject({
      state: 'failed',
      rowsNew: 1,
      error: { code: 'import-quote-open', params: { row: 3 } },
    });
    expect(await texts()).toContain('Нет воды в доме 1');
  });
});

describe('a file in any encoding', () => {
  const table = 'Дата;Текст обращения\n02.03.2026;Ёлку во дворе так и не убрали, иголки по всему подъезду №';
  it.each([
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['UTF-8 with a mark', (text: string) => Buffer.from(`\u{FEFF}${text}`)],
    ['UTF-16 with a mark', (text: string) => Buffer.from(`\u{FEFF}${text}`, 'utf16le')],
    ['UTF-16 without', (text: string) => Buffer.from(text, 'utf16le')],
    ['UTF-16, the larger byte first', (text: string) => Buffer.from(`\u{FEFF}${text}`, 'utf16le').swap16()],
    ['windows-1251', (text: string) => encode(text, 'windows-1251')],
    ['KOI8-R', (text: string) => encode(text.replace('№', 'N'), 'koi8-r')],
    ['IBM 866', (text: string) => encode(text, 'ibm866')],
  ])('is read: %s', async (name, encoded) => {
    const own = `${table} ${name.length}`;
    const done = await kit.bringIn(encoded(own));
    expect(done).toMatchObject({ state: 'finished', rowsBad: 0 });
    const [, text = ''] = own.split('\n')[1]!.split(';');
    const found = (await texts()).map((one) => one.replace(' N ', ' № '));
    expect(found).toContain(text);
  });
});

describe('a table with odd rows', () => {
  it('keeps out only what cannot go in', async () => {
    const long = 'а'.repeat(1024 * 1024);
    const lines = [
      'Номер\tТекст',
      '1\tДо\0 и после',
      `2\t${long}`,
      `3\t${'б'.repeat(100_001)}`,
      '4\t',
      '5\t=cmd|calc',
      '6',
    ];
    const done = await kit.bringIn(lines.join('\n'));
    expect(done).toMatchObject({ state: 'finished', rowsRead: 6, rowsNew: 2, rowsBad: 4 });
    expect(await texts()).toEqual(expect.arrayContaining(['До\u{FFFD} и после', '=cmd|calc']));
    const rejects = await kit.all(sql<{ code: string }>`select code from import_rejects
      where import_id = ${done.id} order by row_number`);
    expect(rejects.map(({ code }) => code)).toEqual([
      'row-cell-too-long',
      'message-too-long',
      'row-text-missing',
      'row-text-missing',
    ]);
  });

  it('mends halves of characters and what a workbook wrote out', async () => {
    const half = Buffer.from('\u{FEFF}Текст\nполовина \uD83D знака', 'utf16le');
    await kit.bringIn(half);
    await kit.bringIn(workbookOf(row('Текст') + row('строка_x000D_ и _x0000_ ноль &amp; &lt;b&gt;')));
    expect(await texts()).toEqual(
      expect.arrayContaining(['половина \u{FFFD} знака', 'строка\r и \u{FFFD} ноль & <b>']),
    );
  });

  it('tells repeated columns apart, and lets a person say which is meant', async () => {
    const table = 'Текст,Текст,Дата\nпервый,второй,02.03.2026\n';
    await kit.bringIn(table);
    expect(await texts()).toContain('первый');
    await kit.bringIn(table, { columns: { text: 'Текст (2)' } });
    expect(await texts()).toContain('второй');
    await expect(kit.bringIn(table, { columns: { text: 'Тескт' } })).rejects.toMatchObject(
      refusal('import-column-unknown', { column: 'Тескт', columns: 'Текст, Текст (2), Дата', more: 0 }),
    );
  });

  it('reads the sheet that is full, numbers as they are, and texts shared or their own', async () => {
    const strings =
      '<si><t>Текст</t></si><si><r><t>из </t></r><r><t>кусков</t></r><rPh><t>мимо</t></rPh></si>';
    const sheet =
      '<row r="3"><c r="B3" t="s"><v>0</v></c></row><row r="7"><c r="B7" t="s"><v>1</v></c></row><row r="8"><c r="B8"><v>12.5</v></c></row>';
    const done = await kit.bringIn(workbookOf(sheet, { strings }));
    expect(done).toMatchObject({ headerRow: 3, rowsNew: 2 });
    expect(await texts()).toEqual(expect.arrayContaining(['из кусков', '12.5']));
  });
});

describe('history to learn from', () => {
  it('becomes closed cases with the topics and authorities it names', async () => {
    const table =
      'executor,topic_group,topic,text\nСлужба садов,Зелень,Сухие деревья,"Упало дерево<br>на лавку"\nСлужба садов,Зелень,Кусты,Упало дерево\n';
    const done = await kit.bringIn(table, { readAs: 'history' });
    expect(done).toMatchObject({ readAs: 'history', rowsNew: 2, rowsBad: 0 });
    const cases =
      await kit.all(sql`select c.state, c.imported, c.registered_at as "registeredAt", t.name->>'ru' as topic,
      g.name->>'ru' as "group", a.name->>'ru' as authority, s.disposition
      from cases c join topics t on t.id = c.topic_id join topic_groups g on g.id = t.group_id
      join authorities a on a.id = c.authority_id join case_messages cm on cm.case_id = c.id
      join message_states s on s.message_id = cm.message_id order by c.id`);
    const shared = {
      state: 'closed',
      imported: true,
      registeredAt: null,
      group: 'Зелень',
      authority: 'Служба садов',
      disposition: 'accepted',
    };
    expect(cases).toEqual([
      { ...shared, topic: 'Сухие деревья' },
      { ...shared, topic: 'Кусты' },
    ]);
    expect(await kit.bringIn(table, { readAs: 'history' })).toMatchObject({ rowsNew: 0, rowsKnown: 2 });
  });

  it('needs a column of topics', async () => {
    await expect(kit.bringIn('Текст\nЯма\n', { readAs: 'history' })).rejects.toMatchObject(
      refusal('import-topic-missing'),
    );
  });
});

describe('refusals', () => {
  it('have words in every language', () => {
    for (const language of knownLanguages())
      for (const code of Object.keys({ ...importRefusals, ...rowRefusals }))
        expect(wordsIn(language)(`error.${code}`)).not.toBe(`error.${code}`);
  });
});
