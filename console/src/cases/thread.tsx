import { useQuery } from '@tanstack/react-query';
import { answersQuery } from '../answers/answers.api.ts';
import { PublishedAnswer } from '../answers/published-answer.tsx';
import { ChannelName } from '../channels/channel-name.tsx';
import { Files } from '../parts/files.tsx';
import { Icon } from '../parts/icon.tsx';
import { ChangeSign, FirstWords } from '../parts/message-changes.tsx';
import { HowToReach } from '../safeguards/how-to-reach.tsx';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import type { Case } from './cases.api.ts';
import classes from './thread.module.css';

type CaseMessage = Case['messages'][number];
type Verdict = Case['verdicts'][number];

/** What residents wrote, in their own words, and what they were told, in the order it happened. */
export function Thread({ row }: { row: Case }) {
  const { t } = useWords();
  const { data: answers = [] } = useQuery(answersQuery(row.id));
  const said = [
    ...row.messages.map((message) => ({
      at: message.receivedAt,
      shown: <Message key={message.messageId} message={message} language={row.language} />,
    })),
    ...answers.flatMap((answer) => {
      if (answer.publishedAt === null) return [];
      const correction = answers.find(
        ({ corrects, publishedAt }) => corrects?.id === answer.id && publishedAt !== null,
      );
      const shown = <PublishedAnswer key={answer.id} answer={answer} correction={correction} />;
      return [{ at: answer.publishedAt, shown }];
    }),
    ...row.verdicts.map((verdict) => ({
      at: verdict.at,
      shown: <VerdictGiven key={verdict.id} verdict={verdict} language={row.language} />,
    })),
  ].sort((a, b) => a.at.localeCompare(b.at));
  return (
    <section aria-label={t('cases.thread')} className={classes.thread}>
      {said.map(({ shown }) => shown)}
    </section>
  );
}

/** What the resident said to the answer above: it is their word that reopens a case. */
function VerdictGiven({ verdict, language }: { verdict: Verdict; language: string }) {
  const { at, solved, rating, comment } = verdict;
  const { t } = useWords();
  const dates = useDates();
  const said = solved === null ? 'verdict.noWord' : solved ? 'verdict.solved' : 'verdict.notSolved';
  return (
    <article className={classes.message}>
      <header className={classes.head}>
        <span className={classes.who}>{t('message.byResident')}</span>
        <time dateTime={at}>{dates.moment(at)}</time>
        {rating !== null && <span>{t('verdict.rating', { rating })}</span>}
      </header>
      <p className={classes.verdict}>{t(said)}</p>
      {comment && (
        <p className={classes.text} lang={language} dir="auto">
          {comment}
        </p>
      )}
    </article>
  );
}

function Message({ message, language }: { message: CaseMessage; language: string }) {
  const { t } = useWords();
  const dates = useDates();
  return (
    <article className={classes.message}>
      <header className={classes.head}>
        <span className={classes.who}>
          {message.pseudonym ? t('message.by', { pseudonym: message.pseudonym }) : t('message.byResident')}
        </span>
        <time
          dateTime={message.publishedAt ?? message.receivedAt}
          title={t('message.received', { at: dates.moment(message.receivedAt) })}
        >
          {dates.moment(message.publishedAt ?? message.receivedAt)}
        </time>
        <ChannelName channelId={message.channelId} className={classes.sign} />
        {message.private && (
          <span className={classes.sign}>
            <Icon name="lock" size={13} />
            {t('message.private')}
          </span>
        )}
        <ChangeSign message={message} className={classes.sign} />
        {message.role === 'joined' && <span>{t('message.joined')}</span>}
        {message.url && (
          <a href={message.url} target="_blank" rel="noopener noreferrer" className={classes.sign}>
            <Icon name="external" size={13} />
            {t('message.source')}
          </a>
        )}
      </header>
      {message.title && <p className={classes.under}>{message.title}</p>}
      <p className={classes.text} lang={language} dir="auto">
        {message.text}
      </p>
      <FirstWords message={message} language={language} />
      <Files files={message.files} missing={message.missingFiles} />
      <HowToReach messageId={message.messageId} />
    </article>
  );
}
