import { insertChannel } from '../channels/index.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { RealmNames } from './set-up.schema.ts';

const firstChannels = [
  { driver: 'portal', kind: 'portal', name: { ru: 'Форма для жителей', en: 'Residents’ form' } },
  { driver: 'manual', kind: 'pasted', name: { ru: 'Записано по ссылке', en: 'Registered by address' } },
  { driver: 'manual', kind: 'hotline', name: { ru: 'Записано со слов', en: 'Taken down on a call' } },
] as const;

/** What a realm of residents begins with: the form works at once; the others of its channels need an account elsewhere. */
export async function openChannels(tx: Tx, realm: RealmNames, realmId: string, centreId: string, at: Date) {
  const officialName = realm.name[realm.language] ?? Object.values(realm.name)[0] ?? realm.code;
  for (const { driver, kind, name } of firstChannels) {
    const row = { realmId, id: newId(), centreId, driver, name, officialName, config: { kind } };
    await insertChannel(tx, { ...row, secretId: null, enabled: true }, at);
  }
}
