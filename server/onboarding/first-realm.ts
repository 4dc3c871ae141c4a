import { addPerson } from '../access/index.ts';
import { system } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { recordOutwardAct } from '../platform/outward-acts.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Directories, insertRealm, type RealmPlan, topCentre } from '../territory/index.ts';
import { writeRealmBelow } from './make-realm.ts';
import { openChannels } from './open-channels.ts';
import type { RealmNames } from './set-up.schema.ts';
import { isCodeTaken } from './set-up.store.ts';

export interface FirstRealm extends RealmNames {
  readonly kind: 'country' | 'region';
  /** The country's realm it stands below; its calendars and topics are taken over. */
  readonly parentId: string | null;
  /** Without a hash the account is known already, and keeps its password. */
  readonly administrator: {
    readonly email: string;
    readonly name: string;
    readonly passwordHash: string | null;
  };
}

const actor = system('heed realm');

/**
 * Makes a realm from the command line, where nobody is signed in yet: its topmost centre, calendars, for a region the
 * channels that need no account elsewhere, and the administrator who sets up the rest.
 * @throws Refusal `code-taken`, `not-a-country` for the realm above
 */
export async function makeFirstRealm(
  tx: Tx,
  parts: { clock: Clock; directories: Directories },
  wanted: FirstRealm,
): Promise<{ id: string }> {
  const at = parts.clock.now();
  const { id, centreId } = await write(tx, parts.directories, wanted, at);
  // A country's own centre leads regions; residents write to those.
  if (wanted.kind === 'region') await openChannels(tx, wanted, id, centreId, at);
  const { email, name, passwordHash } = wanted.administrator;
  await addPerson(tx, parts.clock, id, actor, {
    email,
    name,
    language: wanted.language,
    passwordHash,
    grants: [{ role: 'administrator', centreId, authorityId: null }],
  });
  const act = { act: 'make realm', subjectId: id, data: { code: wanted.code } };
  await recordOutwardAct(tx, { realmId: id, actor, at }, act);
  return { id };
}

async function write(tx: Tx, directories: Directories, wanted: FirstRealm, at: Date) {
  if (wanted.parentId) {
    const above = await topCentre(tx, wanted.parentId);
    if (above.kind !== 'country') throw new Refusal('not-a-country');
    return writeRealmBelow(tx, wanted, await directories.of(tx, wanted.parentId), [], at);
  }
  if (await isCodeTaken(tx, wanted.code)) throw new Refusal('code-taken', { code: wanted.code });
  const plan = bareRealm(wanted);
  await insertRealm(tx, plan, at);
  return { id: plan.realm.id, centreId: plan.centres[0]!.id };
}

/** One centre that keeps office hours, and a second calendar for those who never close. */
function bareRealm({ code, name, language, timeZone, kind }: FirstRealm): RealmPlan {
  const [officeId, alwaysId] = [newId(), newId()];
  const office = [
    { from: '09:00', to: '13:00' },
    { from: '14:00', to: '18:00' },
  ];
  const day = [{ from: '00:00', to: '24:00' }];
  const weekOf = (open: (weekday: number) => typeof day) => [0, 1, 2, 3, 4, 5, 6].map(open);
  return {
    realm: { id: newId(), code, name, language, timeZone },
    calendars: [
      {
        id: officeId,
        name: { ru: 'Пятидневка', en: 'Five-day week' },
        data: { timeZone, week: weekOf((weekday) => (weekday < 5 ? office : [])), exceptions: [] },
      },
      {
        id: alwaysId,
        name: { ru: 'Круглосуточно', en: 'Round the clock' },
        data: { timeZone, week: weekOf(() => day), exceptions: [] },
      },
    ],
    centres: [{ id: newId(), parentId: null, kind, name, calendarId: officeId }],
    areas: [],
    gazetteer: [],
    authorities: [],
    groups: [],
    topics: [],
    routing: [],
  };
}
