import { Code, Modal, TextInput, UnstyledButton } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type RefObject, useState } from 'react';
import { ActButton } from '../parts/act-button.tsx';
import { Shown } from '../parts/screens.tsx';
import { useWords } from '../words/use-words.ts';
import type { AnswerBody } from './answers.api.ts';
import classes from './template-picker.module.css';
import { type FittingTemplate, fittingQuery } from './templates.api.ts';

interface PickerProps {
  readonly caseId: string;
  readonly body: AnswerBody;
  readonly change: (fields: Partial<AnswerBody>) => void;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

/** Ctrl+/ in the editor: words to begin from, put where the cursor stands. */
export function TemplatePicker({ caseId, body, change, field }: PickerProps) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  useHotkeys([['mod+/', () => setOpen(true), { usePhysicalKeys: true }]], []);
  const insert = (template: FittingTemplate) => {
    const at = field.current?.selectionStart ?? body.text.length;
    const until = field.current?.selectionEnd ?? at;
    change({
      text: body.text.slice(0, at) + template.text + body.text.slice(until),
      templateIds: [...new Set([...(body.templateIds ?? []), template.id])],
      ...(template.kind && { kind: template.kind }),
      ...(template.outcome && { outcome: template.outcome }),
    });
    setOpen(false);
    // After the dialog has given the focus back.
    setTimeout(() => {
      field.current?.focus();
      field.current?.setSelectionRange(at, at + template.text.length);
    });
  };
  return (
    <>
      <ActButton keyName="mod+/" onClick={() => setOpen(true)}>
        {t('templates.insert')}
      </ActButton>
      {open && <PickerDialog caseId={caseId} insert={insert} close={() => setOpen(false)} />}
    </>
  );
}

interface DialogProps {
  readonly caseId: string;
  readonly insert: (template: FittingTemplate) => void;
  readonly close: () => void;
}

const holds = (template: FittingTemplate, words: string) =>
  `${template.shortcut ?? ''} ${template.name}`.toLowerCase().includes(words.trim().toLowerCase());

function PickerDialog({ caseId, insert, close }: DialogProps) {
  const { t } = useWords();
  const asked = useQuery(fittingQuery(caseId));
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const found = (asked.data ?? []).filter((template) => holds(template, words));
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = found[at];
    if (step) setAt(Math.min(found.length - 1, Math.max(0, at + step)));
    else if (event.key === 'Enter' && chosen) insert(chosen);
    else return;
    event.preventDefault();
  };
  return (
    <Modal
      opened
      onClose={close}
      title={t('templates.insert')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('act.close') }}
    >
      <TextInput
        data-autofocus
        aria-label={t('templates.find')}
        placeholder={t('templates.find')}
        value={words}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setWords(event.currentTarget.value);
          setAt(0);
        }}
      />
      <Shown of={asked} rows={3}>
        {() =>
          found.length === 0 ? (
            <p>{t('templates.nothing')}</p>
          ) : (
            <ul className={classes.list}>
              {found.map((template, index) => (
                <li key={template.id}>
                  <Choice template={template} chosen={index === at} insert={insert} />
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </Modal>
  );
}

function Choice({
  template,
  chosen,
  insert,
}: {
  template: FittingTemplate;
  chosen: boolean;
  insert: DialogProps['insert'];
}) {
  const { t } = useWords();
  return (
    <UnstyledButton
      className={classes.choice}
      data-chosen={chosen ? true : undefined}
      onClick={() => insert(template)}
    >
      <strong>{template.name}</strong> {template.shortcut && <Code>{template.shortcut}</Code>}
      <span className={classes.text}>{template.text}</span>
      {template.unfilled.length > 0 && (
        <span className={classes.text}>
          {t('templates.unfilled', { names: template.unfilled.join(', ') })}
        </span>
      )}
    </UnstyledButton>
  );
}
