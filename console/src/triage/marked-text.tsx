import { useMemo } from 'react';
import classes from './marked-text.module.css';
import { type Mark, piecesOf, type Speaks } from './marks.ts';

/** The message in its author's words; what decided is underlined, and lit while its row of the proposal is looked at. */
export function MarkedText({
  text,
  marks,
  lit,
  language,
}: {
  text: string;
  marks: readonly Mark[];
  lit: Speaks | undefined;
  language: string;
}) {
  const pieces = useMemo(() => piecesOf(text, marks), [text, marks]);
  return (
    <p className={classes.text} lang={language} dir="auto">
      {pieces.map((piece, index) =>
        piece.speaks.size === 0 ? (
          piece.text
        ) : (
          <mark
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no name but their place
            key={index}
            className={classes.mark}
            data-lit={lit !== undefined && piece.speaks.has(lit) ? true : undefined}
          >
            {piece.text}
          </mark>
        ),
      )}
    </p>
  );
}
