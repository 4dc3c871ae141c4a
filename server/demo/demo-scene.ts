import type { Platform } from '../platform/module.ts';
import type { Directory } from '../territory/index.ts';
import type { DemoIds } from './demo-realm.ts';
import type { By, StoryTeller } from './story-changes.ts';
import type { World } from './world/index.ts';

/** What everything written about the fictional region needs to know of it. */
export interface DemoScene {
  readonly platform: Platform;
  readonly world: World;
  readonly ids: DemoIds;
  /** Of the realm's pseudonyms. */
  readonly secret: Buffer;
  readonly teller: StoryTeller;
  readonly now: Date;
}

/** Who tells the stories, by the accounts of the people in them. */
export function tellerOf(
  directory: Directory,
  accounts: Map<string, { id: string; name: string }>,
  ids: DemoIds,
  now: Date,
): StoryTeller {
  return {
    directory,
    now: now.getTime(),
    authority: (code) => ids.authorities.get(code)!,
    person(worldId): By {
      const account = accounts.get(worldId);
      return account ? { ...account, kind: 'person' } : { id: null, name: worldId, kind: 'system' };
    },
  };
}
