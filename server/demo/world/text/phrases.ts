/** Templates compiled once against the slots, and picked while a message is made. */
import type { Random } from '../random.ts';
import type { Scene } from './scene.ts';
import { SLOTS } from './slots.ts';
import { compile, render, type Template } from './template.ts';

export type Phrases = readonly Template<Scene>[];

export function phrases(sources: readonly string[]): Phrases {
  return sources.map((source) => compile(source, SLOTS));
}

/** Compiles every list of a record of lists. */
export function phrasesOf<K extends string>(
  lists: Readonly<Record<K, readonly string[]>>,
): Record<K, Phrases> {
  const entries = Object.entries<readonly string[]>(lists).map(
    ([key, list]) => [key, phrases(list)] as const,
  );
  return Object.fromEntries(entries) as Record<K, Phrases>;
}

export function say(list: Phrases, scene: Scene, random: Random = scene.random): string {
  return render(random.pick(list), scene, random);
}
