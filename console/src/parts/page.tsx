import { Group, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './page.module.css';
import { usePageTitle } from './use-page-title.ts';

/** A page that scrolls as a whole: its name, what can be done, and the rest. */
export function Page({ title, acts, children }: { title: string; acts?: ReactNode; children: ReactNode }) {
  usePageTitle(title);
  return (
    <div className={classes.page}>
      <Stack gap="lg" className={classes.inner}>
        <Group justify="space-between" mih={30}>
          <Title order={1}>{title}</Title>
          {acts && <Group gap="sm">{acts}</Group>}
        </Group>
        {children}
      </Stack>
    </div>
  );
}
