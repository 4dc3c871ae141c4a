import { UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Icon } from '../../parts/icon.tsx';
import { toastRefused } from '../../parts/toast.tsx';
import { useWords } from '../../words/use-words.ts';
import classes from './follow.module.css';
import { useWorkWrite, workQuery } from './work.api.ts';

/** Hear of every step of a case that is not mine to work on. */
export function Follow({ caseId }: { caseId: string }) {
  const { t } = useWords();
  const { data: work } = useQuery(workQuery(caseId));
  const write = useWorkWrite();
  if (!work) return null;
  const { follows, followers } = work;
  const press = () =>
    write.mutate(
      { method: 'PUT', path: `/api/cases/${caseId}/follow`, body: { follows: !follows } },
      { onError: (error) => toastRefused(t('problem.notDone'), error) },
    );
  return (
    <UnstyledButton
      className={classes.follow}
      aria-pressed={follows}
      title={t('follow.how')}
      disabled={write.isPending}
      onClick={press}
    >
      <Icon name="bell" size={14} />
      {t(follows ? 'follow.off' : 'follow.on')}
      {followers > 0 && <span className={classes.count}>{t('follow.count', { count: followers })}</span>}
    </UnstyledButton>
  );
}
