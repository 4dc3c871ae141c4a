import { Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useId } from 'react';
import { useDuty } from '../access/duties.ts';
import { send } from '../data/client.ts';
import { asProblem } from '../data/problem.ts';
import { ActButton } from '../parts/act-button.tsx';
import { FactList } from '../parts/fact-list.tsx';
import { useWords } from '../words/use-words.ts';
import type { Contact } from './safeguards.api.ts';
import classes from './safeguards.module.css';

/** Shown only when asked for, and forgotten with the page: whoever answers looks, and the look is logged. */
export function HowToReach({ messageId }: { messageId: string }) {
  const { t } = useWords();
  const may = useDuty('draft');
  const how = useId();
  const look = useMutation({
    mutationFn: () => send<Contact>('POST', `/api/messages/${messageId}/contact`),
    gcTime: 0,
  });
  if (!may) return null;
  if (look.data)
    return (
      <div className={classes.contact} role="status">
        <FactList
          facts={[
            [t('contact.name'), look.data.name ?? t('contact.unnamed')],
            [t('contact.reach'), look.data.contact ?? t('contact.unnamed')],
          ]}
        />
        <Text size="xs" c="dimmed">
          {t('contact.seen')}
        </Text>
      </div>
    );
  return (
    <div className={classes.reach}>
      <ActButton
        size="compact-xs"
        loading={look.isPending}
        aria-describedby={how}
        onClick={() => look.mutate()}
      >
        {t('contact.show')}
      </ActButton>
      <Text size="xs" c="dimmed" id={how} role={look.error ? 'alert' : undefined}>
        {look.error ? asProblem(look.error).detail : t('contact.logged')}
      </Text>
    </div>
  );
}
