import { SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '../parts/form-dialog.tsx';
import { AreaSelect, SeveritySelect, TopicSelect } from '../territory/selects.tsx';
import { useWords } from '../words/use-words.ts';
import { useCorrect } from './acts.ts';
import type { Case, Correction } from './cases.api.ts';

/** Topic, place, severity and type of a case, set right; a severity set by hand says why. */
export function CorrectDialog({ row, close }: { row: Case; close: () => void }) {
  const { t, code } = useWords();
  const correct = useCorrect(row);
  const [topicId, setTopicId] = useState(row.topicId);
  const [areaId, setAreaId] = useState(row.areaId);
  const [placeText, setPlaceText] = useState(row.place?.text ?? '');
  const [severity, setSeverity] = useState(row.severity);
  const [reason, setReason] = useState('');
  const [type, setType] = useState(row.type);
  const raised = severity !== row.severity;
  const body: Correction = {
    ...(topicId === row.topicId ? {} : { topicId }),
    ...(areaId === row.areaId ? {} : { areaId }),
    ...(placeText === (row.place?.text ?? '')
      ? {}
      : { place: { ...row.place, text: placeText.trim() || null } }),
    ...(raised ? { severity, severityReason: reason.trim() } : {}),
    ...(type === row.type ? {} : { type: type === 'explain' ? 'explain' : 'solve' }),
  };
  const submit = () => {
    correct.mutate(body);
    close();
  };
  return (
    <FormDialog
      title={t('correct.title')}
      submitLabel={t('act.save')}
      ready={Object.keys(body).length > 0 && (!raised || reason.trim() !== '')}
      onSubmit={submit}
      onClose={close}
    >
      <Stack gap="md">
        <TopicSelect
          label={t('field.topic')}
          value={topicId}
          onChange={(id) => id && setTopicId(id)}
          data-autofocus
        />
        <AreaSelect label={t('field.area')} value={areaId} onChange={setAreaId} clearable />
        <TextInput
          label={t('field.address')}
          value={placeText}
          onChange={(event) => setPlaceText(event.currentTarget.value)}
        />
        <SeveritySelect
          label={t('field.severity')}
          value={String(severity)}
          onChange={(value) => value && setSeverity(Number(value))}
        />
        {raised && (
          <TextInput
            label={t('correct.severityReason')}
            required
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        <SegmentedControl
          aria-label={t('field.type')}
          value={type}
          onChange={setType}
          data={['solve', 'explain'].map((value) => ({ value, label: code('caseType', value) }))}
        />
      </Stack>
    </FormDialog>
  );
}
