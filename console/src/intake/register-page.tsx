import { Paper, SegmentedControl, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import { send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { asProblem } from '../data/problem.ts';
import { ActButton } from '../parts/act-button.tsx';
import { MomentField } from '../parts/moment-field.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import { useWords } from '../words/use-words.ts';

type Kind = 'call' | 'post';
const fields = {
  call: ['text', 'callerName', 'phone', 'address'],
  post: ['url', 'text', 'authorName', 'publishedAt'],
} as const;
type Field = (typeof fields)[Kind][number];
type Filled = Partial<Record<Field, string>>;

const required: Readonly<Record<Kind, readonly Field[]>> = { call: ['text'], post: ['url', 'text'] };

function bodyOf(kind: Kind, filled: Filled) {
  const given = fields[kind].flatMap((field) => {
    const value = filled[field]?.trim();
    if (!value) return [];
    return [[field, value]];
  });
  return { kind, ...Object.fromEntries(given) };
}

/** A call while talking, or a post by its address. */
export function RegisterPage() {
  const { t, code } = useWords();
  usePageTitle(t('page.register'));
  const [kind, setKind] = useState<Kind>('call');
  const [filled, setFilled] = useState<Filled>({});
  const client = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const register = useMutation({
    mutationFn: () =>
      send<{ messageId: string }>('POST', '/api/messages/register', { body: bodyOf(kind, filled) }),
    onSuccess: () => {
      setFilled({});
      // The next call begins with its words.
      form.current?.querySelector('textarea')?.focus();
      client.invalidateQueries({ queryKey: keys.arrivals() });
    },
  });
  const ready = required[kind].every((field) => filled[field]?.trim());
  const submit = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    if (ready && !register.isPending) register.mutate();
  };
  const bind = (field: Field) => ({
    label: t(`register.${field}`),
    required: required[kind].includes(field),
    value: filled[field] ?? '',
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setFilled((before) => ({ ...before, [field]: value }));
    },
  });
  return (
    <Page title={t('page.register')}>
      <Paper maw={640}>
        <form
          ref={form}
          onSubmit={submit}
          onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && submit(event)}
        >
          <Stack gap="md">
            <SegmentedControl
              aria-label={t('register.kind')}
              value={kind}
              onChange={(value) => setKind(value === 'post' ? 'post' : 'call')}
              data={(['call', 'post'] as const).map((value) => ({ value, label: code('registered', value) }))}
              style={{ alignSelf: 'flex-start' }}
            />
            {kind === 'post' && <TextInput {...bind('url')} type="url" placeholder="https://" />}
            <Textarea {...bind('text')} autosize minRows={6} maxRows={20} maxLength={100_000} />
            {kind === 'call' && (
              <>
                <TextInput {...bind('callerName')} autoComplete="off" />
                <TextInput
                  {...bind('phone')}
                  type="tel"
                  autoComplete="off"
                  description={t('register.phoneHow')}
                />
                <TextInput {...bind('address')} autoComplete="off" />
              </>
            )}
            {kind === 'post' && (
              <>
                <TextInput {...bind('authorName')} autoComplete="off" />
                <MomentField
                  label={t('register.publishedAt')}
                  value={filled.publishedAt ?? ''}
                  onChange={(publishedAt) => setFilled((before) => ({ ...before, publishedAt }))}
                />
              </>
            )}
            {register.error && <Notice kind="late">{asProblem(register.error).detail}</Notice>}
            {register.data && (
              <Notice kind="plain">
                {t('register.done')}{' '}
                <Link to="/arrivals/{-$messageId}" params={{ messageId: register.data.messageId }}>
                  {t('register.open')}
                </Link>
              </Notice>
            )}
            <ActButton
              type="submit"
              variant="filled"
              keyName="mod+Enter"
              disabled={!ready}
              loading={register.isPending}
              style={{ alignSelf: 'flex-start' }}
            >
              {t('register.submit')}
            </ActButton>
          </Stack>
        </form>
      </Paper>
    </Page>
  );
}
