import { Modal, Stack } from '@mantine/core';
import { ActButton } from '../parts/act-button.tsx';
import { useKeys } from '../shell/key-bindings.tsx';
import { useWords } from '../words/use-words.ts';
import { type SetAsideReason, setAsideReasons } from './arrivals.api.ts';

interface SetAsideDialogProps {
  readonly proposed: string | undefined;
  readonly choose: (reason: SetAsideReason) => void;
  readonly close: () => void;
}

/** Setting aside needs a reason from a closed list: one key each. */
export function SetAsideDialog({ proposed, choose, close }: SetAsideDialogProps) {
  const { t, code } = useWords();
  const pick = (reason: SetAsideReason) => {
    close();
    choose(reason);
  };
  useKeys(
    setAsideReasons.map((reason, index) => ({
      keys: String(index + 1),
      says: code('setAside', reason),
      run: () => pick(reason),
    })),
  );
  return (
    <Modal
      opened
      onClose={close}
      title={t('triage.setAsideWhy')}
      size="sm"
      closeButtonProps={{ 'aria-label': t('act.close') }}
      data-own-keys
    >
      <Stack gap="xs" p={3}>
        {setAsideReasons.map((reason, index) => (
          <ActButton
            key={reason}
            keyName={String(index + 1)}
            justify="space-between"
            variant={reason === proposed ? 'light' : 'default'}
            {...(reason === (proposed ?? setAsideReasons[0]) ? { 'data-autofocus': true } : {})}
            onClick={() => pick(reason)}
          >
            {code('setAside', reason)}
          </ActButton>
        ))}
      </Stack>
    </Modal>
  );
}
