import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AssignmentState,
  commonParent,
  goesAbove,
  isEnded,
  type LetterKind,
  letterKinds,
  type Side,
  type Standing,
  stateAfter,
  stateHeard,
} from './assignment.rules.ts';

const standing = (state: AssignmentState, more: Partial<Standing> = {}): Standing => ({
  state,
  purpose: 'work',
  binding: false,
  ...more,
});

const sides = fc.constantFrom<Side>('given', 'taken');
/** Somebody writes, or one side hears the next letter of the other. */
const happenings = fc.array(
  fc.oneof(
    fc.record({ by: sides, kind: fc.constantFrom<LetterKind>(...letterKinds) }),
    fc.record({ hears: sides }),
  ),
  { maxLength: 30 },
);

/** Both sides with letters under way between them; each side knows only what it wrote and heard. */
function play(
  script: readonly ({ by: Side; kind: LetterKind } | { hears: Side })[],
  purpose: Standing['purpose'],
) {
  const states: Record<Side, AssignmentState> = { given: 'offered', taken: 'offered' };
  const underWay: Record<Side, { kind: LetterKind; by: Side }[]> = { given: [], taken: [] };
  const hear = (side: Side) => {
    const letter = underWay[side].shift();
    if (letter)
      states[side] = stateHeard(standing(states[side], { purpose }), letter.kind, letter.by) ?? states[side];
  };
  for (const step of script) {
    if ('hears' in step) {
      hear(step.hears);
      continue;
    }
    const after = stateAfter(standing(states[step.by], { purpose }), step.kind, step.by);
    if (!after) continue;
    states[step.by] = after;
    underWay[step.by === 'given' ? 'taken' : 'given'].push(step);
  }
  while (underWay.given.length + underWay.taken.length > 0) {
    hear('given');
    hear('taken');
  }
  return states;
}

describe('an assignment', () => {
  it('ends the same on both sides, however their letters crossed', () => {
    fc.assert(
      fc.property(happenings, fc.constantFrom('work' as const, 'decide' as const), (script, purpose) => {
        const { given, taken } = play(script, purpose);
        expect(given).toBe(taken);
      }),
      { numRuns: 500 },
    );
  });

  it('is over once it is refused, decided or withdrawn, whoever writes what', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<AssignmentState>('refused', 'decided', 'withdrawn'),
        fc.constantFrom<LetterKind>(...letterKinds),
        sides,
        (state, kind, by) => {
          expect(isEnded(state)).toBe(true);
          expect(stateAfter(standing(state), kind, by)).toBeUndefined();
        },
      ),
    );
  });

  it('cannot be refused once a centre above has decided, nor go round where it is decided', () => {
    expect(stateAfter(standing('offered'), 'refused', 'taken')).toBe('refused');
    expect(stateAfter(standing('offered', { binding: true }), 'refused', 'taken')).toBeUndefined();
    expect(stateAfter(standing('offered', { purpose: 'decide' }), 'refused', 'taken')).toBeUndefined();
    expect(stateAfter(standing('offered', { purpose: 'decide' }), 'decided', 'taken')).toBe('decided');
    expect(stateAfter(standing('offered'), 'decided', 'taken')).toBeUndefined();
  });

  it('begins again when the resident objects, and is taken back by nobody but its giver', () => {
    expect(stateAfter(standing('answered'), 'reopened', 'given')).toBe('accepted');
    expect(stateAfter(standing('accepted'), 'withdrawn', 'taken')).toBeUndefined();
  });
});

describe('refusals', () => {
  it('go above with the third, as forwarding between authorities does', () => {
    expect([1, 2, 3, 4].map(goesAbove)).toEqual([false, false, true, true]);
  });

  it('go to the nearest centre that stands above both, which may be one of them', () => {
    const parents: Record<string, string | null> = {
      country: null,
      east: 'country',
      west: 'country',
      town: 'east',
    };
    const parentOf = (id: string) => parents[id] ?? null;
    expect(commonParent('town', 'west', parentOf)).toBe('country');
    expect(commonParent('town', 'east', parentOf)).toBe('east');
    expect(commonParent('east', 'elsewhere', parentOf)).toBeUndefined();
  });
});
