/** Puts a message together: heart, frame and habits of the one who writes. */
import type { Random } from '../random.ts';
import type { CompiledSpeech } from '../speech/compiled.ts';
import { type Phrases, phrases, phrasesOf, say } from '../text/phrases.ts';
import type { Scene } from '../text/scene.ts';
import type { DemoChannelKind } from '../world.types.ts';
import { type Author, fullNameOf } from './author.ts';
import * as frames from './frames.ts';
import { mannered, type Tone } from './manner.ts';

type CompiledFrames = Record<keyof frames.Frames, Phrases>;

const BY_TONE = Object.fromEntries(
  Object.entries(frames.FRAMES).map(([tone, lists]) => [tone, phrasesOf(lists)]),
) as Record<Tone, CompiledFrames>;
const ENGLISH: CompiledFrames = phrasesOf(frames.ENGLISH);
const FORMAL_HEADS = phrases(frames.FORMAL_HEADS);
const FORMAL_TAILS = phrases(frames.FORMAL_TAILS);
const CALL_HEADS = phrases(frames.CALL_HEADS);
const JOINTS = phrases(frames.JOINTS);
const EMERGENCIES = { ru: phrases(frames.EMERGENCIES), en: phrases(frames.EMERGENCIES_EN) };
const REPEATS = { ru: phrases(frames.REPEATS), en: phrases(frames.REPEATS_EN) };
const VAGUE = { ru: phrases(frames.VAGUE), en: phrases(frames.VAGUE_EN) };

export type Draft = {
  readonly speech: CompiledSpeech;
  /** Templates of the very event instead of the topic's own. */
  readonly event?: Phrases;
  /** Another problem raised in the same text. */
  readonly also?: CompiledSpeech;
  readonly channel: DemoChannelKind;
  readonly isFormal: boolean;
  readonly isEmergency: boolean;
  readonly isRepeat: boolean;
  readonly isVague: boolean;
  /** The channel says nothing about the town, so most people name it. */
  readonly needsTown: boolean;
};

/** How often each part stands in a message, by where it is written: [greeting, opener, grievance, closer]. */
const PARTS: Readonly<Record<'desk' | 'chat' | 'comment', readonly [number, number, number, number]>> = {
  desk: [0.75, 0.3, 0.5, 0.65],
  chat: [0.3, 0.15, 0.25, 0.4],
  comment: [0.2, 0.14, 0.22, 0.34],
};

function partsOf(channel: DemoChannelKind): keyof typeof PARTS {
  if (channel === 'portal' || channel === 'email' || channel === 'hotline') return 'desk';
  return channel === 'telegram' || channel === 'max' ? 'chat' : 'comment';
}

export function compose(draft: Draft, scene: Scene, author: Author): string {
  const { random, language } = scene;
  if (draft.isVague) return finish([say(VAGUE[language], scene)], author, random);
  const frame = language === 'en' ? ENGLISH : BY_TONE[draft.isFormal ? 'formal' : author.manner.tone];
  const [greeting, opener, grievance, closer] = PARTS[partsOf(draft.channel)];
  const parts: string[] = [];
  const maybe = (chance: number, list: Phrases) => {
    if (random.chance(chance)) parts.push(say(list, scene));
  };
  if (language === 'ru' && draft.channel === 'hotline') maybe(0.7, CALL_HEADS);
  else maybe(greeting, frame.greetings);
  if (draft.isFormal && language === 'ru') maybe(0.8, FORMAL_HEADS);
  maybe(draft.isRepeat ? 1 : 0, REPEATS[language]);
  maybe(draft.isRepeat ? 0 : opener, frame.openers);
  const heart = parts.length;
  parts.push(say(draft.event && random.chance(0.6) ? draft.event : draft.speech[language], scene));
  maybe(draft.isEmergency ? 1 : 0, EMERGENCIES[language]);
  if (language === 'ru') maybe(draft.channel === 'portal' ? 0.3 : 0.16, draft.speech.details);
  if (draft.also)
    parts.push(language === 'ru' ? say(JOINTS, scene) : 'Also,', say(draft.also[language], scene));
  maybe(author.manner.tone === 'terse' ? grievance / 3 : grievance, frame.grievances);
  maybe(closer, frame.closers);
  if (draft.isFormal && language === 'ru') maybe(0.7, FORMAL_TAILS);
  namePlace(parts, heart, draft, scene);
  if (draft.isFormal && language === 'ru')
    parts.push(`${fullNameOf(author)}, ${author.place.settlement.name.ru}`);
  return finish(parts, author, random, draft.isFormal);
}

/** Where the reader could not know the town, it is named before the heart of the message or after everything. */
function namePlace(parts: string[], heart: number, draft: Draft, scene: Scene): void {
  const { random, place, language } = scene;
  if (scene.namesSettlement || !random.chance(draft.needsTown ? 0.8 : 0.12)) return;
  scene.namesSettlement = true;
  const name = place.settlement.name[language];
  const draw = random.float();
  if (draw < 0.4) parts.splice(heart, 0, name);
  else if (draw < 0.75)
    parts.push(language === 'ru' ? `Это ${place.settlement.locative}` : `This is in ${name}`);
  else parts.push(language === 'ru' ? `Адрес: ${name}` : `Place: ${name}`);
}

const STOPS = '.!?…:,)»0123456789';

/** Emoji end a sentence as well: their last unit is a low surrogate or a joiner. */
function endsSentence(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return (
    (last >= 0xdc00 && last <= 0xdfff) || last === 0xfe0f || STOPS.includes(text.charAt(text.length - 1))
  );
}

/** Joins sentences, each begun with a capital and ended with a stop, then applies the author's habits. */
export function finish(parts: readonly string[], author: Author, random: Random, isFormal = false): string {
  const last = parts.length - 1;
  let text = '';
  for (let i = 0; i <= last; i++) {
    const part = parts[i]!;
    if (part === '') continue;
    const needsStop = !endsSentence(part) && (i < last || author.manner.tone !== 'terse');
    const begun = text === '' || !text.endsWith(',') ? part.charAt(0).toUpperCase() + part.slice(1) : part;
    text += `${text === '' ? '' : ' '}${begun}${needsStop ? '.' : ''}`;
  }
  return isFormal ? text : mannered(text, author.manner, random);
}
