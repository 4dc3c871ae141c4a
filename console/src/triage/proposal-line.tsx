import { UnstyledButton } from '@mantine/core';
import type { KeyboardEvent, ReactNode } from 'react';
import { KeyCap } from '../parts/act-button.tsx';
import { useWords } from '../words/use-words.ts';
import classes from './arrival.module.css';
import type { Reason } from './arrivals.api.ts';
import type { Speaks } from './marks.ts';
import { reasonInWords } from './reason-words.ts';

export type Field = Speaks | 'authority' | 'type';

export interface LineState {
  readonly editing: Field | undefined;
  readonly edit: (field: Field | undefined) => void;
  /** Lights up the words that decided. */
  readonly light: (speaks: Speaks | undefined) => void;
}

interface LineProps extends LineState {
  readonly field: Field;
  readonly name: string;
  readonly keyName?: string;
  readonly shown: ReactNode;
  readonly changed: boolean;
  readonly side?: ReactNode;
  readonly below?: ReactNode;
  readonly form: ReactNode;
}

/** A name, what is proposed and why; it becomes a field while it is changed. */
export function Line({
  field,
  name,
  keyName,
  shown,
  changed,
  side,
  below,
  form,
  editing,
  edit,
  light,
}: LineProps) {
  const { t } = useWords();
  const speaks = field === 'authority' || field === 'type' ? 'other' : field;
  const leave = () => light(undefined);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') edit(undefined);
  };
  return (
    // Hovering only lights up words; everything it does is done by focus as well.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      className={classes.field}
      onMouseEnter={() => light(speaks)}
      onMouseLeave={leave}
      onFocus={() => light(speaks)}
      onBlur={leave}
      onKeyDown={onKeyDown}
    >
      <span className={classes.name}>
        {name}
        {keyName && <KeyCap name={keyName} />}
      </span>
      {editing === field ? (
        form
      ) : (
        <div>
          <UnstyledButton
            className={classes.value}
            aria-label={`${name}: ${t('act.change')}`}
            onClick={() => edit(field)}
          >
            <span className={changed ? classes.changed : undefined}>{shown}</span>
          </UnstyledButton>
          {below}
        </div>
      )}
      <span>{changed ? <small className={classes.changed}>{t('triage.changed')}</small> : side}</span>
    </div>
  );
}

export function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  const words = useWords();
  const texts = [...new Set(reasons.flatMap((reason) => reasonInWords(words, reason) ?? []))];
  if (texts.length === 0) return null;
  return <small className={classes.why}>{texts.join(' · ')}</small>;
}
