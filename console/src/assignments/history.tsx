import { Text } from '@mantine/core';
import { Files } from '../parts/files.tsx';
import { useDates } from '../words/dates.ts';
import { useWords, type Words } from '../words/use-words.ts';
import type { Assignment, LetterLine, Owner } from './assignments.api.ts';
import classes from './assignments.module.css';

/** What both centres said and did, the oldest first: they see it alike. */
export function History({ assignment }: { assignment: Assignment }) {
  const { t } = useWords();
  return (
    <section aria-label={t('passing.history')}>
      <Text size="xs" c="dimmed" mb={4}>
        {t('passing.history')}. {t('passing.historyHow')}
      </Text>
      <ol className={classes.history}>
        {assignment.letters.map((letter) => (
          <Letter key={letter.id} letter={letter} assignment={assignment} />
        ))}
      </ol>
    </section>
  );
}

function Letter({ letter, assignment }: { letter: LetterLine; assignment: Assignment }) {
  const words = useWords();
  const { t, code, name } = words;
  const dates = useDates();
  const who = letter.ours ? t('passing.us') : name(assignment.partner.centre);
  return (
    <li className={classes.letter}>
      {code('letter', letter.kind)}{' '}
      <span className={classes.dim}>
        {who} · <time dateTime={letter.at}>{dates.moment(letter.at)}</time>
        {letter.late && ` · ${t('passing.tooLate')}`}
      </span>
      {letter.reason && letter.kind !== 'passed' && <q>{letter.reason}</q>}
      {letter.text && <p>{letter.text}</p>}
      <Files files={letter.files} />
      {letter.owner && (
        <div className={classes.dim}>
          {t(letter.kind === 'decided' ? 'passing.decidedFor' : 'passing.proposed', {
            owner: ownerWords(words, letter.owner),
          })}
        </div>
      )}
      {letter.dueAt && (
        <div className={classes.dim}>{t('passing.dueAnswer', { at: dates.moment(letter.dueAt) })}</div>
      )}
      {letter.kind === 'judged' && <div className={classes.dim}>{verdictWords(words, letter)}</div>}
    </li>
  );
}

export function ownerWords({ t, name }: Words, owner: Owner): string {
  if (owner.kind === 'back') return t('passedIn.ownerBack');
  return owner.kind === 'centre' ? name(owner.name) : owner.name;
}

function verdictWords({ t }: Words, { solved, rating }: LetterLine): string {
  const said = solved === null ? '' : t(solved ? 'passing.solved' : 'passing.notSolved');
  return [said, rating === null ? '' : t('context.rating', { rating })].filter(Boolean).join(' · ');
}
