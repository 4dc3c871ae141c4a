import type { Feature } from './features.ts';
import learned from './learned.json' with { type: 'json' };
import { type Model, messageOdds, shownBy } from './odds.ts';
import { reasonAt, type SignReason, type Signs } from './signs.ts';
import type { Weighed } from './weigh.ts';

/** How sure the learned weights are that a message is critical. */
export interface Gravity {
  readonly critical: boolean;
  /** 0–1, among messages half of which are critical; 0 when no word speaks for danger. */
  readonly probability: number;
  /** Words that raised it and that no phrase of the lexicons holds, the strongest first. */
  readonly reasons: readonly SignReason[];
}

const weights = new Map(Object.entries<number>(learned.weights));

const model: Model = { intercept: learned.intercept, weights };

/**
 * Asks the learned weights. A message without a single word that speaks for danger is never critical. `temperature` is
 * outside, °C, where known.
 */
export function gravityOf(signs: Signs, weighed: Weighed, temperature: number | undefined): Gravity {
  const shown = shownBy(signs, temperature);
  const reasons = raising(signs, shown.whole);
  const speaks = weighed.top > 0 || reasons.length > 0;
  const odds = messageOdds(shown, model);
  return {
    critical: speaks && odds >= learned.threshold,
    probability: speaks ? 1 / (1 + Math.exp(-odds)) : 0,
    reasons,
  };
}

/** Words that hold sentences together weigh something ("у мамы", "в лифте"), but name no reason to a person; nor do numbers. */
const joining = new Set(
  'и а но да в во на с со у к ко о об от до из за по под над при про для без через же ли бы то что чтобы как так это этот эта эти тот та те я ты он она оно мы вы они мне мой моя мои нас нам наш наша вас вам ваш его ее их себя свой там тут здесь или если the a an and of to in on at is it be by for from with as this that there we i he she they you my our your his her their its are was were am has have had do does did so but or'.split(
    ' ',
  ),
);

/** Contributions below this are not worth a person's look. */
const telling = 0.15;
const shown = 4;

function raising(signs: Signs, features: readonly Feature[]): SignReason[] {
  const found = features.flatMap((feature) => {
    const said = (weights.get(feature.name) ?? 0) * feature.value;
    const code = codeOf(feature.name);
    return code !== undefined && said >= telling && tells(signs, feature)
      ? [{ code, said, from: feature.from!, to: feature.to! }]
      : [];
  });
  found.sort((a, b) => b.said - a.said);
  const once = found.filter(({ from }, at) => found.findIndex((other) => other.from === from) === at);
  return once
    .slice(0, shown)
    .map(({ code, from, to }) => reasonAt(signs, code, { concept: '', from, to, denies: false }));
}

function tells({ words }: Signs, { name, from }: Feature): boolean {
  if (from === undefined) return false;
  const { text } = words[from]!;
  return !name.startsWith('stem:') || !(joining.has(text) || /\d/.test(text));
}

const people = /^of:(?:frail|family|person|many|missing)$/;
const harm = /^of:(?:rises|fails|fall|shock|attack|crash|violence|trapped|drown|gone|death|nobody|open)$/;

/** The words for what a feature says; none for shape, topic and what calms. */
function codeOf(name: string): string | undefined {
  if (name === 'of:child') return 'hint-child';
  if (/^of:(?:injury|lifeless|breath|sick|body|medicine|suicide)$/.test(name)) return 'hint-ill';
  if (/^of:(?:fire|smoke)$/.test(name)) return 'hint-fire';
  if (/^of:(?:gas|smell)$/.test(name)) return 'hint-gas';
  if (/^of:(?:help|now|ambulance)$/.test(name)) return 'hint-urgent';
  if (people.test(name)) return 'hint-victim';
  if (harm.test(name)) return 'hint-harm';
  return /^(?:of|stem):/.test(name) ? 'hint-hazard' : undefined;
}
