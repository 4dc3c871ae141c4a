import { useMemo } from 'react';
import { piecesOf } from '../triage/marks.ts';
import classes from './answer.module.css';
import type { Answer } from './answers.api.ts';

/** The words of an answer; those a finding was seen in are underlined. */
export function MarkedAnswer({ answer }: { answer: Pick<Answer, 'text' | 'findings'> }) {
  const { text, findings } = answer;
  const pieces = useMemo(() => {
    const standing = findings.filter(({ overruled }) => overruled === null);
    const marks = standing.flatMap(({ spans }) =>
      spans.map((span) => ({ ...span, speaks: 'other' as const })),
    );
    return piecesOf(text, marks);
  }, [text, findings]);
  return (
    <p className={classes.said} dir="auto">
      {pieces.map((piece, index) =>
        piece.speaks.size === 0 ? (
          piece.text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no name but their place
          <mark key={index} className={classes.mark}>
            {piece.text}
          </mark>
        ),
      )}
    </p>
  );
}
