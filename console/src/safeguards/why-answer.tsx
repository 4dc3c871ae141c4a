import { Paper, Stack, Text, Title } from '@mantine/core';
import { Icon } from '../parts/icon.tsx';
import { useDirectory } from '../territory/directory.ts';
import { useWords, type Words } from '../words/use-words.ts';
import type { Why } from './safeguards.api.ts';
import classes from './safeguards.module.css';

type Sentence = Why['sentences'][number];

export function WhyAnswer({ why }: { why: Why }) {
  const words = useWords();
  const { t } = words;
  const name = why.personName;
  const decides = why.sentences.find(({ holds }) => holds);
  return (
    <Paper component="section" aria-live="polite">
      <Stack gap="md">
        <Title order={2} className={classes.verdict}>
          <span className={why.allowed ? classes.yes : classes.no}>
            <Icon name={why.allowed ? 'check' : 'cross'} />
          </span>
          {t(why.allowed ? 'why.yes' : 'why.no', { name })}
        </Title>
        {decides ? (
          <Text>{t('why.because', { sentence: sentenceIn(words, decides) })}</Text>
        ) : (
          <>
            <Text>{t('why.becauseNone')}</Text>
            <Sentences why={why} />
          </>
        )}
        <Grants why={why} />
      </Stack>
    </Paper>
  );
}

/** None of them holds; each says what is missing. */
function Sentences({ why: { sentences, personName: name } }: { why: Why }) {
  const words = useWords();
  return (
    <ul className={classes.sentences}>
      {sentences.map((sentence) => (
        <li key={sentence.says}>
          <Icon name="cross" size={14} />
          <div>
            {sentenceIn(words, sentence)}
            <Text size="xs" c="dimmed">
              {words.t(sentence.elsewhere ? 'why.elsewhere' : 'why.not', { name })}
            </Text>
          </div>
        </li>
      ))}
    </ul>
  );
}

function sentenceIn({ t, code, language }: Words, { where, roles }: Sentence): string {
  const list = new Intl.ListFormat(language, { type: 'disjunction' });
  return t(`why.sentence.${where}`, { roles: list.format(roles.map((role) => code('role', role))) });
}

function Grants({ why: { grants, personName } }: { why: Why }) {
  const { t, code, name } = useWords();
  const { centre, authority } = useDirectory();
  if (grants.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('why.noGrants', { name: personName })}
      </Text>
    );
  // A grant at a centre reaches those below it: the first is where it was given.
  const places = ({ centreIds, authorityId }: Why['grants'][number]) =>
    name(authority.get(authorityId ?? '')?.name) || name(centre.get(centreIds[0] ?? '')?.name) || '—';
  return (
    <div>
      <Text size="xs" c="dimmed">
        {t('why.grants', { name: personName })}
      </Text>
      {grants.map((grant) => (
        <Text size="sm" key={`${grant.role} ${grant.authorityId} ${grant.centreIds.join()}`}>
          {t('why.grantCentres', { role: code('role', grant.role), where: places(grant) })}
        </Text>
      ))}
    </div>
  );
}
