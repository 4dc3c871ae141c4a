import type { StoryEntry } from './cases.api.ts';

/** What a resident said to a final answer. */
export interface Verdict {
  readonly id: string;
  readonly at: string;
  readonly solved: boolean | null;
  /** 1–5. */
  readonly rating: number | null;
  /** Their own words, as the case was reopened with them. */
  readonly words: string | null;
}

/** What the server gives as the reason where the resident wrote none. */
const wordless = 'the resident says it is not solved';

/** The verdicts told in a case's story, the earliest first. */
export function verdictsIn(story: readonly StoryEntry[]): Verdict[] {
  return story.flatMap(({ id, at, type, data }) => {
    if (type !== 'resident.rated' || typeof data !== 'object' || data === null) return [];
    const reopening = story.find((one) => one.type === 'case.reopened' && one.at === at);
    const words = reopening?.reason ?? null;
    return [
      {
        id,
        at,
        solved: 'solved' in data && typeof data.solved === 'boolean' ? data.solved : null,
        rating: 'rating' in data && typeof data.rating === 'number' ? data.rating : null,
        words: words === wordless ? null : words,
      },
    ];
  });
}
