import { useQuery } from '@tanstack/react-query';
import { Disclosure } from '../parts/disclosure.tsx';
import { Shown } from '../parts/screens.tsx';
import { useWords } from '../words/use-words.ts';
import classes from './answer.module.css';
import { type AnswerBody, type Preview, previewQuery } from './answers.api.ts';

/** What residents will read, exactly, in each channel they wrote in. */
export function Previews({
  caseId,
  body,
  opened = false,
}: {
  caseId: string;
  body: AnswerBody;
  opened?: boolean;
}) {
  const { t } = useWords();
  if (body.text.trim() === '') return null;
  return (
    <Disclosure title={t('answer.preview')} opened={opened}>
      <Read caseId={caseId} body={body} />
    </Disclosure>
  );
}

function Read({ caseId, body }: { caseId: string; body: AnswerBody }) {
  const { t } = useWords();
  const asked = useQuery(previewQuery(caseId, body));
  return (
    <Shown of={asked} rows={3}>
      {(previews) =>
        previews.length === 0 ? (
          <p className={classes.dim}>{t('answer.previewNowhere')}</p>
        ) : (
          previews.map((preview) => <OnePreview key={preview.channelId} preview={preview} />)
        )
      }
    </Shown>
  );
}

/** The words of one channel; what stands beside its name is the caller's. */
export function OnePreview({ preview, beside }: { preview: Preview; beside?: string }) {
  const { t, code, language } = useWords();
  const number = new Intl.NumberFormat(language);
  return (
    <figure className={classes.preview}>
      <figcaption>
        {code('driver', preview.driver)}
        {' · '}
        {preview.manner ? code('manner', preview.manner) : t('answer.noWay')}
        {beside && ` · ${beside}`}
        <span className={preview.tooLong ? classes.over : undefined}>
          {preview.tooLong
            ? t('answer.tooLong', { limit: number.format(preview.limit) })
            : t('answer.length', {
                length: number.format(preview.text.length),
                limit: number.format(preview.limit),
              })}
        </span>
      </figcaption>
      <p dir="auto">{preview.text}</p>
    </figure>
  );
}
