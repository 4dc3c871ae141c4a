import { lettersToString, readSmallLetters, scanTokens } from '../text/index.ts';
import { type Form, formOf } from './forms.ts';

/** A word of the message as the phrases see it: small letters, ё as е. Offsets are UTF-16 units of the message. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Number of its sentence, from 0. */
  readonly sentence: number;
  /** Number of its clause in the whole message: sentences and what commas, dashes and colons part. */
  readonly clause: number;
  /** What is known of the word by itself. */
  readonly form: Form;
}

export interface Reading {
  readonly words: readonly Word[];
  /** How each sentence ends. */
  readonly endings: readonly ('.' | '?' | '!')[];
  /** Laughing marks: ")))", "😂", "lol" is a word and not counted here. */
  readonly laughs: number;
  /** Small letters; as long as the part of the message that was read. */
  readonly plain: string;
  /** Where those begin. */
  readonly laughsAt: readonly number[];
}

/** Messages are short; what stands further down a long text rarely decides, and hostile input must not cost seconds. */
const longest = 8_000;

/** Of the message that is being read. */
const letters = new Uint16Array(longest);

const laughing = /^(?:[😀😁😂🤣😄😅😆😜😉🙃🤪😏]|\){2,})/u;

function hasNewLine(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === 0x0a) return true;
  return false;
}

/** Splits a message into words, clauses and sentences. */
export function readWords(message: string): Reading {
  const text = message.slice(0, longest);
  readSmallLetters(text, letters);
  const words: Word[] = [];
  const endings: ('.' | '?' | '!')[] = [];
  let clause = 0;
  const laughsAt: number[] = [];
  let before = 0;
  scanTokens(text, (start, end, kind) => {
    const lines = hasNewLine(text, before, start);
    before = end;
    if (lines && words.at(-1)?.sentence === endings.length) endings.push('.');
    if (kind === 'word' || kind === 'number' || kind === 'hashtag') {
      const form = formOf(letters, kind === 'hashtag' ? start + 1 : start, end);
      words.push({ text: form.text, start, end, sentence: endings.length, clause, form });
      return;
    }
    if (kind !== 'other') return;
    if (end - start > 1 && laughing.test(text.slice(start, end))) laughsAt.push(start);
    clause += 1;
    // A mark is a run of one character.
    const mark = text[start]!;
    if (!'.!?…'.includes(mark) || words.at(-1)?.sentence !== endings.length) return;
    endings.push(mark === '?' || mark === '!' ? mark : '.');
  });
  if (words.at(-1)?.sentence === endings.length) endings.push('.');
  return {
    words,
    endings,
    laughs: laughsAt.length,
    plain: lettersToString(letters, 0, text.length),
    laughsAt,
  };
}
