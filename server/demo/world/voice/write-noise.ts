/** Words without a problem in them. */
import type { NoiseKind } from '../message.types.ts';
import { type Random, Weighted } from '../random.ts';
import { phrases, say } from '../text/phrases.ts';
import type { Scene } from '../text/scene.ts';
import type { Author } from './author.ts';
import { mannered } from './manner.ts';
import { NOISE } from './noise.ts';

const KINDS = Object.keys(NOISE) as NoiseKind[];
const SHARES = new Weighted(KINDS.map((kind) => NOISE[kind].share));
const TEXTS = new Map(
  KINDS.map((kind) => [kind, { ru: phrases(NOISE[kind].ru), en: phrases(NOISE[kind].en) }]),
);

export function drawNoise(random: Random): NoiseKind {
  return KINDS[SHARES.index(random)]!;
}

export function writeNoise(kind: NoiseKind, scene: Scene, author: Author): string {
  const text = say(TEXTS.get(kind)![scene.language], scene);
  if (kind === 'spam' || kind === 'advertisement') return text;
  // Those who leave stops out would leave nothing of a lone one.
  return mannered(text, author.manner, scene.random) || text;
}
