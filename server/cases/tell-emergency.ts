import { queueOutgoings } from '../delivery/index.ts';
import type { EventData } from '../events/index.ts';
import { system } from '../platform/actor.ts';
import type { Consumer } from '../platform/consumers.ts';
import { sql, type Tx } from '../platform/database.ts';
import { wordsIn } from '../platform/words.ts';
import { emergenciesAmong } from '../triage/index.ts';
import type { CaseParts } from './act.ts';
import { chooseManner, fitTo } from './tell-residents.ts';

const actor = system('emergency');
/** Who wrote longer ago is not told now: a history read in, or a queue that stood still, says nothing late. */
const freshMs = 6 * 3_600_000;

interface Writer {
  readonly messageId: string;
  readonly channelId: string;
  readonly driver: string;
  readonly private: boolean;
  readonly addressed: boolean;
  readonly language: string;
}

/**
 * Whoever writes of a danger to life is told the emergency number at once, before anybody here has read it (PRODUCT.md
 * §3.2): once a message, in its thread or in private. What no channel carries is said by whoever takes the call.
 */
export function onEmergencyProposed(parts: CaseParts): Consumer {
  return {
    name: 'cases: tell the emergency number',
    types: ['messages.proposed'],
    batch: 200,
    turn: 'at once',
    async handle(tx, events) {
      for (const [realmId, ofRealm] of Map.groupBy(events, (event) => event.realmId)) {
        const ids = ofRealm.flatMap(({ data }) => (data as EventData<'messages.proposed'>).messageIds);
        const urgent = await emergenciesAmong(tx, realmId, ids);
        if (urgent.length > 0) await tell(tx, parts, realmId, urgent);
      }
    },
  };
}

async function tell(tx: Tx, parts: CaseParts, realmId: string, urgent: readonly string[]): Promise<void> {
  const at = parts.clock.now();
  const writers = await writersOf(tx, realmId, urgent, new Date(at.getTime() - freshMs));
  const sayings = writers.flatMap(({ messageId, channelId, driver, language, ...to }) => {
    const { can, limits } = parts.drivers.of(driver);
    const manner = chooseManner(can, to, false);
    if (!manner) return [];
    const limit = manner === 'public' ? limits.publicText : limits.privateText;
    const text = fitTo(wordsIn(language)('say.emergency'), limit, '112');
    const about = { caseId: null, answerId: null, aboutId: messageId, messageId };
    return [{ ...about, channelId, kind: 'emergency' as const, manner, text }];
  });
  if (sayings.length > 0) await queueOutgoings(tx, { realmId, actor, at }, sayings);
}

function writersOf(tx: Tx, realmId: string, messageIds: readonly string[], since: Date): Promise<Writer[]> {
  return tx.all(sql<Writer>`
    select m.id as "messageId", m.channel_id as "channelId", ch.driver, m.private,
      m.author_id is not null as addressed,
      coalesce((select p.language from proposals p where p.realm_id = m.realm_id and p.message_id = m.id
        order by attempt desc limit 1), r.language) as language
    from messages m join realms r on r.id = m.realm_id
    join channels ch on ch.realm_id = m.realm_id and ch.id = m.channel_id
    where m.realm_id = ${realmId} and m.id = any(${[...messageIds]}::uuid[]) and m.source <> 'import'
      and m.received_at >= ${since}
    order by m.id`);
}
