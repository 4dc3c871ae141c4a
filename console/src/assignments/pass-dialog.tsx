import { Checkbox, ScrollArea, Select, Stack, Text, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMe } from '../access/session.ts';
import type { Case } from '../cases/cases.api.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { Refused } from '../parts/refused.tsx';
import { Shown } from '../parts/screens.tsx';
import { useWords } from '../words/use-words.ts';
import {
  type Destination,
  destinationsQuery,
  type PassBody,
  previewQuery,
  usePassingWrite,
} from './assignments.api.ts';
import classes from './assignments.module.css';
import { DocumentView } from './document-view.tsx';

interface PassDialogProps {
  readonly row: Case;
  /** The centre proposed or decided, where there is one. */
  readonly begunWith: string | null;
  readonly close: () => void;
}

/** To whom, why, and exactly what they will see: what goes out is looked at before it goes. */
export function PassDialog({ row, begunWith, close }: PassDialogProps) {
  const { t, code } = useWords();
  const asked = useQuery(destinationsQuery(row.id));
  const [centreId, setCentreId] = useState(begunWith);
  const [why, setWhy] = useState('');
  const [withContact, setWithContact] = useState(false);
  const [withPictures, setWithPictures] = useState(false);
  const write = usePassingWrite();
  const chosen = asked.data?.find((one) => one.centreId === centreId);
  const body: PassBody | undefined =
    chosen && why.trim().length > 1
      ? {
          realmId: chosen.realmId,
          centreId: chosen.centreId,
          why: why.trim(),
          withContact: withContact && chosen.personal,
          withPictures,
        }
      : undefined;
  const submit = () =>
    body &&
    write.mutate(
      { path: `/api/cases/${row.id}/assignments`, body, version: row.version },
      { onSuccess: close },
    );
  return (
    <FormDialog
      title={t('passing.pass')}
      submitLabel={t('passing.pass')}
      size="lg"
      ready={body !== undefined}
      busy={write.isPending}
      onSubmit={submit}
      onClose={close}
    >
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t('passing.how')}
        </Text>
        <Shown of={asked} rows={2}>
          {(destinations) => (
            <DestinationSelect destinations={destinations} value={centreId} onChange={setCentreId} />
          )}
        </Shown>
        <Textarea
          label={t('passing.why')}
          description={t('passing.whyHow')}
          required
          autosize
          minRows={2}
          maxLength={2000}
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
        {chosen?.personal && (
          <Checkbox
            label={t('passing.contact')}
            description={t('passing.contactHow')}
            checked={withContact}
            onChange={(event) => setWithContact(event.currentTarget.checked)}
          />
        )}
        <Checkbox
          label={t('passing.pictures')}
          description={t('passing.picturesHow')}
          checked={withPictures}
          onChange={(event) => setWithPictures(event.currentTarget.checked)}
        />
        <Preview row={row} body={body} onTheWay={write.isPending || write.isSuccess} />
        <Text size="xs" c="dimmed">
          {t('passing.clock')}
        </Text>
        {write.error && <Refused error={write.error} state={code('state', row.state)} />}
      </Stack>
    </FormDialog>
  );
}

interface SelectProps {
  readonly destinations: readonly Destination[];
  readonly value: string | null;
  readonly onChange: (centreId: string | null) => void;
}

function DestinationSelect({ destinations, value, onChange }: SelectProps) {
  const { t, name } = useWords();
  const { realmId } = useMe();
  if (destinations.length === 0) return <Text size="sm">{t('passing.none')}</Text>;
  const groups = Map.groupBy(destinations, (one) =>
    one.realmId === realmId ? t('passing.ours') : name(one.realm),
  );
  return (
    <Select
      label={t('passing.to')}
      required
      searchable
      data-autofocus
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

interface PreviewProps {
  readonly row: Case;
  readonly body: PassBody | undefined;
  readonly onTheWay: boolean;
}

function Preview({ row, body, onTheWay }: PreviewProps) {
  const { t } = useWords();
  const [settled] = useDebouncedValue(body, 300);
  const preview = previewQuery(row.id, settled);
  // What is on its way stays as it was shown: asked for again it would be refused, for it cannot be passed twice.
  const enabled = settled !== undefined && !onTheWay;
  const asked = useQuery({ ...preview, enabled, placeholderData: keepPreviousData });
  return (
    <section aria-label={t('passing.preview')}>
      <Text size="sm" fw={600}>
        {t('passing.preview')}
      </Text>
      {settled === undefined ? (
        <Text size="sm" c="dimmed">
          {t('passing.previewWait')}
        </Text>
      ) : (
        <Shown of={asked} rows={4}>
          {(document) => (
            <ScrollArea.Autosize mah={340} className={classes.preview} viewportProps={{ tabIndex: 0 }}>
              <DocumentView document={document} />
            </ScrollArea.Autosize>
          )}
        </Shown>
      )}
      <Text size="xs" c="dimmed" mt={4}>
        {t('passing.notSeen')}
      </Text>
    </section>
  );
}
