import { SegmentedControl, Stack, TextInput } from '@mantine/core';
import { asProblem } from '../data/problem.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { Overtaken } from '../parts/overtaken.tsx';
import { Refused } from '../parts/refused.tsx';
import { useEdited } from '../parts/use-edited.ts';
import { AreaSelect, SeveritySelect, TopicSelect } from '../territory/selects.tsx';
import { useWords } from '../words/use-words.ts';
import { useCorrect } from './acts.ts';
import type { Case, Correction } from './cases.api.ts';

interface Fields {
  readonly topicId: string;
  readonly areaId: string | null;
  readonly placeText: string;
  readonly severity: number;
  readonly severityReason: string;
  readonly type: string;
}

const fieldsOf = ({ topicId, areaId, place, severity, type }: Case): Fields => ({
  topicId,
  areaId,
  placeText: place?.text ?? '',
  severity,
  severityReason: '',
  type,
});

/** Only what was changed: the rest of the case stays as it is now, whoever made it so. */
function correctionOf(row: Case, fields: Fields): Correction {
  const before = fieldsOf(row);
  const { topicId, areaId, placeText, severity, severityReason, type } = fields;
  return {
    ...(topicId === before.topicId ? {} : { topicId }),
    ...(areaId === before.areaId ? {} : { areaId }),
    ...(placeText === before.placeText ? {} : { place: { ...row.place, text: placeText.trim() || null } }),
    ...(severity === before.severity ? {} : { severity, severityReason: severityReason.trim() }),
    ...(type === before.type ? {} : { type: type === 'explain' ? 'explain' : 'solve' }),
  };
}

/** Topic, place, severity and type of a case, set right; a severity set by hand says why. */
export function CorrectDialog({ row, close }: { row: Case; close: () => void }) {
  const { t, code } = useWords();
  const edited = useEdited({ version: row.version, fields: fieldsOf(row) });
  const { fields, change, overtaken } = edited;
  const correct = useCorrect(row, edited.version);
  // One's own save moves the version as well.
  const waiting = correct.isPending || correct.isSuccess ? undefined : overtaken;
  const body = correctionOf(row, fields);
  const reasonMissing = body.severity !== undefined && !body.severityReason;
  return (
    <FormDialog
      title={t('correct.title')}
      submitLabel={t('act.save')}
      ready={Object.keys(body).length > 0 && !reasonMissing && !waiting}
      busy={correct.isPending}
      onSubmit={() => correct.mutate(body, { onSuccess: close })}
      onClose={close}
    >
      <Stack gap="md">
        <TopicSelect
          label={t('field.topic')}
          value={fields.topicId}
          onChange={(topicId) => topicId && change({ topicId })}
          data-autofocus
        />
        <AreaSelect
          label={t('field.area')}
          value={fields.areaId}
          onChange={(areaId) => change({ areaId })}
          clearable
        />
        <TextInput
          label={t('field.address')}
          value={fields.placeText}
          onChange={(event) => change({ placeText: event.currentTarget.value })}
        />
        <SeveritySelect
          label={t('field.severity')}
          value={String(fields.severity)}
          onChange={(value) => value && change({ severity: Number(value) })}
        />
        {fields.severity !== row.severity && (
          <TextInput
            label={t('correct.severityReason')}
            required
            value={fields.severityReason}
            onChange={(event) => change({ severityReason: event.currentTarget.value })}
          />
        )}
        <SegmentedControl
          aria-label={t('field.type')}
          value={fields.type}
          onChange={(type) => change({ type })}
          data={['solve', 'explain'].map((value) => ({ value, label: code('caseType', value) }))}
        />
        {waiting && <Overtaken {...waiting} />}
        {correct.error && asProblem(correct.error).code !== 'changed-meanwhile' && (
          <Refused error={correct.error} state={code('state', row.state)} />
        )}
      </Stack>
    </FormDialog>
  );
}
