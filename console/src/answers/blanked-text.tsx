import { blanksIn } from '../../../server/answers/suggest/blanks.rules.ts';
import classes from './answer.module.css';

/** Words with what is left to fill in marked. */
export function BlankedText({ text }: { text: string }) {
  const blanks = blanksIn(text);
  const ends = [0, ...blanks.map(({ end }) => end)];
  return (
    <p className={classes.said} dir="auto">
      {blanks.map((blank, at) => (
        <span key={blank.start}>
          {text.slice(ends[at], blank.start)}
          <mark className={classes.blank}>{blank.text}</mark>
        </span>
      ))}
      {text.slice(ends.at(-1))}
    </p>
  );
}
