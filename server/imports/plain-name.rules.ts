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

function pairsOf(name: string): Map<string, number> {
  const pairs = new Map<string, number>();
  for (const word of name.split(' '))
    for (let at = 0; at < word.length - 1; at += 1) {
      const pair = word.slice(at, at + 2);
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    }
  return pairs;
}

/** Dice's coefficient over pairs of letters within words, 0 to 1: endings and word order weigh little. */
export function nameSimilarity(one: string, other: string): number {
  if (one === other) return 1;
  const left = pairsOf(one);
  const right = pairsOf(other);
  let common = 0;
  let total = 0;
  for (const [pair, times] of left) {
    common += Math.min(times, right.get(pair) ?? 0);
    total += times;
  }
  for (const times of right.values()) total += times;
  return total === 0 ? 0 : (2 * common) / total;
}

/** Names this alike are one name written twice; chosen so that singular and plural, order and typing slips pass. */
export const sameNameFrom = 0.86;

/** The one whose name is the same or nearest above the threshold. */
export function findByName<T>(
  items: Iterable<T>,
  namesOf: (item: T) => readonly string[],
  wanted: string,
  plain: (name: string) => string = stemmedName,
): T | undefined {
  const name = plain(wanted);
  let best: T | undefined;
  let bestSimilarity = sameNameFrom;
  for (const item of items) {
    for (const candidate of namesOf(item)) {
      const similarity = nameSimilarity(name, plain(candidate));
      if (similarity === 1) return item;
      if (similarity > bestSimilarity) {
        best = item;
        bestSimilarity = similarity;
      }
    }
  }
  return best;
}
