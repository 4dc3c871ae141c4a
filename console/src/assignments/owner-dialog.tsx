import { Radio, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormDialog } from '../parts/form-dialog.tsx';
import { Refused } from '../parts/refused.tsx';
import { useWords } from '../words/use-words.ts';
import { type Assignment, centresQuery, type Owner, usePassingWrite } from './assignments.api.ts';

interface OwnerDialogProps {
  readonly what: 'refuse' | 'decide';
  readonly assignment: Assignment;
  readonly close: () => void;
}

/** "Not ours" says whose it is instead, and why; so does a decision from above. */
export function OwnerDialog({ what, assignment, close }: OwnerDialogProps) {
  const { t, code } = useWords();
  const [kind, setKind] = useState<Owner['kind']>(what === 'decide' ? 'centre' : 'back');
  const [centreId, setCentreId] = useState<string | null>(null);
  const [authority, setAuthority] = useState('');
  const [reason, setReason] = useState('');
  const { data: centres = [] } = useQuery(centresQuery);
  const write = usePassingWrite();
  const chosen = centres.find((one) => one.centreId === centreId);
  const owner = ownerOf(kind, chosen, authority);
  const title = t(what === 'refuse' ? 'passedIn.refuseTitle' : 'passedIn.decide');
  const submit = () =>
    owner &&
    write.mutate(
      {
        path: `/api/assignments/${assignment.id}/${what}`,
        body: { reason: reason.trim(), owner },
        version: assignment.version,
      },
      { onSuccess: close },
    );
  return (
    <FormDialog
      title={title}
      submitLabel={t(what === 'refuse' ? 'passedIn.refuse' : 'passedIn.decide')}
      ready={owner !== undefined && reason.trim().length > 1}
      busy={write.isPending}
      onSubmit={submit}
      onClose={close}
    >
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t(what === 'refuse' ? 'passedIn.refuseThird' : 'passedIn.decideHow')}
        </Text>
        <Radio.Group
          label={t('passedIn.owner')}
          value={kind}
          onChange={(value) => setKind(value as Owner['kind'])}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="back" label={t('passedIn.ownerBack')} />
            <Radio value="centre" label={t('passedIn.ownerCentre')} />
            {what === 'refuse' && <Radio value="authority" label={t('passedIn.ownerAuthority')} />}
          </Stack>
        </Radio.Group>
        {kind === 'centre' && <CentreSelect value={centreId} onChange={setCentreId} />}
        {kind === 'authority' && (
          <TextInput
            label={t('passedIn.ownerAuthorityName')}
            required
            maxLength={300}
            value={authority}
            onChange={(event) => setAuthority(event.currentTarget.value)}
          />
        )}
        <Textarea
          label={t('passedIn.reason')}
          description={t('passedIn.reasonHow')}
          required
          autosize
          minRows={2}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {write.error && <Refused error={write.error} state={code('passingState', assignment.state)} />}
      </Stack>
    </FormDialog>
  );
}

function ownerOf(
  kind: Owner['kind'],
  centre: { realmId: string; centreId: string; centre: Readonly<Record<string, string>> } | undefined,
  authority: string,
): Owner | undefined {
  if (kind === 'back') return { kind };
  if (kind === 'authority') return authority.trim().length > 1 ? { kind, name: authority.trim() } : undefined;
  return centre && { kind, realmId: centre.realmId, centreId: centre.centreId, name: centre.centre };
}

interface CentreSelectProps {
  readonly value: string | null;
  readonly onChange: (centreId: string | null) => void;
}

function CentreSelect({ value, onChange }: CentreSelectProps) {
  const { t, name } = useWords();
  const { data: centres = [] } = useQuery(centresQuery);
  const groups = Map.groupBy(centres, (one) => name(one.realm));
  return (
    <Select
      label={t('passing.to')}
      required
      searchable
      limit={60}
      nothingFoundMessage={t('select.nothing')}
      maxDropdownHeight={280}
      value={value}
      onChange={onChange}
      data={[...groups].map(([group, items]) => ({
        group,
        items: items.map((one) => ({ value: one.centreId, label: name(one.centre) })),
      }))}
    />
  );
}
