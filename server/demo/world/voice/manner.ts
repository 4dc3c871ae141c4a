/** Lasting habits of someone's writing, and what they do to a text. */
import type { Random } from '../random.ts';

export type Tone = 'formal' | 'polite' | 'plain' | 'angry' | 'terse' | 'chatty';

export type Manner = {
  readonly tone: Tone;
  /** Chance of a slip in one long word. */
  readonly typos: number;
  readonly lowerCase: boolean;
  readonly fewStops: boolean;
  readonly emoji: boolean;
  readonly capitals: 'no' | 'words' | 'all';
  readonly manyBangs: boolean;
  /** Most people type "е" for "ё". */
  readonly keepsYo: boolean;
  readonly slang: boolean;
};

const TONES: readonly (readonly [Tone, number])[] = [
  ['plain', 0.34],
  ['polite', 0.22],
  ['angry', 0.19],
  ['terse', 0.12],
  ['chatty', 0.08],
  ['formal', 0.05],
];

export function drawManner(random: Random): Manner {
  const tone = drawTone(random);
  const careless = tone === 'formal' ? 0 : 1;
  return {
    tone,
    typos: random.chance(0.4 * careless) ? 0.015 + random.float() * 0.06 : 0,
    lowerCase: random.chance(tone === 'terse' ? 0.5 : 0.14 * careless),
    fewStops: random.chance(tone === 'terse' ? 0.4 : 0.1 * careless),
    emoji: random.chance(0.16 * careless),
    capitals: random.chance(tone === 'angry' ? 0.1 : 0.008)
      ? 'all'
      : random.chance(tone === 'angry' ? 0.2 : 0.03)
        ? 'words'
        : 'no',
    manyBangs: random.chance(tone === 'angry' ? 0.5 : 0.06 * careless),
    keepsYo: random.chance(tone === 'formal' ? 0.4 : 0.12),
    slang: random.chance(tone === 'terse' || tone === 'chatty' ? 0.4 : 0.08 * careless),
  };
}

function drawTone(random: Random): Tone {
  let draw = random.float();
  for (const [tone, share] of TONES) {
    draw -= share;
    if (draw < 0) return tone;
  }
  return 'plain';
}

const EMOJI = [
  '😡',
  '🤬',
  '😢',
  '🙏',
  '🤦‍♀️',
  '😭',
  '👎',
  '🤷',
  '😠',
  '🙏🙏',
  '😤',
  '❗',
  '‼️',
  '🥶',
  '🤡',
  '😱',
];

const SLANG: readonly (readonly [RegExp, string])[] = [
  [/пожалуйста/g, 'пж'],
  [/вообще/g, 'ваще'],
  [/сейчас/g, 'щас'],
  [/что-нибудь/g, 'чё нить'],
  [/спасибо/gi, 'спс'],
  [/невозможно/g, 'нереально'],
  [/человек /g, 'чел '],
  [/нормально/g, 'норм'],
  [/сегодня/g, 'сёдня'],
  [/ребёнок/g, 'мелкий'],
  [/когда-нибудь/g, 'када нить'],
];

/** Capitalised words and numbers stay intact, so that addresses can be found again. */
const LONG_WORD = /(?<![а-яёА-ЯЁ])[а-яё]{6,}(?![а-яё])/g;

/** Applies the habits to a finished text. */
export function mannered(text: string, manner: Manner, random: Random): string {
  let out = manner.slang ? SLANG.reduce((now, [from, to]) => now.replace(from, to), text) : text;
  if (manner.typos > 0)
    out = out.replace(LONG_WORD, (word) => (random.chance(manner.typos) ? slip(word, random) : word));
  if (manner.capitals === 'words')
    out = out.replace(LONG_WORD, (word) => (random.chance(0.08) ? word.toUpperCase() : word));
  if (!manner.keepsYo) out = out.replaceAll('ё', 'е').replaceAll('Ё', 'Е');
  if (manner.fewStops) out = out.replace(/[.,] /g, ' ').replace(/\.$/, '');
  if (manner.lowerCase) out = out.toLowerCase();
  if (manner.capitals === 'all') out = out.toUpperCase();
  if (manner.manyBangs) out = out.replace(/!/g, random.pick(['!!', '!!!', '!!!!'])).replace(/\?$/, '???');
  if (manner.emoji && random.chance(0.7)) out = `${out} ${random.pick(EMOJI)}`;
  return out;
}

/** One slip of the finger or of spelling in the inner part of a word. */
export function slip(word: string, random: Random): string {
  const i = random.between(1, word.length - 2);
  switch (random.int(5)) {
    case 0:
      return word.slice(0, i) + word.slice(i + 1);
    case 1:
      return word.slice(0, i) + word[i] + word.slice(i);
    case 2:
      return `${word.slice(0, i)}${word[i + 1]}${word[i]}${word.slice(i + 2)}`;
    case 3:
      return word.replace(/тся/, 'ться').replace(/жи/, 'жы').replace(/о/, 'а');
    default:
      return `${word.slice(0, i)} ${word.slice(i)}`;
  }
}
