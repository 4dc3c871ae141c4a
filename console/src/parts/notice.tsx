import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import classes from './notice.module.css';

interface NoticeProps {
  /** `late`: something failed, read out at once; `soon`: somebody should look; `plain`: good to know. */
  readonly kind: 'late' | 'soon' | 'plain';
  readonly title?: string;
  readonly children?: ReactNode;
}

export function Notice({ kind, title, children }: NoticeProps) {
  return (
    <div className={classes.notice} data-kind={kind} role={kind === 'late' ? 'alert' : 'status'}>
      {kind !== 'plain' && <Icon name="alert" size={16} />}
      <div className={classes.words}>
        {title && <strong>{title}</strong>}
        {children}
      </div>
    </div>
  );
}
