import { useQuery } from '@tanstack/react-query';
import answerClasses from '../answers/answer.module.css';
import { OnePreview } from '../answers/previews.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { Shown } from '../parts/screens.tsx';
import { useWords } from '../words/use-words.ts';
import { type MassAnswer, massPreviewQuery } from './mass.api.ts';

/** What residents of each channel will read, with the details of one of them. */
export function MassPreviews({
  massId,
  text,
  opened,
}: {
  massId: string;
  text: MassAnswer;
  opened: boolean;
}) {
  const { t } = useWords();
  if (text.text.trim() === '') return null;
  return (
    <Disclosure title={t('answer.preview')} opened={opened}>
      <Read massId={massId} text={text} />
    </Disclosure>
  );
}

function Read({ massId, text }: { massId: string; text: MassAnswer }) {
  const { t } = useWords();
  const asked = useQuery(massPreviewQuery(massId, text));
  return (
    <Shown of={asked} rows={3}>
      {(previews) =>
        previews.length === 0 ? (
          <p className={answerClasses.dim}>{t('answer.previewNowhere')}</p>
        ) : (
          previews.map((preview) => (
            <OnePreview
              key={preview.channelId}
              preview={preview}
              beside={t('mass.previewOf', { count: preview.cases, number: preview.number })}
            />
          ))
        )
      }
    </Shown>
  );
}
