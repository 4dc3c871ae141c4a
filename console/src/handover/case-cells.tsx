import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { CaseRow } from '../cases/cases.api.ts';
import { leftBriefly } from '../parts/time-left-words.ts';
import { useDirectory } from '../territory/directory.ts';
import tables from '../territory/tables.module.css';
import { useWords } from '../words/use-words.ts';

/** A case by its topic and title, and why it cannot be handed over where it cannot. */
export function CaseCell({ row, why }: { row: CaseRow; why: string | undefined }) {
  const { name } = useWords();
  const { topic } = useDirectory();
  return (
    <>
      <Link to="/cases/{-$caseId}" params={{ caseId: row.id }} className={tables.link}>
        {name(topic.get(row.topicId)?.name)}
      </Link>
      <Text size="xs" c="dimmed" lang={row.language} lineClamp={2}>
        {row.title}
      </Text>
      {why && (
        <Text size="xs" c="var(--heed-late)">
          {why}
        </Text>
      )}
    </>
  );
}

export function LeftCell({ row: { nextDue } }: { row: CaseRow }) {
  const words = useWords();
  if (!nextDue) return <>—</>;
  return (
    <span style={nextDue.overdue ? { color: 'var(--heed-late)' } : {}}>{leftBriefly(words, nextDue)}</span>
  );
}
