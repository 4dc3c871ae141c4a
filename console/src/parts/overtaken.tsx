import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../words/use-words.ts';
import { ActButton } from './act-button.tsx';
import { Notice } from './notice.tsx';

interface OvertakenProps {
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
  /** What stands now, where it can be said. */
  readonly children?: ReactNode;
}

/** Somebody else has saved meanwhile: the words typed stay, and their writer chooses whose go on. */
export function Overtaken({ keepMine, takeTheirs, children }: OvertakenProps) {
  const { t } = useWords();
  return (
    <Notice kind="late" title={t('problem.changedMeanwhile')}>
      {children ?? t('overtaken.how')}
      <Group gap="sm" mt="sm">
        <ActButton type="button" onClick={keepMine}>
          {t('overtaken.keepMine')}
        </ActButton>
        <ActButton type="button" onClick={takeTheirs}>
          {t('overtaken.takeTheirs')}
        </ActButton>
      </Group>
    </Notice>
  );
}
