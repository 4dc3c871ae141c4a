import { answersOfCase } from '../answers/index.ts';
import { type Case, messagesOfCase } from '../cases/index.ts';
import { sql, type Tx } from '../platform/database.ts';
import { wordsIn } from '../platform/words.ts';
import type { Directory } from '../territory/index.ts';
import type { PublicDocument } from './letters.schema.ts';
import { type DocumentSource, type Passing, publicDocument } from './public-document.rules.ts';

/** The public part of a case as it stands now. */
export async function documentOf(
  tx: Tx,
  directory: Directory,
  row: Case,
  passing: Omit<Passing, 'hidden'>,
): Promise<PublicDocument> {
  const source = await sourceOf(tx, directory, row);
  return publicDocument(source, { ...passing, hidden: wordsIn(row.language)('assignment.hidden') });
}

async function sourceOf(tx: Tx, directory: Directory, row: Case): Promise<DocumentSource> {
  const { realmId } = directory;
  const topic = directory.topics.get(row.topicId);
  if (!topic) throw new Error(`topic ${row.topicId} is not in the directory`);
  const messages = await messagesOfCase(tx, realmId, row.id);
  const answers = await answersOfCase(tx, realmId, row.id);
  const { number, title, language, type, severity, registeredAt, lon, lat } = row;
  return {
    number,
    title,
    language,
    type,
    severity,
    registeredAt,
    lon,
    lat,
    topic: {
      code: topic.code,
      name: topic.name,
      nationalCode: row.nationalCode,
      visibility: topic.passport.visibility,
    },
    area: row.areaId ? (directory.areas.get(row.areaId)?.name ?? null) : null,
    placeText: row.place?.text ?? null,
    messages: messages.map((message) => ({
      id: message.messageId,
      text: message.text,
      at: message.publishedAt ?? message.receivedAt,
      private: message.private,
      takenBack: message.deletedAt !== null,
      files: message.files.map(({ id, name, type, size }) => ({ id, name, type, size: Number(size) })),
    })),
    answers,
    promises: await promisesOf(tx, realmId, row.id),
  };
}

function promisesOf(tx: Tx, realmId: string, caseId: string): Promise<DocumentSource['promises'][number][]> {
  return tx.all(sql`select promised_on as "promisedOn", responsible, state from promises
    where realm_id = ${realmId} and case_id = ${caseId} order by id`);
}

/** The contact of whoever wrote first, where there is one: only its id, and only for an agreement that names it. */
export async function contactOf(tx: Tx, realmId: string, caseId: string): Promise<string | null> {
  const row = await tx.maybe(sql<{ id: string }>`select m.author_id as id from case_messages cm
    join messages m on m.realm_id = cm.realm_id and m.id = cm.message_id
    where cm.realm_id = ${realmId} and cm.case_id = ${caseId} and m.author_id is not null
    order by cm.role desc, m.id limit 1`);
  return row?.id ?? null;
}
