import {
  type AgreementSide,
  acceptAssignment,
  carryLetters,
  passCase,
  refuseAssignment,
  type Terms,
} from '../assignments/index.ts';
import { applyFinalAnswer, type CaseParts, openCases, requireCase } from '../cases/index.ts';
import { insertChannel } from '../channels/index.ts';
import { emit } from '../events/index.ts';
import { type Person, system } from '../platform/actor.ts';
import { sql, type Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { Neighbour } from './demo-neighbours.ts';
import type { DemoIds } from './demo-realm.ts';
import { insertRows } from './insert-rows.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

interface Around {
  readonly above: Neighbour;
  readonly next: Neighbour;
}

/** Who of the demo region acts here. */
interface Ours {
  readonly curator: Person;
  readonly leader: { readonly id: string; readonly name: string };
  readonly centreId: string;
}

/** What is agreed, and four cases on their way: one waits with the region, one is worked on there, two went across. */
export async function addDemoAssignments(
  parts: CaseParts,
  ids: DemoIds,
  ours: Ours,
  { above, next }: Around,
): Promise<void> {
  const now = parts.clock.now().getTime();
  const { realmId } = ids;
  await parts.database.acrossRealms((tx) => addAgreements(tx, realmId, ours, { above, next }, now));
  const ago = (ms: number): CaseParts => ({ ...parts, clock: { now: () => new Date(now - ms) } });
  const region = { realmId, centreId: ours.centreId, withContact: false };
  const across = { realmId: next.realmId, centreId: next.centreId, withContact: false };
  const chief = above.people.get('curator')!;
  const theirs = next.people.get('curator')!;

  // Letters are carried after each act, as they would have been: the log of outward acts is in the order of time.
  const [taken, waits] = await openAbove(ago(3 * dayMs), above);
  const why = 'Дорога на балансе региона: просим разобраться и ответить нам.';
  const down = await passCase(ago(2.9 * dayMs), chief, { caseId: taken!.id, seen: 1 }, { ...region, why });
  await carryLetters(parts);
  const codes = [...next.topics.keys()];
  const [one, other] = await passable(parts, realmId, codes);
  const beyond = { ...across, why: 'Место за границей нашего региона, на вашей стороне.' };
  const toAnswer = one && (await passCase(ago(2.5 * dayMs), ours.curator, one, beyond));
  await carryLetters(parts);
  const topicHere = ids.topics.get(taken!.topicCode)!;
  await acceptAssignment(ago(2 * dayMs), ours.curator, { id: down.id, seen: 1 }, { topicId: topicHere });
  const maybe = { ...across, why: 'Похоже, это ваш участок.' };
  const toRefuse = other && (await passCase(ago(2 * dayMs), ours.curator, other, maybe));
  await carryLetters(parts);
  const taking = toAnswer && (await takeThere(ago(2 * dayMs), next, theirs, toAnswer.id));
  await carryLetters(parts);
  if (toRefuse) {
    const owner = { kind: 'centre' as const, ...placeOf(above), name: centreName };
    const reason = 'Участок передан федеральной службе ещё весной, у нас его нет.';
    await refuseAssignment(ago(1.5 * dayMs), theirs, { id: toRefuse.id, seen: 1 }, { reason, owner });
  }
  await carryLetters(parts);
  const lives = 'Заявитель живёт в вашем регионе. Просим принять и ответить по существу.';
  await passCase(ago(2 * hourMs), chief, { caseId: waits!.id, seen: 1 }, { ...region, why: lives });
  await carryLetters(parts);
  // What became of it is written home by the event, when somebody reads it.
  if (taking) await answerThere(ago(hourMs), next, theirs, taking.caseId);
}

const placeOf = ({ realmId, centreId }: Neighbour) => ({ realmId, centreId });
const centreName = { ru: 'Центр управления страны', en: 'National centre' };

async function addAgreements(tx: Tx, realmId: string, ours: Ours, { above, next }: Around, now: number) {
  const day = (days: number) => new Date(now + days * dayMs).toISOString().slice(0, 10);
  const at = (days: number) => new Date(now + days * dayMs);
  const agreed = (
    from: string,
    to: string,
    terms: Terms,
    by: [string, string, string],
    state = 'in force',
  ) => {
    const id = newId();
    const row = (side: AgreementSide) => ({
      realm_id: side === 'given' ? from : to,
      id,
      side,
      partner_id: side === 'given' ? to : from,
      state,
      terms,
      valid_from: day(-40),
      valid_until: day(320),
      proposed_by: state === 'proposed' ? ours.leader.id : null,
      proposed_by_name: by[0],
      proposed_at: at(-42),
      approved_by_name: state === 'proposed' ? null : by[1],
      approved_at: state === 'proposed' ? null : at(-41),
      signed_by_name: state === 'proposed' ? null : by[2],
      signed_at: state === 'proposed' ? null : at(-40),
    });
    return state === 'proposed' ? [row('given')] : [row('given'), row('taken')];
  };
  const name = (from: Neighbour, role: 'leader' | 'curator' | 'administrator') =>
    from.people.get(role)?.name ?? '';
  const all = { topics: null, personal: false, openCases: true };
  const few = { topics: [...next.topics.keys()], personal: false, openCases: false };
  const mine = ours.curator.name;
  await insertRows(tx, 'agreements', [
    ...agreed(realmId, above.realmId, all, [ours.leader.name, mine, name(above, 'administrator')]),
    ...agreed(above.realmId, realmId, { ...all, openCases: false }, [
      name(above, 'leader'),
      name(above, 'administrator'),
      ours.leader.name,
    ]),
    ...agreed(realmId, next.realmId, few, [ours.leader.name, mine, name(next, 'administrator')]),
    ...agreed(realmId, next.realmId, { ...few, personal: true }, [ours.leader.name, '', ''], 'proposed'),
  ]);
}

const residents = [
  'На федеральной трассе у поворота на посёлок ямы во всю полосу, вторую неделю машины объезжают их по встречной.',
  'После ремонта моста так и не поставили перила, дети ходят по краю в школу. Прошу разобраться.',
];

/** Two cases the country's own centre was written about. */
async function openAbove(parts: CaseParts, above: Neighbour): Promise<{ id: string; topicCode: string }[]> {
  const { realmId, centreId, topics } = above;
  const at = parts.clock.now();
  const codes = [...topics.keys()];
  return parts.database.acrossRealms(async (tx) => {
    const channelId = newId();
    const name = { ru: 'Записано по ссылке', en: 'Registered by address' };
    const channel = { realmId, id: channelId, centreId, driver: 'manual', name, officialName: name.ru };
    await insertChannel(tx, { ...channel, config: { kind: 'pasted' }, secretId: null, enabled: true }, at);
    const directory = await parts.directories.of(tx, realmId);
    const messages = residents.map((text) => ({ id: newId(), text }));
    await insertRows(
      tx,
      'messages',
      messages.map(({ id, text }) => ({
        realm_id: realmId,
        id,
        channel_id: channelId,
        received_at: at,
        published_at: at,
        source: 'pasted',
        text,
        private: false,
      })),
    );
    await insertRows(
      tx,
      'message_states',
      messages.map(({ id }) => ({
        realm_id: realmId,
        message_id: id,
        channel_id: channelId,
        external_id: id,
        centre_id: centreId,
        disposition: 'accepted',
        received_at: at,
        version: 1,
      })),
    );
    const openings = messages.map(({ id, text }, index) => ({
      messageId: id,
      text,
      language: 'ru',
      topicId: topics.get(codes[index]!)!,
      type: 'solve' as const,
      severity: 3,
      severityReason: null,
      centreId,
      areaId: null,
      place: null,
      lon: null,
      lat: null,
      reach: 0,
      channelId,
      source: 'pasted',
      registeredAt: at,
    }));
    const opened = await openCases(tx, { realmId, actor: system('demo'), at }, directory, openings);
    return opened.map(({ id }, index) => ({ id, topicCode: codes[index]! }));
  });
}

/** Two open cases of the region that an agreement covers. */
function passable(parts: CaseParts, realmId: string, codes: readonly string[]) {
  return parts.database.acrossRealms((tx) =>
    tx.all(sql<{ caseId: string; seen: number }>`select c.id as "caseId", c.version as seen from cases c
      join topics t on t.realm_id = c.realm_id and t.id = c.topic_id
      where c.realm_id = ${realmId} and c.state in ('assigned', 'in work') and t.code = any(${[...codes]}::text[])
        and c.mass_problem_id is null and not exists (select from answers a where a.realm_id = c.realm_id
          and a.case_id = c.id and a.state <> 'published')
      order by c.opened_at desc limit 2`),
  );
}

const words = 'Бригада выезжала в среду: место осмотрено, ограждение поставлено, ремонт закончен в пятницу.';

async function takeThere(accepting: CaseParts, next: Neighbour, theirs: Person, id: string) {
  const { realmId, authorityId } = next;
  const { topicId } = await accepting.database.acrossRealms((tx) =>
    tx.one(sql<{ topicId: string }>`select t.id as "topicId" from assignments a
      join topics t on t.realm_id = a.realm_id and t.code = a.document->'topic'->>'code'
      where a.realm_id = ${realmId} and a.id = ${id}`),
  );
  return acceptAssignment(accepting, theirs, { id, seen: 1 }, { topicId, authorityId });
}

async function answerThere(answering: CaseParts, next: Neighbour, theirs: Person, caseId: string) {
  const { realmId } = next;
  const at = answering.clock.now();
  await answering.database.acrossRealms(async (tx) => {
    const answerId = newId();
    await insertRows(tx, 'answers', [
      {
        realm_id: realmId,
        id: answerId,
        case_id: caseId,
        version: 4,
        state: 'published',
        kind: 'final',
        outcome: 'solved',
        text: words,
        responsible: 'Дорожная служба края',
        drafted_by_name: theirs.name,
        drafted_by_ai: false,
        findings: [],
        created_at: at,
        changed_at: at,
        sent_to_review_at: at,
        decided_at: at,
        decided_by: theirs.id,
        published_at: at,
      },
    ]);
    const context = { realmId, actor: theirs, at };
    const data = { answerId, version: 4, kind: 'final' };
    await emit(tx, context, [{ event: { type: 'answer.published', data }, streamId: caseId }]);
    const directory = await answering.directories.of(tx, realmId);
    const row = await requireCase(tx, realmId, caseId);
    await applyFinalAnswer(tx, { ...context, directory }, row, { answerId, outcome: 'solved' });
  });
}
