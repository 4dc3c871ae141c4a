import { saveMassAnswer, sendMassAnswer } from '../answers/index.ts';
import { type CaseParts, decideCases, declareMass, membersOf } from '../cases/index.ts';
import { attachToMass, keepBytes } from '../files/index.ts';
import type { Person } from '../platform/actor.ts';
import { sql } from '../platform/database.ts';
import { inOnePiece } from './demo-crowds.ts';
import { streetFlooded, streetMended } from './pictures/street.ts';

const hourMs = 3_600_000;

/** The crowd without water: declared one problem, one case answered by itself, the one answer waiting with its photos. */
export async function addDemoMass(parts: CaseParts, operator: Person, now: Date): Promise<void> {
  const { realmId } = operator;
  const ago = (hours: number): CaseParts => {
    const at = new Date(now.getTime() - hours * hourMs);
    return { ...parts, clock: { now: () => at } };
  };
  const first = await parts.database.acrossRealms((tx) => tx.maybe(latestCrowd(realmId)));
  if (!first) return;
  const declared = await declareMass(ago(1.5), operator, {
    caseId: first.id,
    title: 'Нет воды: порыв водовода',
    titleLanguage: 'ru',
    reason: 'Водоканал подтвердил порыв, без воды весь квартал',
    everywhere: false,
  });
  const { id } = declared;
  const members = await parts.database.inRealm(realmId, (tx) => membersOf(tx, realmId, id));
  const proposed = members.filter(({ state }) => state === 'proposed').map(({ caseId }) => caseId);
  const gathered = await decideCases(
    ago(1.4),
    operator,
    id,
    declared.version,
    proposed.map((caseId, at) =>
      at === proposed.length - 1
        ? { caseId, state: 'excepted', reason: 'Во дворе ещё и провал асфальта: отвечаем отдельно' }
        : { caseId, state: 'confirmed' },
    ),
  );
  await addPhotos(parts, realmId, id, now);
  const saved = await saveMassAnswer(ago(0.6), operator, id, gathered.version, answerOf(now));
  await sendMassAnswer(ago(0.5), operator, id, saved.version);
}

/** The latest of those without water in the area where most are; in a large demo others are more, of other topics. */
const latestCrowd = (realmId: string) => sql<{ id: string }>`
  select (array_agg(c.id order by c.opened_at desc, c.id))[1] as id from cases c
  join topics t on t.realm_id = c.realm_id and t.id = c.topic_id
  where c.realm_id = ${realmId} and t.code = 'water.no-cold' and c.state in ('assigned', 'in work')
    and c.mass_problem_id is null
    and not exists (select from mass_problem_cases m where m.realm_id = c.realm_id and m.case_id = c.id)
  group by c.topic_id, c.area_id having count(*) > 2 order by count(*) desc, max(c.opened_at) desc limit 1`;

function answerOf(now: Date) {
  const day = new Intl.DateTimeFormat('ru', { day: 'numeric', month: 'long' }).format(now);
  return {
    kind: 'final',
    outcome: 'solved',
    text: `Порыв водовода устранили ${day}: заменили 12 метров трубы и промыли сеть. Вода подана во все дома, в том числе по вашему обращению {{номер}} ({{место}}). Первый час она может идти мутной.`,
    promisedOn: null,
    responsible: 'Дежурный инженер водоканала',
    whatResidentCanDo: null,
  } as const;
}

async function addPhotos(parts: CaseParts, realmId: string, massId: string, now: Date): Promise<void> {
  const photos = [
    { name: 'до.png', bytes: streetFlooded(), shows: 'before', hoursAgo: 4, metresOff: 35 },
    { name: 'после.png', bytes: streetMended(), shows: 'after', hoursAgo: 1, metresOff: 20 },
  ];
  for (const { name, bytes, shows, hoursAgo, metresOff } of photos) {
    const blob = await keepBytes(parts, realmId, inOnePiece([bytes]), 1024 * 1024);
    const proof = { shows, metresOff, takenAt: new Date(now.getTime() - hoursAgo * hourMs) };
    await parts.database.inRealm(realmId, (tx) =>
      attachToMass(tx, realmId, massId, { ...blob, name }, proof, now),
    );
  }
}
