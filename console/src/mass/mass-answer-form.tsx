import { Group, Select, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useWorkWrite } from '../cases/work/work.api.ts';
import { ActButton } from '../parts/act-button.tsx';
import { Overtaken } from '../parts/overtaken.tsx';
import { Refused } from '../parts/refused.tsx';
import { useWords } from '../words/use-words.ts';
import { answerOf, type Mass, type MassAnswer } from './mass.api.ts';
import { MassAnswerReview } from './mass-answer-review.tsx';
import { MassPreviews } from './mass-previews.tsx';
import { MassProofs } from './mass-proofs.tsx';

const kinds = ['final', 'interim'] as const;
const outcomes = ['solved', 'explained', 'planned', 'not possible', 'handed on'] as const;
const editable = new Set<string | null>([null, 'draft', 'sent back']);

/** Variables as templates write them, in either language. */
const slots = {
  ru: { number: '{{номер}}', place: '{{место}}', authority: '{{ведомство}}' },
  en: { number: '{{number}}', place: '{{place}}', authority: '{{authority}}' },
};

/** One answer for all: drafted once, approved by a second person, published to each. */
export function MassAnswerForm({ mass }: { mass: Mass }) {
  // What is typed stays while cases come and go around it; one's own save begins anew from what was saved.
  const [saves, setSaves] = useState(0);
  return <Drafting key={saves} mass={mass} saved={() => setSaves(saves + 1)} />;
}

function Drafting({ mass, saved }: { mass: Mass; saved: () => void }) {
  const { t, code, language } = useWords();
  const [typed, setTyped] = useState<Partial<MassAnswer>>({});
  const text = { ...answerOf(mass), ...typed };
  const stored = JSON.stringify(mass.answer);
  const [base, setBase] = useState(stored);
  const touched = Object.keys(typed).length > 0;
  if (base !== stored && !touched) setBase(stored);
  const write = useWorkWrite<{ version: number }>();
  const set = (fields: Partial<MassAnswer>) => setTyped({ ...typed, ...fields });
  const writing = mass.mayDecide && mass.state === 'open' && editable.has(mass.answerState);
  // Somebody else has saved other words meanwhile: nothing is saved over them before a choice.
  const overtaken = base !== stored && !write.isPending;
  const path = `/api/mass-problems/${mass.id}/answer`;
  const toReview = (version: number) =>
    write.mutate({ path: `${path}/act`, version, body: { act: 'send to review' } }, { onSuccess: saved });
  const save = (then: (version: number) => void = saved) =>
    write.mutate(
      { method: 'PUT', path, version: mass.version, body: text },
      { onSuccess: ({ version }) => then(version) },
    );
  return (
    <section>
      <Group gap="sm" mb="sm">
        <Title order={2}>{t('mass.answer')}</Title>
        <Text size="sm" c="dimmed">
          {[
            code('massAnswer', mass.answerState),
            mass.draftedByName && t('mass.drafted', { name: mass.draftedByName }),
            mass.decidedByName && mass.answerState !== 'sent back'
              ? t('mass.decided', { name: mass.decidedByName })
              : null,
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      </Group>
      <Stack gap="md">
        <Group grow align="flex-start">
          <Select
            label={t('mass.kind')}
            readOnly={!writing}
            allowDeselect={false}
            value={text.kind}
            onChange={(value) => set({ kind: kinds.find((kind) => kind === value) ?? 'final' })}
            data={kinds.map((value) => ({ value, label: code('answerKind', value) }))}
          />
          {text.kind === 'final' && (
            <Select
              label={t('mass.outcome')}
              readOnly={!writing}
              allowDeselect={false}
              value={text.outcome}
              onChange={(value) => set({ outcome: outcomes.find((one) => one === value) ?? null })}
              data={outcomes.map((value) => ({ value, label: code('outcome', value) }))}
            />
          )}
        </Group>
        <Textarea
          label={t('mass.answerText')}
          autosize
          minRows={4}
          maxLength={10_000}
          readOnly={!writing}
          description={writing ? t('mass.ownDetails', slots[language === 'ru' ? 'ru' : 'en']) : undefined}
          value={text.text}
          onChange={(event) => set({ text: event.currentTarget.value })}
        />
        <Group grow align="flex-start">
          <TextInput
            label={t('mass.responsible')}
            readOnly={!writing}
            value={text.responsible ?? ''}
            onChange={(event) => set({ responsible: event.currentTarget.value || null })}
          />
          <TextInput
            type="date"
            label={t('mass.promisedOn')}
            readOnly={!writing}
            value={text.promisedOn ?? ''}
            onChange={(event) => set({ promisedOn: event.currentTarget.value || null })}
          />
        </Group>
        {text.outcome === 'not possible' && text.kind === 'final' && (
          <Textarea
            label={t('mass.canDo')}
            autosize
            maxLength={2000}
            readOnly={!writing}
            value={text.whatResidentCanDo ?? ''}
            onChange={(event) => set({ whatResidentCanDo: event.currentTarget.value || null })}
          />
        )}
        <MassProofs
          mass={mass}
          writing={writing && !overtaken && text.text.trim() !== ''}
          text={text}
          saved={saved}
        />
        <MassPreviews massId={mass.id} text={text} opened={mass.answerState === 'in review'} />
        {write.error && <Refused error={write.error} state={code('massState', mass.state)} />}
        {overtaken && <Overtaken keepMine={() => setBase(stored)} takeTheirs={() => setTyped({})} />}
        {writing && !overtaken && (
          <Group gap="sm">
            <ActButton loading={write.isPending} disabled={text.text.trim() === ''} onClick={() => save()}>
              {t('mass.save')}
            </ActButton>
            <ActButton
              variant="filled"
              loading={write.isPending}
              disabled={text.text.trim() === ''}
              onClick={() => save(toReview)}
            >
              {t('mass.toReview')}
            </ActButton>
          </Group>
        )}
        <MassAnswerReview mass={mass} text={text.text} />
      </Stack>
    </section>
  );
}
