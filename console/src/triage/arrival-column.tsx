import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { ChannelName } from '../channels/channel-name.tsx';
import { ActButton } from '../parts/act-button.tsx';
import barClasses from '../parts/bar.module.css';
import { Work } from '../parts/columns.tsx';
import { Files } from '../parts/files.tsx';
import { Icon } from '../parts/icon.tsx';
import { ChangeSign, FirstWords } from '../parts/message-changes.tsx';
import { Failed, Loading } from '../parts/screens.tsx';
import { HowToReach } from '../safeguards/how-to-reach.tsx';
import { useKeys } from '../shell/key-bindings.tsx';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import classes from './arrival.module.css';
import { choiceBefore, useArrivalActs } from './arrival-acts.ts';
import { ArrivalContext } from './arrival-context.tsx';
import { type Arrival, type ArrivalDetail, arrivalQuery } from './arrivals.api.ts';
import { type Choice, choiceOf, decisionOf, mayAccept } from './decision.ts';
import { MarkedText } from './marked-text.tsx';
import { marksOf, type Speaks } from './marks.ts';
import { ProposalForm } from './proposal-form.tsx';
import type { Field } from './proposal-line.tsx';
import { SetAsideDialog } from './set-aside-dialog.tsx';
import { WatchesLine } from './watches-line.tsx';

interface ArrivalColumnProps {
  readonly messageId: string;
  /** What the list knows already: shown at once. */
  readonly known: Arrival | undefined;
  readonly onDecided: () => void;
}

export function ArrivalColumn({ messageId, known, onDecided }: ArrivalColumnProps) {
  const asked = useQuery(arrivalQuery(messageId));
  const arrival = asked.data ?? known;
  if (!arrival) return asked.error ? <Failed error={asked.error} again={asked.refetch} /> : <Loading />;
  // A proposal made anew is another one: what was chosen over the old one does not carry over.
  return (
    <OneArrival
      key={arrival.proposal?.attempt ?? 0}
      arrival={arrival}
      detail={asked.data}
      error={asked.error}
      onDecided={onDecided}
    />
  );
}

interface OneArrivalProps {
  readonly arrival: Arrival;
  readonly detail: ArrivalDetail | undefined;
  /** Why there is no detail. */
  readonly error: Error | null;
  readonly onDecided: () => void;
}

function OneArrival({ arrival, detail, error, onDecided }: OneArrivalProps) {
  const { t } = useWords();
  const { proposal } = arrival;
  const [choice, setChoice] = useState<Choice>(() => choiceBefore(arrival.messageId) ?? choiceOf(proposal));
  const [editing, setEditing] = useState<Field>();
  const [lit, setLit] = useState<Speaks>();
  const [settingAside, setSettingAside] = useState(false);
  const duplicates = useRef<HTMLDivElement>(null);
  const marks = useMemo(() => (proposal ? marksOf(proposal) : []), [proposal]);
  const acts = useArrivalActs();
  const ready = mayAccept(choice, proposal);
  const decide = (act: () => void) => {
    onDecided();
    act();
  };
  const accept = () => {
    if (ready) decide(() => acts.accept(arrival, decisionOf(choice, proposal), choice));
    else setEditing(choice.topicId === null ? 'topic' : 'severity');
  };
  const join = (caseId: string) => decide(() => acts.accept(arrival, { joinCaseId: caseId }));
  const toDuplicates = () => duplicates.current?.querySelector('button')?.focus();
  const open = arrival.disposition === 'received' || arrival.disposition === 'proposed';
  const found = detail?.duplicates ?? [];
  useKeys(
    open && !settingAside
      ? [
          { keys: 'a', says: t('triage.accept'), run: accept },
          { keys: 'Enter', says: t('triage.accept'), run: accept },
          { keys: 'e', says: t('triage.edit'), run: () => setEditing('topic') },
          { keys: 't', says: t('field.topic'), run: () => setEditing('topic') },
          { keys: 'p', says: t('field.place'), run: () => setEditing('place') },
          { keys: 'v', says: t('field.severity'), run: () => setEditing('severity') },
          { keys: 'u', says: t('field.authority'), run: () => setEditing('authority') },
          { keys: 's', says: t('triage.setAsideAct'), run: () => setSettingAside(true) },
          ...(found.length > 0 ? [{ keys: 'd', says: t('triage.toDuplicates'), run: toDuplicates }] : []),
        ]
      : [],
  );
  return (
    <Work
      context={
        <ArrivalContext
          arrival={arrival}
          choice={choice}
          duplicates={detail?.duplicates}
          error={error}
          listRef={duplicates}
          join={open ? join : undefined}
        />
      }
    >
      <div className={classes.body}>
        <Head arrival={arrival} />
        <Notices arrival={arrival} explained={detail?.explained ?? true} />
        {proposal && <WatchesLine found={proposal.watches} />}
        <article className={classes.message}>
          {arrival.title && <p className={classes.under}>{arrival.title}</p>}
          <MarkedText
            text={arrival.text}
            marks={marks}
            lit={lit ?? 'watch'}
            language={arrival.language ?? ''}
          />
          <FirstWords message={arrival} language={arrival.language ?? ''} />
          {detail && <Files files={detail.files} missing={detail.missingFiles} />}
          <HowToReach messageId={arrival.messageId} />
        </article>
        {open && (
          <ProposalForm
            proposal={proposal}
            choice={choice}
            change={(fields) => setChoice((before) => ({ ...before, ...fields }))}
            editing={editing}
            edit={setEditing}
            light={setLit}
          />
        )}
      </div>
      <footer className={barClasses.bar}>
        {open && (
          <>
            <ActButton variant="filled" keyName="Enter" disabled={!ready} onClick={accept}>
              {t('triage.accept')}
            </ActButton>
            <ActButton keyName="e" onClick={() => setEditing('topic')}>
              {t('triage.edit')}
            </ActButton>
            {found.length > 0 && (
              <ActButton keyName="d" onClick={toDuplicates}>
                {t('triage.toDuplicates')}
              </ActButton>
            )}
            <ActButton keyName="s" onClick={() => setSettingAside(true)}>
              {t('triage.setAsideAct')}
            </ActButton>
          </>
        )}
        {detail?.caseIds.map((caseId) => (
          <Button key={caseId} component={Link} to={`/cases/${caseId}`} variant="default">
            {t('triage.openCase')}
          </Button>
        ))}
        {arrival.disposition === 'set aside' && (
          <ActButton variant="filled" onClick={() => decide(() => acts.restore(arrival))}>
            {t('triage.restore')}
          </ActButton>
        )}
      </footer>
      {settingAside && (
        <SetAsideDialog
          proposed={proposal?.setAside?.reason}
          close={() => setSettingAside(false)}
          choose={(reason) => decide(() => acts.setAside(arrival, reason))}
        />
      )}
    </Work>
  );
}

/** Ways in that the channel's own name already tells. */
const saidByChannel = ['driver', 'portal'];

function Head({ arrival }: { arrival: Arrival }) {
  const { t, code } = useWords();
  const dates = useDates();
  return (
    <header className={classes.head}>
      <Link
        to="/arrivals/{-$messageId}"
        params={{ messageId: undefined }}
        search={true}
        className={classes.back}
      >
        <Icon name="back" />
        {t('page.arrivals')}
      </Link>
      <strong>
        {arrival.pseudonym ? t('message.by', { pseudonym: arrival.pseudonym }) : t('message.byResident')}
      </strong>
      <time dateTime={arrival.publishedAt ?? arrival.receivedAt}>
        {dates.moment(arrival.publishedAt ?? arrival.receivedAt)}
      </time>
      <ChannelName channelId={arrival.channelId} className={classes.sign} />
      {!saidByChannel.includes(arrival.source) && <span>{code('source', arrival.source)}</span>}
      {arrival.private && (
        <span className={classes.sign}>
          <Icon name="lock" size={14} />
          {t('message.private')}
        </span>
      )}
      <ChangeSign message={arrival} className={classes.sign} />
      {arrival.url && (
        <a href={arrival.url} target="_blank" rel="noopener noreferrer" className={classes.sign}>
          <Icon name="external" size={14} />
          {t('message.source')}
        </a>
      )}
    </header>
  );
}

function Notices({
  arrival: { proposal, disposition, setAsideReason },
  explained,
}: {
  arrival: Arrival;
  explained: boolean;
}) {
  const { t, code } = useWords();
  return (
    <>
      {disposition === 'set aside' && (
        <p className={classes.notice}>
          {t('triage.wasSetAside', { reason: code('setAside', setAsideReason) })}
        </p>
      )}
      {proposal?.emergency && (
        <p className={classes.notice} data-late role="alert">
          <Icon name="alert" />
          <span>
            {t('triage.emergencyNotice')} <Link to="/duty">{t('triage.whoIsOnDuty')}</Link>
          </span>
        </p>
      )}
      {!explained && <p className={classes.notice}>{t('triage.notExplained')}</p>}
      {proposal?.formalAppeal && <p className={classes.notice}>{t('triage.formalAppeal')}</p>}
      {proposal?.setAside && disposition !== 'set aside' && (
        <p className={classes.notice}>
          {t('triage.setAsideProposed', { reason: code('setAside', proposal.setAside.reason) })}
        </p>
      )}
    </>
  );
}
