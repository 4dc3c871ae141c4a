import { Group, TextInput } from '@mantine/core';
import { useWords } from '../words/use-words.ts';
import type { Authority } from './directory.ts';

type Contact = Authority['contact'];

const lines = ['phone', 'email', 'address', 'site'] as const;

/** What the server takes; nothing said is fine. */
const fits = {
  phone: /\d/,
  email: /^\S+@\S+$/,
  address: /\S/,
  site: /^https?:\/\/\S+$/,
} as const;

export function isContact(contact: Contact): boolean {
  return lines.every((line) => contact?.[line] === undefined || fits[line].test(contact[line]));
}

interface ContactFieldsProps {
  readonly contact: Contact;
  readonly onChange: (contact: Contact) => void;
}

/** How an authority is reached. */
export function ContactFields({ contact, onChange }: ContactFieldsProps) {
  const { t } = useWords();
  const put = (line: (typeof lines)[number], text: string) => {
    const { [line]: _, ...rest } = contact ?? {};
    const next = text === '' ? rest : { ...rest, [line]: text };
    onChange(Object.keys(next).length === 0 ? null : next);
  };
  const isWrong = (line: (typeof lines)[number]) => {
    const text = contact?.[line];
    return text !== undefined && !fits[line].test(text);
  };
  const field = (line: (typeof lines)[number], error?: string) => (
    <TextInput
      miw={180}
      type={({ phone: 'tel', email: 'email', address: 'text', site: 'url' } as const)[line]}
      label={t(`authorities.contact.${line}`)}
      maxLength={500}
      value={contact?.[line] ?? ''}
      error={isWrong(line) && error}
      onChange={(event) => put(line, event.currentTarget.value)}
    />
  );
  return (
    <>
      <Group grow gap="md" align="flex-start" preventGrowOverflow={false}>
        {field('phone', t('authorities.contact.phoneBad'))}
        {field('email', t('authorities.contact.emailBad'))}
      </Group>
      <Group grow gap="md" align="flex-start" preventGrowOverflow={false}>
        {field('address')}
        {field('site', t('authorities.contact.siteBad'))}
      </Group>
    </>
  );
}
