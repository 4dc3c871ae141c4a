/** What is known of a case or a message besides its wording. Ids and names are compared as they are: use one spelling. */
export interface Problem {
  topic?: string;
  topicGroup?: string;
  municipality?: string;
  settlement?: string;
  street?: string;
  house?: string;
  /** Degrees, WGS 84. */
  point?: { lat: number; lon: number };
  /** Milliseconds since 1970. */
  time: number;
  /** Stems of the words of content. */
  terms: readonly string[];
}

export interface SameProblemOptions {
  /** How much a stem tells, from 0 (everybody's word) to 1; for instance its inverse document frequency, scaled. Default 1. */
  rarity?: (term: string) => number;
  /** Milliseconds after which two messages are half as likely to be of one problem. Default three days. */
  halfLife?: number;
  /** Metres at which two points are half as likely to be one place. Default 150. */
  radius?: number;
  /** Score from which two are called the same. Default 0.4. */
  threshold?: number;
}

/** One ground of the score: what was compared, how it came out, and how far it agrees, 0–1. */
export interface Ground {
  factor: 'topic' | 'place' | 'time' | 'words';
  finding: Finding;
  agreement: number;
  /** Metres or milliseconds between the two, where that was measured. */
  distance?: number;
  /** Stems in common, the most telling first, at most eight. */
  shared?: string[];
}

export type Finding =
  | 'same-topic'
  | 'same-topic-group'
  | 'other-topic'
  | 'topic-unknown'
  | 'same-house'
  | 'same-street'
  | 'same-settlement'
  | 'same-municipality'
  | 'near-points'
  | 'other-place'
  | 'place-unknown'
  | 'time-between'
  | 'shared-words'
  | 'no-shared-words';

export interface ProblemVerdict {
  same: boolean;
  /** place × time × (0.6 topic + 0.4 words), each 0–1. */
  score: number;
  grounds: Ground[];
}

const DAY = 86_400_000;
const TOPIC_SHARE = 0.6;

/**
 * May two messages in other words tell of one problem? Symmetric. Every ground must hold, so they multiply: another place
 * or a long time ends it; only topic and words can stand in for one another. The weights are judgement, not measurement:
 * show the grounds, and let a person decide.
 */
export function sameProblem(a: Problem, b: Problem, options: SameProblemOptions = {}): ProblemVerdict {
  const { halfLife = 3 * DAY, radius = 150, threshold = 0.4, rarity = () => 1 } = options;
  const topic = compareTopics(a, b);
  const place = comparePlaces(a, b, radius);
  const time = compareTimes(a, b, halfLife);
  const words = compareWords(a, b, rarity);
  const matter =
    topic.finding === 'other-topic' ? 0 : TOPIC_SHARE * topic.agreement + (1 - TOPIC_SHARE) * words.agreement;
  const score = place.agreement * time.agreement * matter;
  return { same: score >= threshold, score, grounds: [topic, place, time, words] };
}

function compareTopics(a: Problem, b: Problem): Ground {
  const ground = (finding: Finding, agreement: number): Ground => ({ factor: 'topic', finding, agreement });
  if (a.topic !== undefined && a.topic === b.topic) return ground('same-topic', 1);
  if (a.topicGroup !== undefined && a.topicGroup === b.topicGroup) return ground('same-topic-group', 0.6);
  const known = (p: Problem) => p.topic !== undefined || p.topicGroup !== undefined;
  return known(a) && known(b) ? ground('other-topic', 0) : ground('topic-unknown', 0.5);
}

/** From the narrowest thing both know. Houses of one street may share a fault, so another house lowers and does not end. */
function comparePlaces(a: Problem, b: Problem, radius: number): Ground {
  const ground = (finding: Finding, agreement: number): Ground => ({ factor: 'place', finding, agreement });
  if (differ(a.municipality, b.municipality) || differ(a.settlement, b.settlement))
    return ground('other-place', 0);
  if (a.point !== undefined && b.point !== undefined) {
    const distance = metresBetween(a.point, b.point);
    return { ...ground('near-points', 1 / (1 + (distance / radius) ** 2)), distance };
  }
  if (differ(a.street, b.street)) return ground('other-place', 0);
  if (agree(a.street, b.street)) {
    if (agree(a.house, b.house)) return ground('same-house', 1);
    return ground('same-street', differ(a.house, b.house) ? 0.55 : 0.8);
  }
  if (agree(a.settlement, b.settlement)) return ground('same-settlement', 0.4);
  if (agree(a.municipality, b.municipality)) return ground('same-municipality', 0.2);
  return ground('place-unknown', 0.15);
}

function agree(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && a === b;
}

function differ(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b;
}

const EARTH_RADIUS = 6_371_000;

/** Haversine distance. */
function metresBetween(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const rad = Math.PI / 180;
  const dLat = Math.sin(((b.lat - a.lat) * rad) / 2);
  const dLon = Math.sin(((b.lon - a.lon) * rad) / 2);
  const h = dLat * dLat + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * dLon * dLon;
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
}

function compareTimes(a: Problem, b: Problem, halfLife: number): Ground {
  const distance = Math.abs(a.time - b.time);
  return { factor: 'time', finding: 'time-between', agreement: 2 ** (-distance / halfLife), distance };
}

/** Shared weight over the lighter of the two: a short message told in full by a longer one agrees entirely. */
function compareWords(a: Problem, b: Problem, rarity: (term: string) => number): Ground {
  const left = new Set(a.terms);
  const right = new Set(b.terms);
  const lighter = Math.min(weigh(left, rarity), weigh(right, rarity));
  const common = [...left].filter((term) => right.has(term));
  if (common.length === 0 || lighter <= 0)
    return { factor: 'words', finding: 'no-shared-words', agreement: 0 };
  const shared = common.sort((x, y) => rarity(y) - rarity(x) || (x < y ? -1 : 1)).slice(0, 8);
  const agreement = Math.min(1, weigh(new Set(common), rarity) / lighter);
  return { factor: 'words', finding: 'shared-words', agreement, shared };
}

function weigh(terms: Set<string>, rarity: (term: string) => number): number {
  let sum = 0;
  for (const term of terms) sum += rarity(term);
  return sum;
}
