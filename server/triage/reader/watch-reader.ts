import { createWatcher, type Post, type Watcher } from '../../../engines/watch/index.ts';
import type { PlaceGuess, WatchMatch } from '../proposal.types.ts';
import { parseWatch, restricted } from '../watches/watch-rule.rules.ts';
import type { Ground, MessageToRead, WatchChange } from './reader.types.ts';

/** 4 MB; a centre has some tens of watches, and most words of its messages recur. */
const forms = 1 << 16;

/** The realm's watches at work. While there are none it costs nothing: there is no watcher. */
export interface WatchReader {
  stand(ground: Ground): void;
  change(change: WatchChange): void;
  read(message: MessageToRead, place: PlaceGuess, language: string): WatchMatch[];
}

export function watchReader(first: Ground): WatchReader {
  let watcher: Watcher | undefined;
  let channels: WatchChange['channels'] = {};
  let ground = first;
  let names: ReadonlyMap<string, readonly string[]> | undefined;
  const named = (id: string | null) => (id === null ? [] : [id, ...(names?.get(id) ?? [])]);

  const postOf = ({ text, channelId, source }: MessageToRead, place: PlaceGuess, lang: string): Post => {
    names ??= namesOf(ground);
    return {
      text,
      place: [place.areaId, place.settlementId, place.streetId, place.landmarkId].flatMap(named),
      source: [source, channelId, ...(channels[channelId] ?? [])],
      lang,
    };
  };

  return {
    stand(next) {
      ground = next;
      names = undefined;
    },
    change({ add, remove, channels: now }) {
      channels = now;
      for (const id of remove) watcher?.remove(id);
      for (const { id, form, rule, ...restriction } of add) {
        const parsed = parseWatch(form, rule);
        if (!parsed.ok) continue;
        watcher ??= createWatcher({ forms });
        try {
          watcher.add(id, restricted(parsed.rule, restriction));
        } catch {
          // Was read when it was proposed. One the engine no longer takes finds nothing: messages must be read all the same.
        }
      }
      if (watcher?.size === 0) watcher = undefined;
    },
    read(message, place, language) {
      if (!watcher) return [];
      const post = postOf(message, place, language);
      return watcher
        .match(post)
        .sort()
        .map((watchId) => {
          const found = watcher?.explain(post, watchId)?.highlights ?? [];
          return { watchId, highlights: found.map(({ start, end, part }) => ({ start, end, text: part })) };
        });
    },
  };
}

function namesOf({ areas, gazetteer }: Ground): Map<string, readonly string[]> {
  return new Map([
    ...areas.map(({ id, name }) => [id, Object.values(name)] as const),
    ...gazetteer.map(({ id, name }) => [id, Object.values(name)] as const),
  ]);
}
