import { createStemmer } from '../../engines/text/index.ts';

const stem = createStemmer(4096);

/** The stems of a name: "Яма на дороге" and "Ямы на дорогах" are one name here. */
function stemmedName(name: string): string {
  return plainName(name).split(' ').map(stem).join(' ');
}

/** A name as it is compared: small letters, one ё, no signs, single spaces. */
export function plainName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}№]+/gu, ' ')
    .trim();
}

/** Words that say what kind of place it is and are written now this way, now that, or left out. */
const kindsOfPlace =
  /(^| )(г о|м о|м р|городской округ|муниципальный округ|муниципальный район|муниципальное образование|городское поселение|сельское поселение|район|округ|город|г|го|мо|мр|пос|поселок|село|с|деревня|д)(?= |$)/g;

/** The name of a place without its kind: "Лесной район" and "Лесной муниципальный округ" are one place here. */
export function plainPlace(name: string): string {
  const plain = plainName(name);
  const bare = plain.replaceAll(kindsOfPlace, ' ').replace(/\s+/g, ' ').trim();
  return bare === '' ? plain : bare;
}

function pairsOf(word: string): string[] {
  return word.length < 2
    ? [word]
    : Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2));
}

/** Dice's coefficient over pairs of neighbouring letters, 0 to 1. */
function wordSimilarity(one: string, other: string): number {
  if (one === other) return 1;
  const left = pairsOf(one);
  const right = pairsOf(other);
  const rest = [...right];
  let common = 0;
  for (const pair of left) {
    const at = rest.indexOf(pair);
    if (at < 0) continue;
    rest.splice(at, 1);
    common += 1;
  }
  return (2 * common) / (left.length + right.length);
}

/** A slip or another ending; "мостов" and "дорог" or "СОШ" and "ДОУ" stay far below it. */
const sameWordFrom = 0.7;
/** Two letters and less bind words and do not name anything. */
const namingWords = (name: string) => name.split(' ').filter((word) => word.length > 2);

/**
 * How alike two names are, 0 to 1. Each word of either must have its like in the other: long names that differ in the
 * one word that matters are nearly the same letters, and are different names.
 */
export function nameSimilarity(one: string, other: string): number {
  if (one === other) return 1;
  const [left, right] = [namingWords(one), namingWords(other)];
  if (left.length === 0 || right.length === 0) return 0;
  const likeness = (words: string[], among: string[]) =>
    words.map((word) => Math.max(...among.map((candidate) => wordSimilarity(word, candidate))));
  const found = [...likeness(left, right), ...likeness(right, left)];
  if (found.some((similarity) => similarity < sameWordFrom)) return 0;
  return found.reduce((sum, similarity) => sum + similarity, 0) / found.length;
}

/** Names this alike are one name written twice. */
export const sameNameFrom = 0.85;

/** The one whose name is the same or nearest above the threshold. */
export function findByName<T>(
  items: Iterable<T>,
  namesOf: (item: T) => readonly string[],
  wanted: string,
): T | undefined {
  const name = stemmedName(wanted);
  let best: T | undefined;
  let bestSimilarity = sameNameFrom;
  for (const item of items) {
    for (const candidate of namesOf(item)) {
      const similarity = nameSimilarity(name, stemmedName(candidate));
      if (similarity === 1) return item;
      if (similarity > bestSimilarity) {
        best = item;
        bestSimilarity = similarity;
      }
    }
  }
  return best;
}
