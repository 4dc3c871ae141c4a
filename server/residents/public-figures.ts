import type { Tx } from '../platform/database.ts';
import { setAsideFigures, shownOf } from '../safeguards/index.ts';
import type { PublicFigures } from './pages/home.page.ts';
import { casesSince } from './portal.store.ts';

/** What the front page tells of a realm since then; a figure of too few people is null (PRODUCT.md §11). */
export async function publicFigures(tx: Tx, realmId: string, since: Date): Promise<PublicFigures> {
  const { open, answered, solved } = await casesSince(tx, realmId, since);
  const [cases, replied, settled] = shownOf([open, answered, solved], [[0, 1, 2], [1, 2], [2]]);
  const setAside = await setAsideFigures(tx, realmId, since);
  return { received: cases!, answered: replied!, solved: settled!, setAside };
}
