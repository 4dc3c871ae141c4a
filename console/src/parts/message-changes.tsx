import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { Disclosure } from './disclosure.tsx';
import { Icon } from './icon.tsx';

interface Changes {
  readonly firstText: string | null;
  readonly editedAt: string | null;
  readonly deletedAt: string | null;
}

/** Whether its author has changed or taken back a message since: in words beside a sign. */
export function ChangeSign({ message, className }: { message: Changes; className: string | undefined }) {
  const { t } = useWords();
  const dates = useDates();
  const at = message.deletedAt ?? message.editedAt;
  if (at === null) return null;
  return (
    <span className={className}>
      <Icon name={message.deletedAt ? 'cross' : 'pen'} size={13} />
      {t(message.deletedAt ? 'message.deleted' : 'message.edited', { at: dates.moment(at) })}
    </span>
  );
}

/** The words a message came with, where they have been changed since. */
export function FirstWords({ message: { firstText }, language }: { message: Changes; language: string }) {
  const { t } = useWords();
  if (firstText === null) return null;
  return (
    <Disclosure title={t('message.firstText')}>
      <p lang={language} dir="auto" style={{ margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {firstText}
      </p>
    </Disclosure>
  );
}
