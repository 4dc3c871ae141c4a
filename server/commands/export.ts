import { system } from '../platform/actor.ts';
import { csvLine } from '../platform/csv.ts';
import { sql, type Tx } from '../platform/database.ts';
import { isDay } from '../platform/iso-times.ts';
import { recordOutwardAct } from '../platform/outward-acts.ts';
import { showPublicNumber } from '../platform/public-number.ts';
import { UsageError } from '../platform/usage-error.ts';
import { knownLanguages } from '../platform/words.ts';
import { type Command, type CommandInput, choiceOption, textOption } from './command.ts';
import { exportActs } from './export-acts.ts';
import { databaseOptions, type Opened, open } from './open.ts';
import { createProgress } from './progress.ts';
import { findRealm } from './user.ts';
import { writeOut } from './write-out.ts';

const pageSize = 1000;

/** What an export holds: nothing of authors, for nobody may gather what one person wrote (PRODUCT.md §11). */
const columns = [
  'number',
  'state',
  'type',
  'topic_group',
  'topic',
  'area',
  'place',
  'authority',
  'severity',
  'registered_at',
  'assigned_at',
  'first_answered_at',
  'answered_at',
  'closed_at',
  'outcome',
  'solved',
  'messages',
  'reopened',
  'forwarded',
  'text',
  'answer',
] as const;

type Row = Record<(typeof columns)[number], unknown> & { id: string; openedAt: Date };

export const exportCommand: Command = {
  name: 'export',
  takes: 2,
  options: {
    to: { type: 'string' },
    format: { type: 'string' },
    from: { type: 'string' },
    until: { type: 'string' },
    language: { type: 'string' },
    realm: { type: 'string' },
    ...databaseOptions,
  },
  async run(input) {
    const [what = 'cases'] = input.positionals;
    if (what === 'acts') return exportActs(input);
    if (what !== 'cases') throw new UsageError('export-unknown', { what });
    const format = choiceOption(input, 'format', ['csv', 'jsonl']) ?? 'csv';
    const asked = choiceOption(input, 'language', knownLanguages());
    const [from, until] = [dateOption(input, 'from'), dateOption(input, 'until')];
    const file = textOption(input, 'to');
    const opened = await open(input, { logLevel: 'warn' });
    try {
      const realm = await opened.database.acrossRealms((tx) => findRealm(tx, textOption(input, 'realm')));
      const language = asked ?? realm.language;
      const progress = createProgress(input.words('export.writing'), input.words);
      const write = format === 'csv' ? tableLine : jsonLine;
      let done = 0;
      async function* pages(): AsyncGenerator<string> {
        if (format === 'csv') yield `${columns.join(',')}\r\n`;
        let after: Cursor | undefined;
        for (;;) {
          const rows = await opened.database.inRealm(realm.id, (tx) =>
            readPage(tx, realm.id, { from, until, language, after }),
          );
          done += rows.length;
          progress.update(done);
          yield rows.map(write).join('');
          const last = rows.at(-1);
          if (!last || rows.length < pageSize) return;
          after = { openedAt: last.openedAt, id: last.id };
        }
      }
      let whole = false;
      try {
        await writeOut(file, pages());
        whole = true;
      } finally {
        progress.end();
        // What was handed over is out, also when its reader has left or the disk is full.
        if (whole || done > 0)
          await logExport(opened, realm.id, {
            cases: done,
            format,
            from: from ?? null,
            until: until ?? null,
          });
      }
      const told = { cases: done, file: file ?? '' };
      console.error(input.words(file ? 'export.done-to' : 'export.done', told));
    } finally {
      await opened.close();
    }
  },
};

async function logExport(
  { database, platform }: Opened,
  realmId: string,
  data: { cases: number; format: string; from: string | null; until: string | null },
): Promise<void> {
  const context = { realmId, actor: system('heed export'), at: platform.clock.now() };
  await database.inRealm(realmId, (tx) =>
    recordOutwardAct(tx, context, { act: 'export', subjectId: null, data }),
  );
}

interface Cursor {
  readonly openedAt: Date;
  readonly id: string;
}

function dateOption(input: CommandInput, name: string): string | undefined {
  const text = textOption(input, name);
  if (text !== undefined && !isDay(text))
    throw new UsageError('option-not-date', { option: `--${name}`, given: text });
  return text;
}

function jsonLine(row: Row): string {
  return `${JSON.stringify(Object.fromEntries(columns.map((name) => [name, row[name] ?? null])))}\n`;
}

function tableLine(row: Row): string {
  return csvLine(columns.map((name) => textOf(row[name])));
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return value instanceof Date ? value.toISOString() : String(value);
}

async function readPage(
  tx: Tx,
  realmId: string,
  asked: { from: string | undefined; until: string | undefined; language: string; after: Cursor | undefined },
): Promise<Row[]> {
  const { from, until, language, after } = asked;
  const named = (column: string) =>
    sql`coalesce(${sql.ref(column)}->>${language}, ${sql.ref(column)}->>'ru')`;
  // Days begin where the realm is.
  const startOf = (day: string) => sql`${day}::date::timestamp at time zone
    (select time_zone from realms where id = ${realmId})`;
  const rows = await tx.all(sql<Row>`
    select c.id, c.opened_at as "openedAt", c.number, c.state, c.type, ${named('g.name')} as topic_group,
      ${named('t.name')} as topic, ${named('a.name')} as area, c.place->>'text' as place, ${named('u.name')} as authority,
      c.severity, c.registered_at, c.assigned_at, c.first_answered_at, c.answered_at, c.closed_at, c.outcome, c.solved,
      c.message_count as messages, c.reopened_count as reopened, c.forwarded_count as forwarded,
      (select m.text from case_messages cm join messages m on m.realm_id = cm.realm_id and m.id = cm.message_id
        where cm.realm_id = c.realm_id and cm.case_id = c.id order by cm.role desc, cm.linked_at limit 1) as text,
      (select w.text from answers w where w.realm_id = c.realm_id and w.case_id = c.id and w.state = 'published'
        order by w.published_at desc limit 1) as answer
    from cases c
    join topics t on t.realm_id = c.realm_id and t.id = c.topic_id
    join topic_groups g on g.realm_id = t.realm_id and g.id = t.group_id
    left join areas a on a.realm_id = c.realm_id and a.id = c.area_id
    left join authorities u on u.realm_id = c.realm_id and u.id = c.authority_id
    where c.realm_id = ${realmId}
      ${from ? sql`and c.registered_at >= ${startOf(from)}` : sql``}
      ${until ? sql`and c.registered_at < ${startOf(until)}` : sql``}
      ${after ? sql`and (c.opened_at, c.id) > (${after.openedAt}, ${after.id}::uuid)` : sql``}
    order by c.opened_at, c.id limit ${pageSize}`);
  return rows.map((row) => ({ ...row, number: showPublicNumber(String(row.number)) }));
}
