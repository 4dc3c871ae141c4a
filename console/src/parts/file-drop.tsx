import { Button, FileButton, Text } from '@mantine/core';
import { type DragEvent, useState } from 'react';
import { asProblem } from '../data/problem.ts';
import classes from './file-drop.module.css';
import { Icon } from './icon.tsx';
import { Notice } from './notice.tsx';

interface FileDropProps {
  readonly title: string;
  readonly choose: string;
  /** Kinds and sizes that may come. */
  readonly how: string;
  /** Of the file dialog: `.csv,.xlsx`. */
  readonly accept: string;
  readonly busy: boolean;
  readonly error: Error | null;
  readonly onFile: (file: File) => void;
}

/** A place for one file: dropped, or chosen by the button. */
export function FileDrop({ title, choose, how, accept, busy, error, onFile }: FileDropProps) {
  const [over, setOver] = useState(false);
  const take = (file: File | null | undefined) => {
    if (file && !busy) onFile(file);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way more; the button does the same
    <div
      className={classes.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <Icon name="upload" size={24} />
      <Text size="sm">{title}</Text>
      <FileButton onChange={take} accept={accept}>
        {(props) => (
          <Button {...props} loading={busy}>
            {choose}
          </Button>
        )}
      </FileButton>
      <Text size="xs" c="dimmed">
        {how}
      </Text>
      {error && <Notice kind="late">{asProblem(error).detail}</Notice>}
    </div>
  );
}
