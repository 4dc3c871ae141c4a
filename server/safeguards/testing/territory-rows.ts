import { sql } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import type { SmallRealm } from '../../territory/testing/small-realm.ts';
import type { House } from './house.ts';

export interface TerritoryRows {
  /** Waits to be applied. */
  readonly boundaryImportId: string;
}

export async function territoryRows(house: House, { realmId }: SmallRealm): Promise<TerritoryRows> {
  const boundaryImportId = newId();
  const options = {
    nameProperty: 'name',
    codeProperty: null,
    centreProperty: null,
    centreId: null,
    only: null,
  };
  await house.database.acrossRealms((tx) =>
    tx.run(sql`insert into boundary_imports (realm_id, id, file_name, state, content, options, made_at)
      values (${realmId}, ${boundaryImportId}, 'a.json', 'waiting', '{}', ${JSON.stringify(options)},
        ${house.clock.now()})`),
  );
  return { boundaryImportId };
}
