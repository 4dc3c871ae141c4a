import type { Example } from '../../engines/classify/index.ts';
import { sql, type Tx } from '../platform/database.ts';
import type { ModelMetrics } from './model-report.ts';

/** The kind of model that proposes topics; its labels are `topic` and `topic_group`, their values ids. */
const kind = 'topic';

/** A version of the model: a trained base, or a base with corrections learnt on top. */
export interface ModelRow {
  readonly id: string;
  readonly version: number;
  /** Itself when it was trained. */
  readonly baseId: string;
  /** Corrections after this, and up to that, are learnt on top of the base. */
  readonly learntFrom: Date;
  readonly learntUntil: Date;
  readonly active: boolean;
  readonly trainedBy: string | null;
  readonly trainedAt: Date;
  readonly metrics: ModelMetrics;
}

const columns = sql`id, version, coalesce(base_id, id) as "baseId", learnt_until as "learntUntil", active,
  coalesce((select b.learnt_until from models b where b.realm_id = models.realm_id and b.id = models.base_id), learnt_until)
    as "learntFrom", trained_by as "trainedBy", trained_at as "trainedAt", metrics`;

/** Newest first. */
export function listModels(tx: Tx, realmId: string, limit: number): Promise<ModelRow[]> {
  return tx.all(sql<ModelRow>`select ${columns} from models
    where realm_id = ${realmId} and kind = ${kind} order by version desc limit ${limit}`);
}

/** The version in force, or null: asked for every batch, and with every arrival that is opened. */
export async function activeModelId(tx: Tx, realmId: string): Promise<string | null> {
  const row = await tx.maybe(
    sql<{ id: string }>`select id from models where realm_id = ${realmId} and kind = ${kind} and active`,
    'active-model',
  );
  return row?.id ?? null;
}

/** The version in force, without its bytes. */
export function activeModel(tx: Tx, realmId: string): Promise<ModelRow | undefined> {
  return tx.maybe(sql<ModelRow>`select ${columns} from models
    where realm_id = ${realmId} and kind = ${kind} and active`);
}

export async function readModelBytes(tx: Tx, realmId: string, baseId: string): Promise<Uint8Array> {
  const { bytes } = await tx.one(sql<{ bytes: Buffer }>`
    select bytes from models where realm_id = ${realmId} and id = ${baseId} and bytes is not null`);
  return bytes;
}

/** Where a lesson stands among those of its base. */
export interface LessonPlace {
  readonly id: string;
  readonly madeAt: Date;
}

export interface Lesson extends LessonPlace {
  readonly messageId: string;
  readonly example: Example;
}

/**
 * What people chose since a base was trained, in the order they chose: the same lessons for the same version, always.
 * With a place, only those behind it.
 */
export async function lessonsOf(
  tx: Tx,
  realmId: string,
  { learntFrom, learntUntil }: Pick<ModelRow, 'learntFrom' | 'learntUntil'>,
  after?: LessonPlace,
): Promise<Lesson[]> {
  const behind = after
    ? sql`and (c.made_at, c.id) > (${after.madeAt}::timestamptz, ${after.id}::uuid)`
    : sql``;
  const rows = await tx.all(sql<LessonPlace & { messageId: string; chosen: string; text: string }>`
    select c.id, c.made_at as "madeAt", c.message_id as "messageId", c.chosen, m.text
    from corrections c join messages m on m.realm_id = c.realm_id and m.id = c.message_id
    where c.realm_id = ${realmId} and c.field = 'topic' and c.chosen is not null
      and c.made_at > ${learntFrom} and c.made_at <= ${learntUntil} ${behind}
    order by c.made_at, c.id`);
  return rows.map(({ chosen, text, ...place }) => ({
    ...place,
    example: { text, labels: { topic: chosen } },
  }));
}

/** Corrections of topics the version in force has not learnt; all of them where there is none. */
export async function countLessonsWaiting(tx: Tx, realmId: string): Promise<number> {
  const { count } = await tx.one(sql<{ count: number }>`
    select count(*) from corrections where realm_id = ${realmId} and field = 'topic' and chosen is not null
      and made_at > coalesce((select learnt_until from models
        where realm_id = ${realmId} and kind = ${kind} and active), '-infinity')`);
  return count;
}

/** The last moment in a span at which there is something to learn; nothing when there is not. */
export async function newestLesson(
  tx: Tx,
  realmId: string,
  { after, until }: { after: Date; until: Date },
): Promise<Date | undefined> {
  const { at } = await tx.one(sql<{ at: Date | null }>`
    select max(made_at) as at from corrections
    where realm_id = ${realmId} and field = 'topic' and chosen is not null
      and made_at > ${after} and made_at <= ${until}`);
  return at ?? undefined;
}

export interface NewModel {
  readonly id: string;
  /** Either the bytes of a trained one, or the base the lessons are learnt on. */
  readonly bytes: Uint8Array | null;
  readonly baseId: string | null;
  readonly learntUntil: Date;
  readonly metrics: ModelMetrics;
  readonly trainedBy: string | null;
  readonly trainedAt: Date;
  readonly active: boolean;
}

/** Until the transaction ends nobody else saves a version: two at once would take the same number. */
export async function lockModels(tx: Tx, realmId: string): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('models ' || ${realmId}, 0))`);
}

/** Saves the next version; an active one takes the place of the one before. @returns its number */
export async function insertModel(tx: Tx, realmId: string, model: NewModel): Promise<number> {
  await lockModels(tx, realmId);
  if (model.active)
    await tx.run(
      sql`update models set active = false where realm_id = ${realmId} and kind = ${kind} and active`,
    );
  const { version } = await tx.one(sql<{ version: number }>`
    insert into models (realm_id, id, kind, version, bytes, base_id, learnt_until, metrics, trained_by, trained_at, active)
    select ${realmId}, ${model.id}, ${kind}, 1 + coalesce(max(version), 0), ${model.bytes && Buffer.from(model.bytes)}::bytea,
      ${model.baseId}::uuid, ${model.learntUntil}, ${JSON.stringify(model.metrics)}::jsonb, ${model.trainedBy}::uuid,
      ${model.trainedAt}, ${model.active}
    from models where realm_id = ${realmId} and kind = ${kind}
    returning version`);
  return version;
}

/** Realms with a trained model in force. */
export async function realmsWithModels(tx: Tx): Promise<string[]> {
  const rows = await tx.all(sql<{ realmId: string }>`
    select realm_id as "realmId" from models where kind = ${kind} and active order by realm_id`);
  return rows.map(({ realmId }) => realmId);
}
