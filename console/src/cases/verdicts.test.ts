import { describe, expect, it } from 'vitest';
import type { StoryEntry } from './cases.api.ts';
import { verdictsIn } from './verdicts.ts';

const entry = (id: string, type: string, more: Partial<StoryEntry> = {}): StoryEntry => ({
  id,
  at: '2026-05-01T10:00:00.000Z',
  type,
  actorKind: 'resident',
  actorName: null,
  reason: null,
  data: {},
  ...more,
});
const rated = (solved: boolean | null, rating: number | null) => ({
  data: { answerId: 'a', solved, rating },
});

describe('what a resident said to an answer', () => {
  it('carries the words their case was reopened with', () => {
    const story = [
      entry('1', 'resident.rated', rated(false, 2)),
      entry('2', 'resident.objected'),
      entry('3', 'case.reopened', { reason: 'The glass is still there' }),
    ];
    expect(verdictsIn(story)).toEqual([
      { id: '1', at: story[0]!.at, solved: false, rating: 2, words: 'The glass is still there' },
    ]);
  });
  it('carries no words where the server wrote the reason', () => {
    const story = [
      entry('1', 'resident.rated', rated(false, null)),
      entry('2', 'case.reopened', { reason: 'the resident says it is not solved' }),
    ];
    expect(verdictsIn(story)[0]?.words).toBeNull();
  });
  it('is kept apart from a reopening at another time', () => {
    const story = [
      entry('1', 'resident.rated', rated(null, 5)),
      entry('2', 'case.reopened', { at: '2026-05-02T10:00:00.000Z', reason: 'It came back' }),
    ];
    expect(verdictsIn(story)).toMatchObject([{ solved: null, rating: 5, words: null }]);
  });
});
