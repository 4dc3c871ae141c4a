/** What is written by hand about an authority; its people and contacts are made from it. */
import type { Authority, AuthorityKind, Duty, Words } from '../world.types.ts';

export type AuthoritySeed = {
  readonly code: string;
  readonly kind: AuthorityKind;
  readonly name: Words;
  readonly shortName: Words;
  /** Municipality of a municipal authority; null for a regional one. */
  readonly municipalityId: string | null;
  readonly duties: readonly Duty[];
  readonly hours: Authority['hours'];
  readonly executors: number;
};

type Options = { hours?: Authority['hours']; executors?: number; municipalityId?: string };

/** One line of an authorities' list: names are given as "full / short". */
export function authority(
  kind: AuthorityKind,
  code: string,
  ru: string,
  en: string,
  duties: readonly Duty[],
  { hours = 'office', executors = 4, municipalityId }: Options = {},
): AuthoritySeed {
  const [fullRu = ru, shortRu = fullRu] = ru.split(' / ');
  const [fullEn = en, shortEn = fullEn] = en.split(' / ');
  const name = { ru: fullRu, en: fullEn };
  return {
    code,
    kind,
    name,
    shortName: { ru: shortRu, en: shortEn },
    municipalityId: municipalityId ?? null,
    duties,
    hours,
    executors,
  };
}
