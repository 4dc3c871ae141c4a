import { Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Saying, Shown } from '../parts/screens.tsx';
import { useDirectory } from '../territory/directory.ts';
import { useWords } from '../words/use-words.ts';
import { type WhyQuery, whyChoicesQuery, whyQuery } from './safeguards.api.ts';
import classes from './safeguards.module.css';
import { SafeguardsPage } from './safeguards-page.tsx';
import { WhyAnswer } from './why-answer.tsx';

type Asked = Partial<WhyQuery>;

/** "Why can, or cannot, X do Y?": the sentence that decides. */
export function WhyPage() {
  const { t } = useWords();
  const choices = useQuery(whyChoicesQuery);
  const [asked, setAsked] = useState<Asked>({});
  const { personId, policy } = asked;
  return (
    <SafeguardsPage title="why.title">
      <Text size="sm" c="dimmed" maw={720}>
        {t('why.how')}
      </Text>
      <Shown of={choices}>
        {({ people, policies }) => (
          <>
            <Choices people={people} policies={policies} asked={asked} onChange={setAsked} />
            {personId && policy ? (
              <Answer asked={{ ...asked, personId, policy }} />
            ) : (
              <Saying icon="person" title={t('why.choose')} />
            )}
          </>
        )}
      </Shown>
    </SafeguardsPage>
  );
}

interface ChoicesProps {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly policies: readonly string[];
  readonly asked: Asked;
  readonly onChange: (asked: Asked) => void;
}

function Choices({ people, policies, asked, onChange }: ChoicesProps) {
  const { t, code, name, language } = useWords();
  const { centres, authorities } = useDirectory();
  const byLabel = (one: { label: string }, other: { label: string }) =>
    one.label.localeCompare(other.label, language);
  const field = (key: keyof WhyQuery) => ({
    value: asked[key] ?? null,
    onChange: (value: string | null) => {
      const { [key]: _, ...rest } = asked;
      onChange(value === null ? rest : { ...rest, [key]: value });
    },
    searchable: true,
    clearable: true,
    nothingFoundMessage: t('palette.nothing'),
  });
  return (
    <div className={classes.choices}>
      <Select
        label={t('why.person')}
        data={people.map(({ id, name: label }) => ({ value: id, label }))}
        {...field('personId')}
      />
      <Select
        label={t('why.policy')}
        data={policies.map((value) => ({ value, label: code('policy', value) })).sort(byLabel)}
        {...field('policy')}
      />
      <Select
        label={t('why.centre')}
        placeholder={t('why.anywhere')}
        data={centres.map((centre) => ({ value: centre.id, label: name(centre.name) }))}
        {...field('centreId')}
      />
      <Select
        label={t('why.authority')}
        placeholder={t('why.anywhere')}
        data={authorities.map((one) => ({ value: one.id, label: name(one.name) })).sort(byLabel)}
        {...field('authorityId')}
      />
    </div>
  );
}

function Answer({ asked }: { asked: WhyQuery }) {
  const why = useQuery(whyQuery(asked));
  return (
    <Shown of={why} rows={3}>
      {(known) => <WhyAnswer why={known} />}
    </Shown>
  );
}
