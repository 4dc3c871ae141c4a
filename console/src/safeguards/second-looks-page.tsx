import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Page } from '../parts/page.tsx';
import { Saying, Shown } from '../parts/screens.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import { useWords } from '../words/use-words.ts';
import { OneLook } from './one-look.tsx';
import { type LookFigures, lookFiguresQuery, looksQuery } from './safeguards.api.ts';
import classes from './safeguards.module.css';

/** Messages others have set aside, drawn by lot: was it right? One after the other, a key each. */
export function SecondLooksPage() {
  const { t } = useWords();
  usePageTitle(t('looks.title'));
  const waiting = useQuery(looksQuery);
  const figures = useQuery(lookFiguresQuery);
  return (
    <Page title={t('looks.title')}>
      <Text size="sm" c="dimmed" maw={640}>
        {t('looks.how')}
      </Text>
      <Shown of={waiting}>
        {({ items }) =>
          items.length === 0 ? (
            <Saying icon="check" title={t('looks.none')}>
              {t('looks.noneHow')}
            </Saying>
          ) : (
            <OneLook looks={items} />
          )
        }
      </Shown>
      <Shown of={figures} rows={2}>
        {(known) => <Figures known={known} />}
      </Shown>
    </Page>
  );
}

function Figures({ known }: { known: LookFigures }) {
  const { t, percent } = useWords();
  const said = (key: 'looks.shareOf' | 'looks.agreementOf', part: number | null, count: number | null) =>
    part === null || !count ? t('looks.tooFew') : t(key, { share: percent(part / count, 1), count });
  return (
    <section aria-label={t('looks.figures', { days: known.days })}>
      <Text size="xs" c="dimmed" mb="xs">
        {t('looks.figures', { days: known.days })}
      </Text>
      <dl className={classes.figures}>
        <div>
          <dt>{t('looks.share')}</dt>
          <dd>{said('looks.shareOf', known.setAside, known.received)}</dd>
        </div>
        <div>
          <dt>{t('looks.agreement')}</dt>
          <dd>{said('looks.agreementOf', known.confirmed, known.lookedAgain)}</dd>
        </div>
      </dl>
    </section>
  );
}
