import { Badge, Text } from '@mantine/core';
import { FactList } from '../parts/fact-list.tsx';
import { Files } from '../parts/files.tsx';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import type { Document } from './assignments.api.ts';
import classes from './assignments.module.css';

type Shown = Omit<Document, 'why' | 'withContact' | 'refusals'> & Partial<Document>;

/** The public part of a case, as both centres have it. `topicHere`: what the reader's own list calls its topic. */
export function DocumentView({ document, topicHere }: { document: Shown; topicHere?: string | null }) {
  const { t, name } = useWords();
  const dates = useDates();
  const { place } = document;
  const here =
    topicHere === undefined
      ? ''
      : ` · ${topicHere ? t('passing.topicSame', { name: topicHere }) : t('passing.topicNone')}`;
  const { code, nationalCode } = document.topic;
  const codes = nationalCode && nationalCode !== code ? `${code} · ${nationalCode}` : code;
  const facts: (readonly [string, string])[] = [
    [t('passing.from'), [name(document.from.centre), name(document.from.realm)].filter(Boolean).join(', ')],
    [t('passing.topic'), `${name(document.topic.name)} (${codes})${here}`],
    [t('passing.place'), [name(place.area), place.text].filter(Boolean).join(', ') || '—'],
    [t('passing.registered'), dates.moment(document.registeredAt)],
    ...(document.why ? [[t('passing.whyTold'), document.why] as const] : []),
  ];
  return (
    <div className={classes.document}>
      <ResidentsWords document={document} />
      <FactList facts={facts} />
      <Promised document={document} />
      <AnsweredSoFar document={document} />
      {document.withContact && (
        <Badge c="var(--heed-soon)" bg="var(--heed-soon-ground)">
          {t('passing.contactAlong')}
        </Badge>
      )}
      <Files files={document.attached} />
      {document.files > 0 && (
        <Text size="xs" c="dimmed">
          {t('passing.files', { count: document.files })}
        </Text>
      )}
      {(document.refusals ?? []).map((refusal) => (
        <Text key={`${name(refusal.centre)} ${refusal.reason}`} size="sm">
          {t('passing.refusals')}: {name(refusal.centre)}. <q>{refusal.reason}</q>
        </Text>
      ))}
    </div>
  );
}

function ResidentsWords({ document }: { document: Shown }) {
  const { t } = useWords();
  const dates = useDates();
  return (
    <section aria-label={t('passing.words')}>
      {document.words.map((one) => (
        <blockquote key={`${one.at} ${one.text}`} className={classes.words} lang={document.language}>
          {one.text}
          <Text component="footer" size="xs" c="dimmed">
            {dates.moment(one.at)}
          </Text>
        </blockquote>
      ))}
    </section>
  );
}

function Promised({ document }: { document: Shown }) {
  const { t, code } = useWords();
  const dates = useDates();
  return document.promises.map((one) => (
    <Text key={`${one.promisedOn} ${one.state}`} size="sm">
      {t('passing.promises')}: {dates.day(one.promisedOn)}, {one.responsible} ·{' '}
      {code('promiseState', one.state)}
    </Text>
  ));
}

function AnsweredSoFar({ document }: { document: Shown }) {
  const { t } = useWords();
  const dates = useDates();
  if (document.answers.length === 0) return null;
  return (
    <section aria-label={t('passing.answers')}>
      <Text size="xs" c="dimmed">
        {t('passing.answers')}
      </Text>
      {document.answers.map((one) => (
        <Text key={`${one.publishedAt} ${one.text}`} size="sm" className={classes.answer}>
          {one.text} <span className={classes.dim}>{dates.brief(one.publishedAt)}</span>
        </Text>
      ))}
    </section>
  );
}
