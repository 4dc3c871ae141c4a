import { Anchor, Group, Paper, SegmentedControl, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ActButton } from '../parts/act-button.tsx';
import { Page } from '../parts/page.tsx';
import { Saying, Shown } from '../parts/screens.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import { useDirectory } from '../territory/directory.ts';
import { spoken } from '../words/case-number.ts';
import { useWords } from '../words/use-words.ts';
import { AcceptDialog } from './accept-dialog.tsx';
import { type Assignment, type InboxView, inboxQuery } from './assignments.api.ts';
import classes from './assignments.module.css';
import { DocumentView } from './document-view.tsx';
import { History } from './history.tsx';
import { OwnerDialog } from './owner-dialog.tsx';
import { Heading } from './passed-section.tsx';
import { SayDialog } from './say-dialog.tsx';

/** What other centres passed to ours: to accept, or to say whose it is. */
export function PassedInPage() {
  const { t } = useWords();
  usePageTitle(t('passedIn.title'));
  const [view, setView] = useState<InboxView>('waiting');
  const asked = useQuery(inboxQuery(view));
  return (
    <Page title={t('passedIn.title')}>
      <Text size="sm" c="dimmed" maw={640}>
        {t('passedIn.how')}
      </Text>
      <SegmentedControl
        value={view}
        onChange={(value) => setView(value as InboxView)}
        style={{ alignSelf: 'flex-start' }}
        data={[
          { value: 'waiting', label: t('passedIn.waiting', { count: asked.data?.waiting ?? 0 }) },
          { value: 'open', label: t('passedIn.open') },
          { value: 'ended', label: t('passedIn.ended') },
        ]}
      />
      <Shown of={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <Saying icon="check" title={t('passedIn.none')}>
              {t('passedIn.noneHow')}
            </Saying>
          ) : (
            items.map((one) => <Card key={one.id} assignment={one} />)
          )
        }
      </Shown>
    </Page>
  );
}

type Asking = 'accept' | 'refuse' | 'decide' | 'say';
const labels = {
  accept: 'passedIn.accept',
  decide: 'passedIn.decide',
  refuse: 'passedIn.refuse',
  say: 'passing.say',
} as const;

function Card({ assignment }: { assignment: Assignment }) {
  const { t, name } = useWords();
  const { topic } = useDirectory();
  const [asking, setAsking] = useState<Asking>();
  const close = () => setAsking(undefined);
  const offered = (Object.keys(labels) as Asking[]).filter((act) => assignment.acts.includes(act));
  const here = name(topic.get(assignment.topicId ?? '')?.name);
  return (
    <Paper p="lg" className={classes.card} component="article">
      <Heading assignment={assignment} />
      <DocumentView document={assignment.document} topicHere={here || null} />
      {assignment.letters.length > 1 && <History assignment={assignment} />}
      <Group gap="sm">
        {offered.map((act, index) => (
          <ActButton
            key={act}
            variant={index === 0 && act !== 'say' ? 'filled' : 'default'}
            onClick={() => setAsking(act)}
          >
            {t(labels[act])}
          </ActButton>
        ))}
        {assignment.caseId && (
          <Anchor component={Link} to={`/cases/${assignment.caseId}`} size="sm">
            {t('passedIn.openCase')} {spoken(assignment.caseNumber)}
          </Anchor>
        )}
      </Group>
      {asking === 'accept' && <AcceptDialog assignment={assignment} close={close} />}
      {(asking === 'refuse' || asking === 'decide') && (
        <OwnerDialog what={asking} assignment={assignment} close={close} />
      )}
      {asking === 'say' && <SayDialog what="say" assignment={assignment} close={close} />}
    </Paper>
  );
}
