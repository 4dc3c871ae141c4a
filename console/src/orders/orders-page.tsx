import { SegmentedControl } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Page } from '../parts/page.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import { useWords } from '../words/use-words.ts';
import { AppealList } from './appeals.tsx';
import { Instructions } from './instructions.tsx';
import classes from './orders.module.css';
import { TaskList } from './tasks.tsx';

const lists = ['instructions', 'parts', 'appeals'] as const;
type List = (typeof lists)[number];

/** Everything that is due on a day beside the cases themselves. */
export function OrdersPage() {
  const { t } = useWords();
  usePageTitle(t('orders.title'));
  const { list } = useParams({ from: '/orders/{-$list}' });
  const navigate = useNavigate();
  const shown: List = lists.find((one) => one === list) ?? 'instructions';
  const names = {
    instructions: t('order.title'),
    parts: t('task.title'),
    appeals: t('appeal.many'),
  };
  return (
    <Page title={t('orders.title')}>
      <SegmentedControl
        className={classes.lists}
        aria-label={t('orders.title')}
        value={shown}
        onChange={(next) => navigate({ to: '/orders/{-$list}', params: { list: next } })}
        data={lists.map((value) => ({ value, label: names[value] }))}
      />
      {shown === 'instructions' && <Instructions />}
      {shown === 'parts' && <TaskList />}
      {shown === 'appeals' && <AppealList />}
    </Page>
  );
}
