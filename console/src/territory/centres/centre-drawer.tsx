import { MultiSelect, Select } from '@mantine/core';
import { useEdited } from '../../parts/use-edited.ts';
import { useWords } from '../../words/use-words.ts';
import { type Centre, useDirectory } from '../directory.ts';
import { EditDrawer } from '../edit-drawer.tsx';
import { NamesFields } from '../names-fields.tsx';
import { useDirectoryWrite } from '../save.ts';

interface CentreDrawerProps {
  /** Undefined for one being added. */
  readonly centre: Centre | undefined;
  readonly mayChange: boolean;
  readonly close: () => void;
}

export function CentreDrawer({ centre, mayChange, close }: CentreDrawerProps) {
  const words = useWords();
  const { t } = words;
  const { centres, areas, calendars } = useDirectory();
  const top = centres.find(({ parentId }) => parentId === null);
  const isTop = centre !== undefined && centre.id === top?.id;
  const edited = useEdited({
    version: centre?.version,
    fields: {
      name: centre?.name ?? {},
      calendarId: centre?.calendarId ?? top?.calendarId ?? '',
      parentId: centre?.parentId ?? top?.id ?? '',
      areaIds: centre ? areas.filter(({ centreId }) => centreId === centre.id).map(({ id }) => id) : [],
    },
  });
  const { fields, change } = edited;
  const write = useDirectoryWrite(close);
  const isNamed = Object.values(fields.name).some((name) => name.trim() !== '');
  const submit = () =>
    write.mutate(
      centre
        ? { method: 'PUT', path: `/api/centres/${centre.id}`, body: fields, version: edited.version }
        : { method: 'POST', path: '/api/centres', body: fields },
    );
  const choices = (rows: readonly { id: string; name: Readonly<Record<string, string>> }[]) =>
    rows.map(({ id, name }) => ({ value: id, label: words.name(name) }));
  return (
    <EditDrawer
      title={centre ? words.name(centre.name) : t('centres.add')}
      mayChange={mayChange}
      ready={edited.changed}
      lacking={[!isNamed && t('centres.name')]}
      busy={write.isPending}
      error={write.error}
      overtaken={edited.overtaken}
      onSubmit={submit}
      onClose={close}
    >
      <NamesFields label={t('centres.name')} value={fields.name} onChange={(name) => change({ name })} />
      {!isTop && (
        <Select
          label={t('centres.parent')}
          allowDeselect={false}
          searchable
          value={fields.parentId}
          onChange={(parentId) => parentId && change({ parentId })}
          data={choices(centres.filter(({ id }) => id !== centre?.id))}
        />
      )}
      <Select
        label={t('centres.calendar')}
        allowDeselect={false}
        value={fields.calendarId}
        onChange={(calendarId) => calendarId && change({ calendarId })}
        data={choices(calendars)}
      />
      {!isTop && (
        <MultiSelect
          label={t('centres.areas')}
          description={t('centres.areasHow')}
          searchable
          clearable
          limit={60}
          value={[...fields.areaIds]}
          onChange={(areaIds) => change({ areaIds })}
          data={choices(areas)}
        />
      )}
    </EditDrawer>
  );
}
