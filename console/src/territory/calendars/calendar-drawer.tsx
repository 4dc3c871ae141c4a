import { Group, Input, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useDuty } from '../../access/duties.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { useEdited } from '../../parts/use-edited.ts';
import { useDates } from '../../words/dates.ts';
import { useWords } from '../../words/use-words.ts';
import { useDirectory } from '../directory.ts';
import { EditDrawer } from '../edit-drawer.tsx';
import { NamesFields } from '../names-fields.tsx';
import { useDirectoryWrite } from '../save.ts';
import type { Calendar } from './calendars.api.ts';
import { hoursFrom, hoursInWords } from './hours.ts';

interface Day {
  readonly date: string;
  readonly hours: string;
  readonly name: string;
}

interface Fields {
  readonly name: Readonly<Record<string, string>>;
  readonly timeZone: string;
  readonly week: readonly string[];
  readonly days: readonly Day[];
}

/** Hours of a week, and the days that differ from it: holidays, and working days moved to a weekend. */
export function CalendarDrawer({ calendar, close }: { calendar: Calendar | undefined; close: () => void }) {
  const words = useWords();
  const { t } = words;
  const mayChange = useDuty('changeTopics');
  const { timeZone } = useDirectory();
  // Typed hours are text until they are saved; what is stored is turned into text once.
  const [stored] = useState(() => fieldsOf(calendar, timeZone));
  const edited = useEdited<Fields>({ version: calendar?.version, fields: stored });
  const { fields, change } = edited;
  const write = useDirectoryWrite(close);
  const data = dataOf(fields);
  const isNamed = Object.values(fields.name).some((name) => name.trim() !== '');
  const submit = () =>
    data &&
    write.mutate(
      calendar
        ? {
            method: 'PUT',
            path: `/api/calendars/${calendar.id}`,
            body: { name: fields.name, data },
            version: edited.version,
          }
        : { method: 'POST', path: '/api/calendars', body: { name: fields.name, data } },
    );
  return (
    <EditDrawer
      title={calendar ? words.name(calendar.name) : t('calendars.add')}
      mayChange={mayChange}
      ready={edited.changed && data !== undefined}
      lacking={[!isNamed && t('calendars.name')]}
      busy={write.isPending}
      error={write.error}
      overtaken={edited.overtaken}
      onSubmit={submit}
      onClose={close}
    >
      {calendar && (
        <Text size="sm" c="dimmed">
          {t('calendars.recount')}
        </Text>
      )}
      <NamesFields label={t('calendars.name')} value={fields.name} onChange={(name) => change({ name })} />
      <TextInput
        label={t('calendars.zone')}
        value={fields.timeZone}
        onChange={(event) => change({ timeZone: event.currentTarget.value })}
      />
      <Input.Wrapper label={t('calendars.week')} description={t('calendars.hoursHow')}>
        <Stack gap={6} mt={6}>
          {fields.week.map((hours, at) => (
            <HoursField
              // biome-ignore lint/suspicious/noArrayIndexKey: the days of a week are their places
              key={at}
              label={t('calendars.weekday', { day: String(at) })}
              value={hours}
              onChange={(text) => change({ week: fields.week.map((one, day) => (day === at ? text : one)) })}
            />
          ))}
        </Stack>
      </Input.Wrapper>
      <DifferentDays days={fields.days} onChange={(days) => change({ days })} />
    </EditDrawer>
  );
}

interface HoursFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

function HoursField({ label, value, onChange }: HoursFieldProps) {
  const { t } = useWords();
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start">
      <Text size="sm" w={110} pt={5} style={{ flexShrink: 0 }}>
        {label}
      </Text>
      <TextInput
        flex={1}
        aria-label={label}
        placeholder={t('calendars.off')}
        value={value}
        error={hoursFrom(value) === null && t('calendars.hoursBad')}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Group>
  );
}

function DifferentDays({
  days,
  onChange,
}: {
  days: readonly Day[];
  onChange: (days: readonly Day[]) => void;
}) {
  const { t } = useWords();
  const today = useDates().today();
  const [isWhole, setWhole] = useState(false);
  const isPast = ({ date }: Day) => date !== '' && date < today;
  const past = days.filter(isPast).length;
  const isTwice = (date: string) => date !== '' && days.filter((day) => day.date === date).length > 1;
  const put = (at: number, part: Partial<Day>) =>
    onChange(days.map((day, place) => (place === at ? { ...day, ...part } : day)));
  return (
    <Input.Wrapper label={t('calendars.days')}>
      <Stack gap="xs" mt={6}>
        {past > 0 && !isWhole && (
          <Group>
            <ActButton type="button" size="compact-sm" onClick={() => setWhole(true)}>
              {t('calendars.past', { count: past })}
            </ActButton>
          </Group>
        )}
        {days.map((day, at) =>
          isPast(day) && !isWhole ? null : (
            // biome-ignore lint/suspicious/noArrayIndexKey: a day being typed has no name yet
            <Group key={at} gap="xs" align="flex-start">
              <TextInput
                type="date"
                aria-label={t('calendars.date')}
                value={day.date}
                error={isTwice(day.date) && t('calendars.dayTwice')}
                onChange={(event) => put(at, { date: event.currentTarget.value })}
              />
              <TextInput
                flex={1}
                miw={120}
                aria-label={t('calendars.hours')}
                placeholder={t('calendars.off')}
                value={day.hours}
                error={hoursFrom(day.hours) === null && t('calendars.hoursBad')}
                onChange={(event) => put(at, { hours: event.currentTarget.value })}
              />
              <TextInput
                flex={1}
                miw={120}
                aria-label={t('calendars.dayName')}
                placeholder={t('calendars.dayName')}
                maxLength={200}
                value={day.name}
                onChange={(event) => put(at, { name: event.currentTarget.value })}
              />
              <ActButton type="button" onClick={() => onChange(days.filter((_, place) => place !== at))}>
                {t('calendars.dayRemove')}
              </ActButton>
            </Group>
          ),
        )}
        <Group>
          <ActButton type="button" onClick={() => onChange([...days, { date: '', hours: '', name: '' }])}>
            {t('calendars.dayAdd')}
          </ActButton>
        </Group>
      </Stack>
    </Input.Wrapper>
  );
}

function fieldsOf(calendar: Calendar | undefined, timeZone: string): Fields {
  if (!calendar) {
    const day = '09:00–18:00';
    return { name: {}, timeZone, week: [day, day, day, day, day, '', ''], days: [] };
  }
  const { name, data } = calendar;
  return {
    name,
    timeZone: data.timeZone,
    week: data.week.map(hoursInWords),
    days: data.exceptions
      .toSorted((a, b) => (a.date < b.date ? -1 : 1))
      .map((one) => ({ date: one.date, hours: hoursInWords(one.intervals), name: one.name ?? '' })),
  };
}

/** Undefined while something typed cannot be understood. */
function dataOf({ timeZone, week, days }: Fields): Calendar['data'] | undefined {
  const spans = week.map(hoursFrom);
  const exceptions = days.map(({ date, hours, name }) => ({
    date,
    intervals: hoursFrom(hours),
    ...(name.trim() ? { name: name.trim() } : {}),
  }));
  const isWhole =
    spans.every((day) => day !== null) && exceptions.every(({ date, intervals }) => date && intervals);
  const isOnce = new Set(days.map(({ date }) => date)).size === days.length;
  if (!isWhole || !isOnce || timeZone.trim() === '') return undefined;
  return {
    timeZone: timeZone.trim(),
    week: spans.map((day) => day ?? []),
    exceptions: exceptions.map((one) => ({ ...one, intervals: one.intervals ?? [] })),
  };
}
