import { Button, Checkbox, Fieldset, Group, MultiSelect, NumberInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { MomentField } from '../parts/moment-field.tsx';
import { toastDone } from '../parts/toast.tsx';
import { useEdited } from '../parts/use-edited.ts';
import { EditDrawer } from '../territory/edit-drawer.tsx';
import { dayKeys } from '../words/days-of-week.ts';
import { useWords } from '../words/use-words.ts';
import type { Person, Roster, RosterBody } from './notices.api.ts';

type Data = RosterBody['data'];
type Shift = Data['shifts'][number];
type Exception = Data['exceptions'][number];

const newShift: Shift = { days: [1, 2, 3, 4, 5, 6, 7], from: '18:00', until: '09:00', people: [] };

interface RosterDrawerProps {
  readonly roster: Roster;
  readonly people: readonly Person[];
  readonly onClose: () => void;
}

/** Shifts by the week, exceptions by date, how long each has to answer. */
export function RosterDrawer({ roster, people, onClose }: RosterDrawerProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const { data: stored, answerMinutes, version: storedVersion } = roster;
  const edited = useEdited({ version: storedVersion, fields: { ...stored, answerMinutes } });
  const { fields, change } = edited;
  const save = useMutation({
    mutationFn: () => {
      const { answerMinutes: minutes, ...data } = fields;
      const body: RosterBody = { data, answerMinutes: minutes };
      return send('PUT', `/api/duty/${roster.centreId}`, { body, version: edited.version ?? 0 });
    },
    onSuccess: () => {
      toastDone(t('duty.saved'));
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.duty }),
  });
  const { shifts, exceptions } = fields;
  const setShift = (index: number, next: Partial<Shift>) =>
    change({ shifts: shifts.map((one, at) => (at === index ? { ...one, ...next } : one)) });
  const setException = (index: number, next: Partial<Exception>) =>
    change({ exceptions: exceptions.map((one, at) => (at === index ? { ...one, ...next } : one)) });
  const everyoneNamed = [...shifts, ...exceptions].every((one) => one.people.length > 0);
  const whole =
    shifts.every(({ days }) => days.length > 0) && exceptions.every(({ from, until }) => from < until);
  return (
    <EditDrawer
      title={t('duty.change')}
      mayChange={roster.mayChange}
      ready={edited.changed && whole}
      lacking={[!everyoneNamed && t('duty.people')]}
      busy={save.isPending}
      error={save.error}
      overtaken={edited.overtaken}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <NumberInput
        label={t('duty.answerMinutes')}
        min={1}
        max={120}
        value={fields.answerMinutes}
        onChange={(value) => typeof value === 'number' && change({ answerMinutes: value })}
      />
      {shifts.map((shift, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: shifts have no names of their own
        <Fieldset key={index} legend={t('duty.shift', { number: index + 1 })}>
          <ShiftFields shift={shift} people={people} change={(next) => setShift(index, next)} />
          <Remove onClick={() => change({ shifts: shifts.filter((_, at) => at !== index) })} />
        </Fieldset>
      ))}
      <Button variant="default" onClick={() => change({ shifts: [...shifts, newShift] })}>
        {t('duty.addShift')}
      </Button>
      {exceptions.map((exception, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: exceptions have no names of their own
        <Fieldset key={index} legend={t('duty.exception', { number: index + 1 })}>
          <ExceptionFields
            exception={exception}
            people={people}
            change={(next) => setException(index, next)}
          />
          <Remove onClick={() => change({ exceptions: exceptions.filter((_, at) => at !== index) })} />
        </Fieldset>
      ))}
      <Button variant="default" onClick={() => change({ exceptions: [...exceptions, nextDay()] })}>
        {t('duty.addException')}
      </Button>
    </EditDrawer>
  );
}

function nextDay(): Exception {
  const hour = 3_600_000;
  const from = Math.ceil(Date.now() / hour) * hour;
  return { from: new Date(from).toISOString(), until: new Date(from + 24 * hour).toISOString(), people: [] };
}

function Remove({ onClick }: { onClick: () => void }) {
  const { t } = useWords();
  return (
    <Button variant="subtle" size="compact-sm" mt="sm" ml={-8} onClick={onClick}>
      {t('duty.remove')}
    </Button>
  );
}

interface FieldsProps {
  readonly people: readonly Person[];
}

function ShiftFields({
  shift,
  people,
  change,
}: FieldsProps & { shift: Shift; change: (next: Partial<Shift>) => void }) {
  const { t } = useWords();
  return (
    <>
      <Checkbox.Group
        label={t('duty.days')}
        value={shift.days.map(String)}
        onChange={(days) => change({ days: days.map(Number).sort() })}
        mb="sm"
      >
        <Group gap="md" mt="xs">
          {dayKeys.map((key, index) => (
            <Checkbox key={key} value={String(index + 1)} label={t(key)} />
          ))}
        </Group>
      </Checkbox.Group>
      <Group gap="sm" mb="sm">
        <TextInput
          type="time"
          label={t('duty.from')}
          value={shift.from}
          onChange={({ currentTarget }) =>
            currentTarget.value && change({ from: currentTarget.value.slice(0, 5) })
          }
        />
        <TextInput
          type="time"
          label={t('duty.until')}
          value={shift.until}
          onChange={({ currentTarget }) =>
            currentTarget.value && change({ until: currentTarget.value.slice(0, 5) })
          }
        />
      </Group>
      <Who chosen={shift.people} people={people} onChange={(next) => change({ people: next })} />
    </>
  );
}

function ExceptionFields({
  exception,
  people,
  change,
}: FieldsProps & { exception: Exception; change: (next: Partial<Exception>) => void }) {
  const { t } = useWords();
  const moment = (label: string, field: 'from' | 'until') => (
    <MomentField
      label={label}
      value={exception[field]}
      onChange={(value) => value !== '' && change({ [field]: value })}
    />
  );
  return (
    <>
      <Group gap="sm" mb="sm">
        {moment(t('duty.from'), 'from')}
        {moment(t('duty.until'), 'until')}
      </Group>
      <Who chosen={exception.people} people={people} onChange={(next) => change({ people: next })} />
    </>
  );
}

function Who({
  chosen,
  people,
  onChange,
}: FieldsProps & { chosen: string[]; onChange: (people: string[]) => void }) {
  const { t } = useWords();
  return (
    <MultiSelect
      label={t('duty.people')}
      data={people.map(({ id, name }) => ({ value: id, label: name }))}
      value={chosen}
      onChange={onChange}
      searchable
      hidePickedOptions
    />
  );
}
