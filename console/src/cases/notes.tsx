import { Text, Textarea } from '@mantine/core';
import { type KeyboardEvent, useRef } from 'react';
import { ActButton } from '../parts/act-button.tsx';
import { Icon } from '../parts/icon.tsx';
import { useKeptText } from '../parts/kept-text.ts';
import { useKeys } from '../shell/key-bindings.tsx';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { useAddNote } from './acts.ts';
import type { Case } from './cases.api.ts';
import classes from './notes.module.css';

/** What colleagues tell each other; residents never see it. */
export function Notes({ row }: { row: Case }) {
  const { t } = useWords();
  const dates = useDates();
  return (
    <section aria-label={t('notes.title')} className={classes.notes}>
      {row.notes.map((note) => (
        <article key={note.id} className={classes.note}>
          <header>
            <Icon name="lock" size={13} /> {note.byName} · {dates.moment(note.at)}
          </header>
          <p dir="auto">{note.text}</p>
        </article>
      ))}
      <NewNote row={row} />
    </section>
  );
}

function NewNote({ row }: { row: Case }) {
  const { t } = useWords();
  const [text, setText] = useKeptText(`note ${row.id}`);
  const field = useRef<HTMLTextAreaElement>(null);
  const add = useAddNote(row);
  useKeys([{ keys: 'n', says: t('notes.add'), run: () => field.current?.focus() }]);
  const submit = () => {
    const written = text.trim();
    if (written === '' || add.isPending) return;
    // The words stay in the field until the server has them.
    add.mutate(written, { onSuccess: () => setText('') });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
    if (event.key === 'Escape') field.current?.blur();
  };
  return (
    <div className={classes.add}>
      <Textarea
        ref={field}
        flex={1}
        autosize
        minRows={1}
        maxRows={8}
        aria-label={t('notes.add')}
        placeholder={t('notes.placeholder')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        maxLength={10_000}
      />
      {text.trim() !== '' ? (
        <ActButton onClick={submit} loading={add.isPending} keyName="mod+Enter">
          {t('act.addNote')}
        </ActButton>
      ) : (
        <Text size="xs" c="dimmed" component="span" pt={6} aria-hidden="true">
          N
        </Text>
      )}
    </div>
  );
}
