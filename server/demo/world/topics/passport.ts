/** The short form in which topic passports are written by hand. */
import type { Demand, Duty, Severity, TopicGroup, TopicPassport } from '../world.types.ts';

export type TopicSeed = {
  readonly name: string;
  /** "русский / English", like every text of the seed. */
  readonly title: string;
  readonly about: string;
  /** Comma-separated cold-start words. */
  readonly words: string;
  readonly severity: Severity;
  readonly term: `${TopicPassport['resolution']['days']} ${TopicPassport['resolution']['counted']}`;
  readonly duty: Duty;
  readonly share: number;
  readonly demand?: Demand;
  readonly season?: readonly [from: number, to: number];
  readonly proof?: TopicPassport['proof'];
  readonly isPrivate?: true;
  readonly explain?: true;
  readonly objectionDays?: number;
};

const BY_PLACE: ReadonlySet<Duty> = new Set<Duty>([
  'local roads',
  'improvement',
  'lighting',
  'town hall',
  'heat',
  'water',
  'city transport',
  'local education',
]);

/** PRODUCT default: a resident has fifteen days to object to a final answer. */
const OBJECTION_DAYS = 15;

function words(text: string): { ru: string; en: string } {
  const [ru, en, ...rest] = text.split(' / ');
  if (!ru || !en || rest.length > 0) throw new Error(`expected "русский / English": ${text}`);
  return { ru, en };
}

function listed(text: string): string[] {
  return text.split(',').map((word) => word.trim());
}

function passport(groupCode: string, seed: TopicSeed): TopicPassport {
  const keywords = words(seed.words);
  const [days, counted] = seed.term.split(' ');
  return {
    code: `${groupCode}.${seed.name}`,
    groupCode,
    name: words(seed.title),
    description: words(seed.about),
    keywords: { ru: listed(keywords.ru), en: listed(keywords.en) },
    severity: seed.severity,
    resolution: { days: Number(days), counted } as TopicPassport['resolution'],
    season: seed.season ? { from: seed.season[0], to: seed.season[1] } : null,
    duty: seed.duty,
    level: BY_PLACE.has(seed.duty) ? 'municipal by place' : 'regional',
    proof: seed.proof ?? 'photo',
    visibility: seed.isPrivate ? 'private' : 'public',
    objectionDays: seed.objectionDays ?? OBJECTION_DAYS,
    type: seed.explain ? 'explain' : 'solve',
    share: seed.share,
    demand: seed.demand ?? 'even',
  };
}

export function group(code: string, title: string, topics: readonly TopicSeed[]): TopicGroup {
  return { code, name: words(title), topics: topics.map((seed) => passport(code, seed)) };
}
