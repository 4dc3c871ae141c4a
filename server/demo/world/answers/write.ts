/** Writes the texts of answers, good and bad. */
import type { DemoFinal, DemoOutcome } from '../message.types.ts';
import type { CompiledSpeech } from '../speech/compiled.ts';
import { type Phrases, phrases, phrasesOf, say } from '../text/phrases.ts';
import type { Scene } from '../text/scene.ts';
import type { TopicPassport } from '../world.types.ts';
import * as source from './phrases.ts';

const ru = {
  greetings: phrases(source.GREETINGS),
  thanks: phrases(source.THANKS),
  persons: phrases(source.PERSONS),
  proofs: phrasesOf(source.PROOFS),
  notPossible: phrases(source.NOT_POSSIBLE),
  handedOn: phrases(source.HANDED_ON),
  borderline: phrases(source.BORDERLINE),
  empty: phrases(source.EMPTY),
};
const en = phrasesOf(source.ENGLISH);

/** Short texts of people and offices around the answer, in the language of the message. */
export const ASIDES = {
  ru: {
    interim: phrases(source.INTERIM),
    clarification: phrases(source.CLARIFICATIONS),
    clarificationReply: phrases(source.CLARIFICATION_REPLIES),
    satisfied: phrases(source.SATISFIED),
    dissatisfied: phrases(source.DISSATISFIED),
    reopening: phrases(source.REOPENINGS),
  },
  en,
};
/** Notes of colleagues to each other are Russian whatever the message is. */
export const NOTES = {
  forward: phrases(source.FORWARD_REASONS),
  sentBack: phrases(source.SENT_BACK_REASONS),
  withdrawal: phrases(source.WITHDRAWALS),
};

export type AnswerKind = { readonly quality: DemoFinal['quality']; readonly outcome: DemoOutcome };

export function writeFinal(
  kind: AnswerKind,
  scene: Scene,
  speech: CompiledSpeech,
  topic: TopicPassport,
): string {
  if (scene.language === 'en') return say(englishBody(kind), scene);
  const body = russianBody(kind, scene, speech, topic);
  return tidy(body.filter((part) => part !== ''));
}

function englishBody({ quality, outcome }: AnswerKind): Phrases {
  if (quality !== 'good') return en[quality];
  return outcome === 'planned' ? en.planned : en.good;
}

const NAMES_PROOF = /прилаг|вложени/;

function russianBody(kind: AnswerKind, scene: Scene, speech: CompiledSpeech, topic: TopicPassport): string[] {
  const { random } = scene;
  const greeting = random.chance(0.85) ? say(ru.greetings, scene) : '';
  if (kind.quality === 'empty') {
    const more = random.chance(0.4) ? say(ru.empty, scene) : '';
    const first = say(ru.empty, scene);
    return [greeting, first, more === first ? '' : more];
  }
  if (kind.quality === 'borderline') return [greeting, say(ru.borderline, scene)];
  const thanks = random.chance(0.5) ? say(ru.thanks, scene) : '';
  const heart = say(goodBody(kind.outcome, speech), scene);
  const needsProof = kind.outcome === 'solved' && !NAMES_PROOF.test(heart);
  const proof = needsProof && random.chance(0.7) ? say(ru.proofs[topic.proof], scene) : '';
  return [greeting, thanks, heart, proof, say(ru.persons, scene)];
}

function goodBody(outcome: DemoOutcome, speech: CompiledSpeech): Phrases {
  if (outcome === 'planned') return speech.plan;
  if (outcome === 'not possible') return ru.notPossible;
  return outcome === 'handed on' ? ru.handedOn : speech.done;
}

/** Templates may begin with a place in small letters. */
function tidy(parts: readonly string[]): string {
  return parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join(' ');
}
