import { Button, Modal, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../words/use-words.ts';
import classes from './files.module.css';
import { Icon } from './icon.tsx';

interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
}

/** Kinds a browser shows safely; the server sends everything else as a download. */
const pictures = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp']);

const addressOf = ({ id }: Attachment) => `/api/files/${id}`;

/** One its author attached and nobody can open. */
interface Missing {
  readonly name: string;
  readonly state: 'waiting' | 'gone' | 'too large' | 'too many' | 'infected';
}

interface Props {
  readonly files: readonly Attachment[];
  readonly missing?: readonly Missing[] | undefined;
}

/** Attachments: pictures shown small and opened large, the rest to download; below, what is missing and why. */
export function Files({ files, missing = [] }: Props) {
  return (
    <>
      {files.length > 0 && <Kept files={files} />}
      {missing.length > 0 && <MissingFiles missing={missing} />}
    </>
  );
}

function MissingFiles({ missing }: { missing: readonly Missing[] }) {
  const { t } = useWords();
  return (
    <ul aria-label={t('message.filesMissing')} className={classes.missing}>
      {missing.map(({ name, state }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat, and the order is that of the message
        <li key={at}>
          <Icon name={state === 'waiting' ? 'clock' : 'cross'} size={14} />
          <span>{t(`message.fileMissing.${state}`, { name: name || t('message.fileNameless') })}</span>
        </li>
      ))}
    </ul>
  );
}

function Kept({ files }: { files: readonly Attachment[] }) {
  const { t } = useWords();
  const [opened, setOpened] = useState<Attachment>();
  return (
    <>
      <ul aria-label={t('message.files')} className={classes.files}>
        {files.map((file) => (
          <li key={file.id}>
            {pictures.has(file.type) ? (
              <UnstyledButton
                className={classes.picture}
                aria-label={t('message.openPicture', { name: file.name })}
                onClick={() => setOpened(file)}
              >
                <img src={addressOf(file)} alt="" loading="lazy" />
              </UnstyledButton>
            ) : (
              <FileLink file={file} />
            )}
          </li>
        ))}
      </ul>
      {opened && <Picture file={opened} close={() => setOpened(undefined)} />}
    </>
  );
}

function FileLink({ file }: { file: Attachment }) {
  const { t, language } = useWords();
  const kilobytes = new Intl.NumberFormat(language, {
    style: 'unit',
    unit: 'kilobyte',
    maximumFractionDigits: 0,
  });
  const size = kilobytes.format(Math.max(1, file.size / 1024));
  return (
    <a href={addressOf(file)} download={file.name} className={classes.link}>
      {t('message.file', { name: file.name, size })}
    </a>
  );
}

function Picture({ file, close }: { file: Attachment; close: () => void }) {
  const { t } = useWords();
  return (
    <Modal
      opened
      onClose={close}
      title={file.name}
      size="auto"
      closeButtonProps={{ 'aria-label': t('act.close') }}
    >
      <img src={addressOf(file)} alt={file.name} className={classes.large} />
      <Button component="a" href={addressOf(file)} download={file.name} variant="default" mt="sm">
        {t('message.download')}
      </Button>
    </Modal>
  );
}
