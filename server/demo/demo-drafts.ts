import { approveAnswer, draftAnswer, sendToReview, suggestionsFor } from '../answers/index.ts';
import type { CaseParts } from '../cases/index.ts';
import { emit, type HeedEvent } from '../events/index.ts';
import { attachToAnswer, keepBytes } from '../files/index.ts';
import type { Person } from '../platform/actor.ts';
import { sql, type Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { inOnePiece } from './demo-crowds.ts';
import { streetDug, streetMended } from './pictures/street.ts';

interface Colleagues {
  readonly operator: Person;
  readonly curator: Person;
}

interface OpenCase {
  readonly id: string;
  readonly area: string;
}

const dayMs = 86_400_000;

/** Days are named as they stand around the beginning of the demo. */
function draftsAt(now: Date, timeZone: string) {
  const day = (away: number) =>
    new Intl.DateTimeFormat('ru', { day: 'numeric', month: 'long', timeZone }).format(
      now.getTime() + away * dayMs,
    );
  return [
    {
      outcome: 'solved',
      text: (area: string) =>
        `Бригада выехала по вашему сообщению в тот же день. Работы закончили ${day(-1)}, место приняли вместе с жителями (${area}). Если что-то не так, позвоните нам: телефон на странице обращения.`,
    },
    {
      outcome: 'explained',
      text: () =>
        'Ваше обращение рассмотрено и принято к сведению. Вопрос находится на контроле, работы будут проведены в установленном порядке при наличии финансирования.',
    },
    {
      outcome: 'planned',
      text: (area: string) =>
        `Подрядчик определён, работы начнутся ${day(9)} и закончатся ${day(13)} (${area}). Отвечает начальник участка, он перезвонит вам накануне.`,
    },
    {
      outcome: 'solved',
      text: (area: string) =>
        `Неисправность нашли и устранили ${day(-2)} (${area}), после ремонта проверили ещё раз. Причина была в соединении на вводе, его заменили.`,
    },
  ] as const;
}

/** Answers that wait for a second person, one of them empty, one approved for tomorrow morning; and a promise moved. */
export async function addDemoDrafts(
  parts: CaseParts,
  { operator, curator }: Colleagues,
  now: Date,
): Promise<void> {
  const { realmId } = curator;
  const { timeZone } = await parts.database.inRealm(realmId, (tx) => parts.directories.of(tx, realmId));
  const drafts = draftsAt(now, timeZone);
  const cases = await parts.database.inRealm(realmId, (tx) => tx.all(quietCases(realmId, drafts.length)));
  for (const [place, { id, area }] of cases.entries()) {
    const { outcome, text } = drafts[place]!;
    const words = { text: text(area), promisedOn: null, whatResidentCanDo: null };
    const answer = { kind: 'final' as const, outcome, responsible: 'Вера Лапина', ...words };
    const sourceIds = outcome === 'planned' ? await alike(parts, operator, id) : [];
    const draft = await draftAnswer(parts, operator, id, answer, { sourceIds });
    if (place === 0) await addPhotos(parts, realmId, draft.id, now);
    const sent = await sendToReview(parts, operator, { answerId: draft.id, seen: draft.version });
    if (place < drafts.length - 1) continue;
    const publishAt = new Date(Math.ceil(now.getTime() / dayMs) * dayMs + 5 * 3_600_000);
    await approveAnswer(parts, curator, { answerId: sent.id, seen: sent.version, publishAt });
  }
  await parts.database.inRealm(realmId, (tx) => movePromises(tx, curator, now));
}

/** The answer to the case most like it, as the editor offers it. */
async function alike(parts: CaseParts, person: Person, caseId: string): Promise<string[]> {
  const { sources } = await suggestionsFor(parts, person, caseId);
  return sources.flatMap((one) => (one.from === 'answer' ? one.id : [])).slice(0, 1);
}

/** Open ones nobody has begun to answer, about something a crew can mend, of no topic with a checklist. */
const quietCases = (realmId: string, count: number) => sql<OpenCase>`
  select c.id, coalesce(a.name->>'ru', '') as area from cases c
  join topics t on t.realm_id = c.realm_id and t.id = c.topic_id
  left join areas a on a.realm_id = c.realm_id and a.id = c.area_id
  where t.code ~ '^(roads|lighting|housing|improvement|water|sewer|heating)' and c.realm_id = ${realmId} and c.state in ('assigned', 'in work') and c.severity < 5 and c.mass_problem_id is null
    and c.language = 'ru' and c.topic_id not in (select topic_id from topic_checklists where realm_id = ${realmId})
    and not exists (select from answers x where x.realm_id = c.realm_id and x.case_id = c.id)
  order by c.opened_at, c.id limit ${count}`;

/** What the place looked like before and after, taken near it. */
async function addPhotos(parts: CaseParts, realmId: string, answerId: string, now: Date): Promise<void> {
  const photos = [
    { name: 'до.png', bytes: streetDug(), shows: 'before', daysAgo: 2, metresOff: 45 },
    { name: 'после.png', bytes: streetMended(), shows: 'after', daysAgo: 1, metresOff: 30 },
  ];
  for (const { name, bytes, shows, daysAgo, metresOff } of photos) {
    const blob = await keepBytes(parts, realmId, inOnePiece([bytes]), 1024 * 1024);
    const proof = { shows, metresOff, takenAt: new Date(now.getTime() - daysAgo * dayMs) };
    await parts.database.inRealm(realmId, (tx) =>
      attachToAnswer(tx, realmId, answerId, { ...blob, name }, proof, now),
    );
  }
}

/** Two open promises were moved in time, each by an interim answer that said why. */
async function movePromises(tx: Tx, curator: Person, now: Date): Promise<void> {
  const { realmId } = curator;
  const open = await tx.all(sql<{ id: string; caseId: string; answerId: string }>`
    select id, case_id as "caseId", answer_id as "answerId" from promises
    where realm_id = ${realmId} and state = 'open' order by promised_on desc, id limit 2`);
  const reason =
    'Завод перенёс поставку на неделю, поэтому работы сдвигаются: новая бригада выходит сразу после неё.';
  for (const { id, caseId, answerId } of open) {
    const [later, promiseId] = [newId(), newId()];
    await tx.run(sql`insert into answers (realm_id, id, case_id, version, state, kind, text, promised_on, responsible,
        drafted_by, drafted_by_name, drafted_by_ai, findings, created_at, changed_at, sent_to_review_at, decided_at,
        decided_by, published_at, imported)
      select realm_id, ${later}, case_id, 4, 'published', 'interim', ${reason}, promised_on + 7, responsible, drafted_by,
        drafted_by_name, false, '[]', ${now}, ${now}, ${now}, ${now}, decided_by, ${now}, true
      from answers where realm_id = ${realmId} and id = ${answerId}`);
    const { promisedOn } = await tx.one(sql<{ promisedOn: string }>`
      insert into promises (realm_id, id, case_id, answer_id, promised_on, responsible, state)
      select realm_id, ${promiseId}, case_id, ${later}, promised_on + 7, responsible, 'open' from promises
      where realm_id = ${realmId} and id = ${id} and case_id = ${caseId} returning promised_on as "promisedOn"`);
    await tx.run(sql`update promises set state = 'moved', moved_to = ${promiseId}, settled_at = ${now}
      where realm_id = ${realmId} and id = ${id}`);
    const events: HeedEvent[] = [
      { type: 'answer.published', data: { answerId: later, version: 4, kind: 'interim' } },
      { type: 'promise.settled', data: { promiseId: id, state: 'moved' } },
      { type: 'promise.made', data: { promiseId, answerId: later, promisedOn } },
    ];
    await emit(
      tx,
      { realmId, actor: curator, at: now },
      events.map((event) => ({ event, streamId: caseId })),
    );
  }
}
