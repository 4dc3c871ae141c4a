import type { Proposal } from './arrivals.api.ts';

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Which part of a proposal a piece of text speaks for. */
export type Speaks = 'topic' | 'place' | 'severity' | 'watch' | 'other';

export interface Mark extends Span {
  readonly speaks: Speaks;
}

export interface Piece {
  readonly text: string;
  readonly speaks: ReadonlySet<Speaks>;
}

const placed = <T extends Partial<Span>>(spans: readonly T[], speaks: Speaks): Mark[] =>
  spans.flatMap(({ start, end }) =>
    start === undefined || end === undefined ? [] : [{ start, end, speaks }],
  );

/** Everything in the text that decided something, for the topic most likely. */
export function marksOf(proposal: Proposal): Mark[] {
  return [
    ...placed(proposal.topics[0]?.fragments.filter(({ weight }) => weight > 0) ?? [], 'topic'),
    ...placed(proposal.place.mentions, 'place'),
    ...placed([...proposal.severity.reasons, ...proposal.emergencyReasons], 'severity'),
    ...placed(
      proposal.watches.flatMap(({ highlights }) => highlights),
      'watch',
    ),
    ...placed([...proposal.type.reasons, ...(proposal.setAside?.reasons ?? [])], 'other'),
  ];
}

/** Cuts the text at every border of a mark, so that marks may overlap. */
export function piecesOf(text: string, marks: readonly Mark[]): Piece[] {
  const inside = marks.filter(({ start, end }) => start >= 0 && end <= text.length && start < end);
  const borders = [...new Set([0, text.length, ...inside.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  return borders.slice(0, -1).map((from, index) => {
    const to = borders[index + 1]!;
    const speaks = inside.filter(({ start, end }) => start <= from && end >= to).map((mark) => mark.speaks);
    return { text: text.slice(from, to), speaks: new Set(speaks) };
  });
}
