import classes from './marked.module.css';

interface MarkedProps {
  readonly text: string;
  readonly marks: readonly { start: number; end: number }[];
}

/** A text with what was looked for lit in it. */
export function Marked({ text, marks }: MarkedProps) {
  const pieces = marks.flatMap(({ start, end }, index) => {
    const before = text.slice(marks[index - 1]?.end ?? 0, start);
    return [
      before,
      <mark key={start} className={classes.mark}>
        {text.slice(start, end)}
      </mark>,
    ];
  });
  return (
    <>
      {pieces}
      {text.slice(marks.at(-1)?.end ?? 0)}
    </>
  );
}
