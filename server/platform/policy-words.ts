import type { Sentence } from './policy.ts';
import { wordsIn } from './words.ts';

/** A sentence of a policy in a person's language: "operator or curator of its centre or of a centre above it". */
export function sentenceIn(
  language: string,
  { roles, where }: Pick<Sentence<never>, 'roles' | 'where'>,
): string {
  const words = wordsIn(language);
  const list = new Intl.ListFormat(language, { type: 'disjunction' });
  return words(`why.sentence.${where}`, {
    roles: list.format(roles.map((role) => words(`word.role.${role}`))),
  });
}
