import { emit } from '../../events/index.ts';
import { system } from '../../platform/actor.ts';
import { sql, type Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import type { Directory } from '../../territory/index.ts';
import type { CaseParts } from '../act.ts';
import { burstHours, isBurst, usualDays } from './burst.rules.ts';
import { blankMass, proposeMatching } from './declare-mass.ts';
import { insertMass, openMassOn } from './mass.store.ts';
import type { Burst } from './mass.types.ts';

const actor = system('mass problems');

interface Crowd extends Burst {
  readonly topicId: string;
  readonly areaId: string;
  readonly first: Date;
}

/** Looks at the last hours of every realm and proposes a mass problem where far more came than usual; a person decides. */
export async function proposeBursts(parts: CaseParts): Promise<number> {
  const realms = await parts.database.acrossRealms((tx) =>
    tx.all(sql<{ id: string }>`select id from realms`),
  );
  let proposed = 0;
  for (const { id } of realms) {
    proposed += await parts.database.inRealm(id, (tx) => proposeIn(tx, parts, id));
  }
  return proposed;
}

async function proposeIn(tx: Tx, parts: CaseParts, realmId: string): Promise<number> {
  const at = parts.clock.now();
  const crowds = (await crowdsNow(tx, realmId, at)).filter(isBurst);
  if (crowds.length === 0) return 0;
  const directory = await parts.directories.of(tx, realmId);
  const known = await openMassOn(
    tx,
    realmId,
    crowds.map(({ topicId }) => topicId),
  );
  const fresh = crowds.filter(
    ({ topicId, areaId }) =>
      !known.some((one) => one.topicId === topicId && (one.areaId === null || one.areaId === areaId)),
  );
  for (const crowd of fresh) await propose(tx, directory, crowd, at);
  return fresh.length;
}

async function propose(tx: Tx, directory: Directory, crowd: Crowd, at: Date): Promise<void> {
  const { realmId, language } = directory;
  const { topicId, areaId, first, messages, usual, hours, alike } = crowd;
  const area = directory.areas.get(areaId);
  const topic = directory.topics.get(topicId);
  if (!area || !topic) return;
  const problem = {
    ...blankMass,
    id: newId(),
    state: 'proposed' as const,
    title: `${topic.name[language] ?? topic.code} · ${area.name[language] ?? area.code}`,
    titleLanguage: null,
    topicId,
    centreId: area.centreId,
    areaId,
    since: first,
    burst: { messages, usual, hours, alike },
    declaredAt: at,
  };
  await insertMass(tx, realmId, problem);
  const context = { realmId, actor, at };
  const data = { topicId, messages };
  await emit(tx, context, [{ event: { type: 'mass-problem.proposed', data }, streamId: problem.id }]);
  await proposeMatching(tx, context, problem);
}

/** What triage read lately, by topic and area, beside the cases of the weeks before; dismissed ones are not proposed again. */
function crowdsNow(tx: Tx, realmId: string, at: Date): Promise<Crowd[]> {
  const since = new Date(at.getTime() - burstHours * 3_600_000);
  const before = new Date(at.getTime() - usualDays * 86_400_000);
  const spans = (usualDays * 24) / burstHours;
  return tx.all(sql<Crowd>`
    with lately as (
      select p.topic_id, p.area_id, count(distinct p.message_id) as messages,
        count(distinct p.message_id) filter (where p.duplicate_message_id is not null) as alike, min(p.made_at) as first
      from proposals p
      where p.realm_id = ${realmId} and p.made_at > ${since} and p.topic_id is not null and p.area_id is not null
        and p.set_aside is null
      group by p.topic_id, p.area_id having count(distinct p.message_id) >= 5
    )
    select l.topic_id as "topicId", l.area_id as "areaId", l.messages, l.alike, l.first, ${burstHours}::int as hours,
      (select count(*) from cases c where c.realm_id = ${realmId} and c.topic_id = l.topic_id
        and c.area_id = l.area_id and c.opened_at between ${before} and ${since})::float / ${spans}::float as usual
    from lately l
    where not exists (select from mass_problems m where m.realm_id = ${realmId} and m.topic_id = l.topic_id
      and m.area_id = l.area_id and m.state = 'dismissed' and m.declared_at > ${since})`);
}
