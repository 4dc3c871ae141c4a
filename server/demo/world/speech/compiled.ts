/** All speech compiled and found by topic code. */
import { type Phrases, phrases } from '../text/phrases.ts';
import { SPEECH } from './index.ts';

export type CompiledSpeech = {
  readonly ru: Phrases;
  readonly en: Phrases;
  readonly done: Phrases;
  readonly plan: Phrases;
  readonly details: Phrases;
};

function compileAll(): Map<string, CompiledSpeech> {
  const found = new Map<string, CompiledSpeech>();
  for (const [group, { topics, details, plan = [] }] of Object.entries(SPEECH)) {
    const common = { details: phrases(details), plan: phrases(plan) };
    for (const [name, topic] of Object.entries(topics)) {
      found.set(`${group}.${name}`, {
        ru: phrases(topic.ru),
        en: phrases(topic.en),
        done: phrases(topic.done),
        plan: topic.plan ? phrases(topic.plan) : common.plan,
        details: common.details,
      });
    }
  }
  return found;
}

let compiled: Map<string, CompiledSpeech> | undefined;

/** Compiles on the first call: some milliseconds nobody should pay who only wants the world. */
export function compiledSpeech(): ReadonlyMap<string, CompiledSpeech> {
  compiled ??= compileAll();
  return compiled;
}
