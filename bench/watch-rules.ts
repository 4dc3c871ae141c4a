import { formOf, pick, type Random, type Vocabulary } from './watch-corpus.ts';

/*
 * Rules as people who monitor write them: two or three groups of alternatives, seven terms on average,
 * a NOT in 40 %. Words are neither function words nor the rarest; their ranks are spread evenly over
 * orders of magnitude.
 */

const FIRST_RANK = 100;
const LAST_RANK = 20_000;

/** Rules one after another. `places` are used in one rule of ten. */
export function rulesOf(vocabulary: Vocabulary, places: readonly string[], random: Random): () => string {
  const word = () => {
    const rank = Math.floor(FIRST_RANK * (LAST_RANK / FIRST_RANK) ** random());
    return formOf(vocabulary[Math.min(rank, vocabulary.length - 1)]!, random);
  };
  const term = () => {
    const dice = random();
    if (dice < 0.82) return word();
    if (dice < 0.9) return `"${word()} ${word()}"`;
    if (dice < 0.97) return `${word().slice(0, 5)}*`;
    return `#${word()}`;
  };
  const group = () => `(${Array.from({ length: 1 + Math.floor(random() * 4) }, term).join(' OR ')})`;
  return () => {
    const joint = random() < 0.1 ? ' NEAR/5 ' : ' ';
    const parts = [group() + joint + group()];
    if (random() < 0.5) parts.push(group());
    if (random() < 0.4) parts.push(`-${random() < 0.5 ? word() : `(${word()} OR ${word()})`}`);
    if (random() < 0.1) parts.push(`place:"${pick(places, random)}"`);
    return parts.join(' ');
  };
}
