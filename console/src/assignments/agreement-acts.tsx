import { Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { ActButton } from '../parts/act-button.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { Refused } from '../parts/refused.tsx';
import { useWords } from '../words/use-words.ts';
import { type Agreement, useAgreementAct } from './realms.api.ts';

type Act = 'approve' | 'sign' | 'refuse' | 'end';

/** What may be done with it on this side, as it stands. */
function offeredOf({ side, state, mine }: Agreement): Act[] {
  if (side === 'given' && state === 'proposed') return mine ? ['end'] : ['approve', 'end'];
  if (side === 'taken' && state === 'offered') return ['sign', 'refuse'];
  return state === 'offered' || state === 'in force' ? ['end'] : [];
}

export function AgreementActs({ agreed }: { agreed: Agreement }) {
  const { t } = useWords();
  const [asking, setAsking] = useState<Act>();
  return (
    <Group gap="xs">
      {agreed.state === 'proposed' && agreed.mine && (
        <Text size="xs" c="dimmed">
          {t('agreements.needsSecond')}
        </Text>
      )}
      {offeredOf(agreed).map((act) => (
        <ActButton key={act} size="compact-sm" onClick={() => setAsking(act)}>
          {t(`agreements.${act}`)}
        </ActButton>
      ))}
      {asking && <ActDialog act={asking} agreed={agreed} close={() => setAsking(undefined)} />}
    </Group>
  );
}

/** A signature is asked for once more; what ends it needs its reason. */
function ActDialog({ act, agreed, close }: { act: Act; agreed: Agreement; close: () => void }) {
  const { t, code, name } = useWords();
  const [reason, setReason] = useState('');
  const write = useAgreementAct(agreed, close);
  const needsReason = act === 'end' || act === 'refuse';
  return (
    <FormDialog
      title={t(`agreements.${act}`)}
      submitLabel={t(`agreements.${act}`)}
      ready={!needsReason || reason.trim().length > 1}
      busy={write.isPending}
      onSubmit={() => write.mutate({ act, ...(needsReason && { reason: reason.trim() }) })}
      onClose={close}
    >
      <Stack gap="md">
        <Text size="sm">{t(`agreements.${agreed.side}`, { partner: name(agreed.partnerName) })}</Text>
        {needsReason && (
          <Textarea
            label={t('agreements.endWhy')}
            required
            autosize
            minRows={2}
            maxLength={2000}
            data-autofocus
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        {write.error && <Refused error={write.error} state={code('agreementState', agreed.state)} />}
      </Stack>
    </FormDialog>
  );
}
