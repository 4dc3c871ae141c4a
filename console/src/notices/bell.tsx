import { ActionIcon, Group, Indicator, Popover, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Icon } from '../parts/icon.tsx';
import { Saying, Shown } from '../parts/screens.tsx';
import { useWords } from '../words/use-words.ts';
import { NoticeLine } from './notice-line.tsx';
import { noticesQuery, useMarkRead } from './notices.api.ts';
import classes from './notices.module.css';

/** What concerns me, beside everything else: how many are unread, and the newest at a click. */
export function Bell() {
  const { t } = useWords();
  const [opened, { toggle, close }] = useDisclosure(false);
  const asked = useInfiniteQuery(noticesQuery);
  const mark = useMarkRead();
  const unread = asked.data?.pages[0]?.unread ?? 0;
  const shown = { data: asked.data?.pages[0]?.items, error: asked.error, refetch: asked.refetch };
  return (
    <Popover
      opened={opened}
      onChange={(next) => !next && close()}
      position="bottom-end"
      width={380}
      trapFocus
    >
      <Indicator
        disabled={unread === 0}
        label={unread > 99 ? '99+' : unread}
        size={16}
        offset={7}
        color="red"
      >
        <Popover.Target>
          <ActionIcon aria-label={t('notices.bell', { count: unread })} onClick={toggle}>
            <Icon name="bell" />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown p={0} maw="100vw" aria-label={t('notices.title')}>
        <Group justify="space-between" px="md" py="sm">
          <Text fw={600}>{t('notices.title')}</Text>
          {unread > 0 && (
            <UnstyledButton fz="sm" c="var(--mantine-color-anchor)" onClick={() => mark.mutate(undefined)}>
              {t('notices.readAll')}
            </UnstyledButton>
          )}
        </Group>
        <div className={classes.list}>
          <Shown of={shown} rows={3}>
            {(items) =>
              items.length === 0 ? (
                <Saying icon="bell" title={t('notices.none')}>
                  {t('notices.noneHow')}
                </Saying>
              ) : (
                items.map((notice) => (
                  <NoticeLine
                    key={notice.id}
                    notice={notice}
                    onOpen={() => {
                      close();
                      if (!notice.readAt) mark.mutate([notice.id]);
                    }}
                  />
                ))
              )
            }
          </Shown>
        </div>
        <Text size="sm" px="md" py="sm">
          <Link to="/notices" onClick={close}>
            {t('notices.all')}
          </Link>
        </Text>
      </Popover.Dropdown>
    </Popover>
  );
}
