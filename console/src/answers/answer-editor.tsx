import { Group, SegmentedControl, Select, Text, Textarea, TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { blanksIn } from '../../../server/answers/suggest/blanks.rules.ts';
import type { Case } from '../cases/cases.api.ts';
import { ActButton } from '../parts/act-button.tsx';
import { useWords } from '../words/use-words.ts';
import classes from './answer.module.css';
import { useAnswerStep } from './answer-acts.ts';
import { type Answer, type AnswerBody, outcomes } from './answers.api.ts';
import { Blanks } from './blanks.tsx';
import { NotSaved, SentBack } from './draft-notices.tsx';
import { forgetDraft } from './drafting.ts';
import { Findings } from './findings.tsx';
import { FormerAnswer } from './former-answer.tsx';
import { OriginLine } from './origin-line.tsx';
import { Previews } from './previews.tsx';
import { ProofFields } from './proofs.tsx';
import { SuggestDraft } from './suggest-draft.tsx';
import { TemplatePicker } from './template-picker.tsx';
import { useDraft } from './use-draft.ts';

interface EditorProps {
  readonly row: Case;
  readonly draft: Answer | undefined;
  readonly focused: boolean;
  /** Told whether there are words the server does not have. */
  readonly holds: (unsaved: boolean) => void;
}

export function AnswerEditor({ row, draft, focused, holds }: EditorProps) {
  const { t, code } = useWords();
  const editing = useDraft(row.id, draft);
  const { body, change } = editing;
  const correcting = Boolean(body.corrects);
  const text = useRef<HTMLTextAreaElement>(null);
  const whole = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!focused) return;
    text.current?.focus({ preventScroll: true });
    // The whole of it, not only the line that is typed into.
    whole.current?.scrollIntoView({ block: 'start' });
  }, [focused]);
  useEffect(() => holds(editing.unsaved), [holds, editing.unsaved]);
  const showWords = ({ start, end }: { start: number; end: number }) => {
    text.current?.focus();
    text.current?.setSelectionRange(start, end);
  };
  const sendToReview = useAnswerStep(row.id, 'send-to-review');
  const missing = missingIn(body);
  const complete = missing === undefined;
  const submit = async () => {
    const answer = await editing.saveNow();
    if (answer) sendToReview.mutate({ answer }, { onSuccess: forgetDraft });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !complete) return;
    event.preventDefault();
    submit();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut of the fields inside; the button does the same
    <div ref={whole} className={classes.editor} onKeyDown={onKeyDown}>
      <Group justify="space-between" gap="sm">
        <h2 className={classes.heading}>{t(correcting ? 'answer.correction' : 'answer.title')}</h2>
        {!correcting && (
          <SegmentedControl
            aria-label={t('answer.kind')}
            value={body.kind}
            onChange={(kind) => change({ kind: kind === 'interim' ? 'interim' : 'final' })}
            data={['final', 'interim'].map((value) => ({ value, label: code('answerKind', value) }))}
          />
        )}
      </Group>
      {correcting && <p className={classes.dim}>{t('answer.correctionHow')}</p>}
      <OriginLine answer={draft} warns />
      <FormerAnswer answer={draft} />
      {draft?.state === 'sent back' && <SentBack answer={draft} />}
      <div className={classes.fields}>
        {body.kind === 'final' && !correcting && (
          <Select
            label={t('field.outcome')}
            withAsterisk
            value={body.outcome ?? null}
            onChange={(value) => change({ outcome: outcomes.find((one) => one === value) ?? null })}
            data={outcomes.map((value) => ({ value, label: code('outcome', value) }))}
          />
        )}
        {!correcting && (
          <TextInput
            type="date"
            label={t(body.kind === 'interim' ? 'answer.promisedOn' : 'answer.date')}
            withAsterisk={body.kind === 'interim'}
            value={body.promisedOn ?? ''}
            onChange={(event) => change({ promisedOn: event.currentTarget.value || null })}
          />
        )}
        <TextInput
          label={t('answer.responsible')}
          placeholder={t('answer.responsibleHow')}
          maxLength={500}
          value={body.responsible ?? ''}
          onChange={(event) => change({ responsible: event.currentTarget.value || null })}
        />
      </div>
      <Textarea
        ref={text}
        label={t('answer.text')}
        withAsterisk
        autosize
        minRows={5}
        maxRows={18}
        maxLength={20_000}
        value={body.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
        styles={{ input: { fontSize: 'var(--mantine-font-size-md)', lineHeight: 1.5 } }}
      />
      <Blanks text={body.text} show={showWords} />
      <Textarea
        label={t('answer.whatResidentCanDo')}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={5000}
        value={body.whatResidentCanDo ?? ''}
        onChange={(event) => change({ whatResidentCanDo: event.currentTarget.value || null })}
      />
      {editing.error && (
        <NotSaved
          error={editing.error}
          text={body.text}
          theirs={draft?.text}
          keepMine={editing.keepMine}
          takeTheirs={editing.takeTheirs}
        />
      )}
      {draft && <ProofFields draft={draft} />}
      {draft && <Findings answer={draft} show={showWords} />}
      <Previews caseId={row.id} body={editing.rested} />
      <Group gap="sm">
        <ActButton
          variant="filled"
          keyName="mod+Enter"
          disabled={!complete}
          loading={sendToReview.isPending}
          onClick={submit}
        >
          {t('answer.sendToReview')}
        </ActButton>
        {!correcting && <SuggestDraft caseId={row.id} body={body} change={change} field={text} />}
        <TemplatePicker caseId={row.id} body={body} change={change} field={text} />
        <Text size="xs" c="dimmed" role="status">
          {[t(`answer.${editing.stage}`), missing && t(`answer.missing.${missing}`)]
            .filter(Boolean)
            .join('. ')}
        </Text>
      </Group>
    </div>
  );
}

/** What an answer cannot be sent to review without, the first of it. */
function missingIn({ kind, text, promisedOn, outcome }: AnswerBody) {
  if (text.trim() === '') return 'text';
  if (blanksIn(text).length > 0) return 'blanks';
  if (kind === 'interim') return promisedOn ? undefined : 'promisedOn';
  return outcome ? undefined : 'outcome';
}
