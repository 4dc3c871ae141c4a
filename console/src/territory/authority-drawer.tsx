import { Group, MultiSelect, Select, TextInput } from '@mantine/core';
import { useEdited } from '../parts/use-edited.ts';
import { useWords } from '../words/use-words.ts';
import { AuthorityPeople } from './authority-people.tsx';
import { ContactFields, isContact } from './contact-fields.tsx';
import { type Authority, useDirectory } from './directory.ts';
import { EditDrawer } from './edit-drawer.tsx';
import { NamesFields } from './names-fields.tsx';
import { useDirectoryWrite } from './save.ts';

type Fields = Omit<Authority, 'id' | 'version'>;

interface AuthorityDrawerProps {
  /** Undefined for one being added. */
  readonly authority: Authority | undefined;
  readonly mayChange: boolean;
  readonly close: () => void;
}

export function AuthorityDrawer({ authority, mayChange, close }: AuthorityDrawerProps) {
  const words = useWords();
  const { t } = words;
  const directory = useDirectory();
  const edited = useEdited<Fields>({
    version: authority?.version,
    fields: fieldsOf(authority) ?? empty(directory.centres[0]?.id, directory.calendars[0]?.id),
  });
  const { fields, change } = edited;
  const write = useDirectoryWrite(close);
  const named = Object.values(fields.name).some((name) => name.trim() !== '');
  const submit = () =>
    write.mutate(
      authority
        ? {
            method: 'PUT',
            path: `/api/authorities/${authority.id}`,
            body: fields,
            version: edited.version,
          }
        : { method: 'POST', path: '/api/authorities', body: fields },
    );
  const choices = (rows: readonly { id: string; name: Readonly<Record<string, string>> }[]) =>
    rows.map(({ id, name }) => ({ value: id, label: words.name(name) }));
  return (
    <EditDrawer
      title={authority ? words.name(authority.name) : t('authorities.add')}
      mayChange={mayChange}
      ready={isContact(fields.contact)}
      lacking={[
        !named && t('authorities.name'),
        fields.code.trim() === '' && t('authorities.code'),
        fields.kind.trim() === '' && t('authorities.kind'),
      ]}
      busy={write.isPending}
      error={write.error}
      overtaken={edited.overtaken}
      onSubmit={submit}
      onClose={close}
      below={authority && <AuthorityPeople authorityId={authority.id} />}
    >
      <NamesFields label={t('authorities.name')} value={fields.name} onChange={(name) => change({ name })} />
      <NamesFields
        label={t('authorities.shortName')}
        value={fields.shortName}
        onChange={(shortName) => change({ shortName })}
      />
      <Group grow gap="md" align="flex-start">
        <TextInput
          label={t('authorities.code')}
          value={fields.code}
          onChange={(event) => change({ code: event.currentTarget.value })}
        />
        <TextInput
          label={t('authorities.kind')}
          value={fields.kind}
          onChange={(event) => change({ kind: event.currentTarget.value })}
        />
      </Group>
      <Group grow gap="md" align="flex-start">
        <Select
          label={t('authorities.centre')}
          allowDeselect={false}
          value={fields.centreId}
          onChange={(centreId) => centreId && change({ centreId })}
          data={choices(directory.centres)}
        />
        <Select
          label={t('authorities.calendar')}
          allowDeselect={false}
          value={fields.calendarId}
          onChange={(calendarId) => calendarId && change({ calendarId })}
          data={choices(directory.calendars)}
        />
      </Group>
      <ContactFields contact={fields.contact} onChange={(contact) => change({ contact })} />
      <MultiSelect
        label={t('authorities.areas')}
        searchable
        clearable
        value={[...fields.areaIds]}
        onChange={(areaIds) => change({ areaIds })}
        data={choices(directory.areas)}
      />
    </EditDrawer>
  );
}

function fieldsOf(authority: Authority | undefined): Fields | undefined {
  if (!authority) return undefined;
  const { id: _id, version: _version, ...fields } = authority;
  return fields;
}

function empty(centreId = '', calendarId = ''): Fields {
  return { centreId, calendarId, code: '', kind: '', name: {}, shortName: {}, contact: null, areaIds: [] };
}
