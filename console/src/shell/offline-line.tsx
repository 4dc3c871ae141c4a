import { useNetwork } from '@mantine/hooks';
import { Icon } from '../parts/icon.tsx';
import { useWords } from '../words/use-words.ts';
import { useConnection } from './live.ts';
import classes from './offline-line.module.css';

/** Says that what is shown may be old, and that nothing needs doing about it. */
export function OfflineLine() {
  const { t } = useWords();
  const { online } = useNetwork();
  const connection = useConnection();
  if (online && connection !== 'lost') return null;
  return (
    <p className={classes.line} role="status">
      <Icon name="alert" size={16} />
      {t(online ? 'frame.connectionLost' : 'frame.offline')}
    </p>
  );
}
