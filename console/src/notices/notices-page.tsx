import { Button, Paper, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ActButton } from '../parts/act-button.tsx';
import { Page } from '../parts/page.tsx';
import { Saying, Shown } from '../parts/screens.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import { useWords } from '../words/use-words.ts';
import { Absences } from './absences.tsx';
import { LinkMessenger } from './messenger.tsx';
import { NoticeLine } from './notice-line.tsx';
import { HowIAmTold } from './notice-settings.tsx';
import { type Notice, noticesQuery, useMarkRead } from './notices.api.ts';

/** All notices of a person, how they come, and who stands in. */
export function NoticesPage() {
  const { t } = useWords();
  usePageTitle(t('notices.title'));
  const asked = useInfiniteQuery(noticesQuery);
  const mark = useMarkRead();
  const unread = asked.data?.pages[0]?.unread ?? 0;
  const shown = {
    data: asked.data?.pages.flatMap(({ items }) => items),
    error: asked.error,
    refetch: asked.refetch,
  };
  return (
    <Page
      title={t('notices.title')}
      acts={
        unread > 0 && <ActButton onClick={() => mark.mutate(undefined)}>{t('notices.readAll')}</ActButton>
      }
    >
      <Shown of={shown}>{(items) => <List items={items} onRead={(id) => mark.mutate([id])} />}</Shown>
      {asked.hasNextPage && (
        <Button variant="subtle" loading={asked.isFetchingNextPage} onClick={() => asked.fetchNextPage()}>
          {t('notices.more')}
        </Button>
      )}
      <Part title={t('notices.settings')} how={t('notices.settingsHow')}>
        <HowIAmTold />
      </Part>
      <Part title={t('messenger.link')} how={t('messenger.what')}>
        <LinkMessenger />
      </Part>
      <Part title={t('away.title')} how={t('away.how')}>
        <Absences />
      </Part>
    </Page>
  );
}

function List({ items, onRead }: { items: readonly Notice[]; onRead: (id: string) => void }) {
  const { t } = useWords();
  if (items.length === 0)
    return (
      <Saying icon="bell" title={t('notices.none')}>
        {t('notices.noneHow')}
      </Saying>
    );
  return (
    <Paper p={0}>
      {items.map((notice) => (
        <NoticeLine key={notice.id} notice={notice} onOpen={() => notice.readAt ?? onRead(notice.id)} />
      ))}
    </Paper>
  );
}

function Part({ title, how, children }: { title: string; how: string; children: React.ReactNode }) {
  return (
    <Stack gap="sm" component="section">
      <Title order={2}>{title}</Title>
      <Text size="sm" c="dimmed" maw={640}>
        {how}
      </Text>
      {children}
    </Stack>
  );
}
