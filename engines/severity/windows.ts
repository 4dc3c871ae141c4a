import { findHits, type Hit } from './hits.ts';
import { looksOf } from './looks.ts';
import { type Signs, sorted } from './signs.ts';

/**
 * Every two sentences in a row, as if each pair were a message of its own; none for a message of one or two sentences.
 * What was read of the whole is shared out, not read again.
 */
export function windowsOf(signs: Signs): Signs[] {
  const { words } = signs;
  if (signs.endings.length < 3) return [];
  const starts = [0];
  for (let at = 1; at < words.length; at++)
    if (words[at]!.sentence !== words[at - 1]!.sentence) starts.push(at);
  return starts
    .slice(0, -1)
    .map((from, sentence) => windowOf(signs, from, starts[sentence + 2] ?? words.length));
}

/** The words from `from` to before `to`, which begin and end with sentences. */
function windowOf(signs: Signs, from: number, to: number): Signs {
  const words = signs.words.slice(from, to);
  const first = words[0]!;
  const last = words.at(-1)!;
  const isLast = to === signs.words.length;
  // What stands behind the last word of all is not looked at, but for the mark right after it.
  const end = isLast ? last.end + 1 : signs.words[to]!.start;
  const text = signs.text.slice(first.start, end);
  const plain = signs.plain.slice(first.start, end);
  const endings = signs.endings.slice(first.sentence, last.sentence + 1);
  if (isLast) endings[endings.length - 1] = endingBy(signs.text[last.end]);
  const laughsAt =
    signs.laughs === 0
      ? signs.laughsAt
      : signs.laughsAt.filter((at) => at >= first.start && at < (isLast ? last.end : end));
  const hits = parted(signs, from) && parted(signs, to) ? sharedOf(signs, from, to) : sorted(findHits(words));
  return {
    text,
    plain,
    looks: looksOf(text, plain, signs.looks),
    words,
    endings,
    laughs: laughsAt.length,
    laughsAt,
    ...hits,
  };
}

const endingBy = (mark: string | undefined): '.' | '?' | '!' => (mark === '?' || mark === '!' ? mark : '.');

/** A new line alone ends a sentence but not a clause, and phrases and denials may reach across it. */
function parted({ words }: Signs, at: number): boolean {
  return words[at]?.clause !== words[at - 1]?.clause;
}

function sharedOf(signs: Signs, from: number, to: number): Pick<Signs, 'of' | 'kinds'> {
  const of = new Map<string, Hit[]>();
  for (const [concept, hits] of signs.of) {
    const own = cut(hits, from, to);
    if (own.length > 0) of.set(concept, own);
  }
  return { of, kinds: cut(signs.kinds, from, to) };
}

function cut(hits: readonly Hit[], start: number, end: number): Hit[] {
  const own: Hit[] = [];
  for (const { concept, kind, from, to, denies, denied } of hits)
    if (from >= start && from < end)
      own.push({ concept, kind, from: from - start, to: to - start, denies, denied });
  return own;
}
