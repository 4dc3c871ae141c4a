import { randomBytes } from 'node:crypto';
import { saveWebhook } from '../automation/index.ts';
import type { Person } from '../platform/actor.ts';
import { sql } from '../platform/database.ts';
import type { Platform } from '../platform/module.ts';

/** A webhook at rest, for nobody listens in a fictional region, with a log of what it told before. */
export async function addDemoWebhook(
  parts: Pick<Platform, 'database' | 'clock' | 'keyRing'>,
  administrator: Person,
): Promise<void> {
  const { realmId } = administrator;
  const { id } = await saveWebhook(parts, administrator, {
    name: 'Портал открытых данных',
    address: 'https://data.velemsk.example/hooks/cases',
    eventTypes: ['case.opened', 'case.closed'],
    enabled: false,
    secret: `whsec_${randomBytes(32).toString('base64')}`,
  });
  await parts.database.inRealm(realmId, async (tx) => {
    await tx.run(sql`insert into webhook_deliveries (realm_id, id, webhook_id, cause_id, type, body, state, step,
        created_at, settled_at)
      select ${realmId}, gen_random_uuid(), ${id}, e.id, e.type, json_build_object('type', e.type)::text,
        case when row_number() over (order by e.id desc) = 3 then 'failed' else 'delivered' end, 1, e.at, e.at
      from events e where e.realm_id = ${realmId} and e.type in ('case.opened', 'case.closed')
      order by e.id desc limit 12`);
    await tx.run(sql`insert into webhook_attempts (realm_id, delivery_id, attempt, at, status)
      select realm_id, id, 1, created_at, case state when 'failed' then 503 else 204 end from webhook_deliveries
      where realm_id = ${realmId} and webhook_id = ${id}`);
  });
}
