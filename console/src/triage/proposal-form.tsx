import { SegmentedControl, TextInput, UnstyledButton } from '@mantine/core';
import { routeInWords } from '../cases/route-words.ts';
import { Confidence } from '../parts/confidence.tsx';
import { useDirectory } from '../territory/directory.ts';
import { AreaSelect, AuthoritySelect, SeveritySelect, TopicSelect } from '../territory/selects.tsx';
import { useDates } from '../words/dates.ts';
import { useWords, type Words } from '../words/use-words.ts';
import classes from './arrival.module.css';
import type { Proposal } from './arrivals.api.ts';
import { type Choice, severityChanged } from './decision.ts';
import { Line, type LineState, Reasons } from './proposal-line.tsx';

interface ProposalFormProps extends LineState {
  readonly proposal: Proposal | null;
  readonly choice: Choice;
  readonly change: (fields: Partial<Choice>) => void;
}

/** What is proposed, each line with how sure it is and why; a line becomes a field when it is to be changed. */
export function ProposalForm(props: ProposalFormProps) {
  const words = useWords();
  const { t } = words;
  const dates = useDates();
  const { proposal } = props;
  return (
    <section className={classes.proposal} aria-label={t('triage.proposal')}>
      <div className={classes.proposalHead}>
        <span>
          {proposal
            ? t('triage.proposedBy', {
                what: makerInWords(words, proposal.madeBy),
                at: dates.brief(proposal.madeAt),
              })
            : t('triage.noProposal')}
        </span>
      </div>
      <TopicField {...props} />
      <PlaceField {...props} />
      <SeverityField {...props} />
      <AuthorityField {...props} />
      <TypeField {...props} />
    </section>
  );
}

/** @returns undefined for what was not made by a trained model */
const versionOf = (madeBy: string): string | undefined => /^model (\d+)/.exec(madeBy)?.[1];

/** "model 3, …" or "passport words" as the server names what made a proposal. */
function makerInWords({ t, code }: Words, madeBy: string): string {
  const version = versionOf(madeBy);
  return version ? t('triage.model', { version }) : code('madeBy', madeBy);
}

function TopicField(props: ProposalFormProps) {
  const { proposal, choice, change, edit } = props;
  const words = useWords();
  const { topic } = useDirectory();
  const nameOf = (id: string | null) =>
    words.name(topic.get(id ?? '')?.name) || words.t('triage.topicUnknown');
  const first = proposal?.topics[0];
  // Words of passports give an order, not a certainty: a figure would say more than is known.
  const learnt = proposal !== null && versionOf(proposal.madeBy) !== undefined;
  const others = (proposal?.topics ?? []).filter(({ topicId }) => topicId !== choice.topicId);
  return (
    <Line
      {...props}
      field="topic"
      name={words.t('field.topic')}
      keyName="t"
      shown={nameOf(choice.topicId)}
      changed={choice.topicId !== (first?.topicId ?? null)}
      side={first && learnt && <Confidence value={first.probability} />}
      below={
        <>
          {proposal && !learnt && <small className={classes.why}>{words.t('triage.noModelYet')}</small>}
          {others.length > 0 && (
            <div className={classes.others}>
              {others.map(({ topicId, probability }) => (
                <UnstyledButton key={topicId} className={classes.other} onClick={() => change({ topicId })}>
                  {learnt ? `${nameOf(topicId)} · ${words.percent(probability)}` : nameOf(topicId)}
                </UnstyledButton>
              ))}
            </div>
          )}
        </>
      }
      form={
        <TopicSelect
          aria-label={words.t('field.topic')}
          value={choice.topicId}
          autoFocus
          onChange={(topicId) => {
            if (topicId) change({ topicId });
            edit(undefined);
          }}
          onBlur={() => edit(undefined)}
        />
      }
    />
  );
}

function PlaceField(props: ProposalFormProps) {
  const { proposal, choice, change, edit } = props;
  const words = useWords();
  const { area } = useDirectory();
  const place = proposal?.place;
  const shown = [words.name(area.get(choice.areaId ?? '')?.name), choice.placeText]
    .filter(Boolean)
    .join(', ');
  const others = place?.ambiguous ? place.candidates.filter(({ areaId }) => areaId !== choice.areaId) : [];
  return (
    <Line
      {...props}
      field="place"
      name={words.t('field.place')}
      keyName="p"
      shown={shown || words.t('cases.placeUnknown')}
      changed={choice.areaId !== (place?.areaId ?? null) || choice.placeText !== (place?.text ?? '')}
      side={place && place.confidence > 0 && <Confidence value={place.confidence} />}
      below={
        others.length > 0 && (
          <div className={classes.others}>
            {others.slice(0, 3).map(({ areaId, label }) => (
              <UnstyledButton key={label} className={classes.other} onClick={() => change({ areaId })}>
                {label}
              </UnstyledButton>
            ))}
          </div>
        )
      }
      form={
        <div style={{ display: 'flex', gap: 8 }}>
          <AreaSelect
            aria-label={words.t('field.area')}
            value={choice.areaId}
            autoFocus
            clearable
            flex={1}
            onChange={(areaId) => change({ areaId })}
          />
          <TextInput
            aria-label={words.t('field.address')}
            placeholder={words.t('field.address')}
            flex={1}
            value={choice.placeText}
            onChange={(event) => change({ placeText: event.currentTarget.value })}
            onKeyDown={(event) => (event.key === 'Enter' || event.key === 'Escape') && edit(undefined)}
          />
        </div>
      }
    />
  );
}

function SeverityField(props: ProposalFormProps) {
  const { proposal, choice, change, edit } = props;
  const { t, code } = useWords();
  const changed = severityChanged(choice, proposal);
  return (
    <Line
      {...props}
      field="severity"
      name={t('field.severity')}
      keyName="v"
      shown={
        choice.severity === null
          ? t('triage.byPassport')
          : `${choice.severity} · ${code('severity', String(choice.severity))}`
      }
      changed={changed}
      below={<Reasons reasons={proposal?.severity.reasons ?? []} />}
      form={
        <div style={{ display: 'flex', gap: 8 }}>
          <SeveritySelect
            aria-label={t('field.severity')}
            value={choice.severity === null ? null : String(choice.severity)}
            autoFocus
            flex={1}
            onChange={(value) => value && change({ severity: Number(value) })}
          />
          {changed && (
            <TextInput
              aria-label={t('correct.severityReason')}
              placeholder={t('correct.severityReason')}
              flex={2}
              value={choice.severityReason}
              onChange={(event) => change({ severityReason: event.currentTarget.value })}
              onKeyDown={(event) => (event.key === 'Enter' || event.key === 'Escape') && edit(undefined)}
            />
          )}
        </div>
      }
    />
  );
}

function AuthorityField(props: ProposalFormProps) {
  const { proposal, choice, change, edit } = props;
  const words = useWords();
  const { authority } = useDirectory();
  const moved =
    choice.topicId !== (proposal?.topics[0]?.topicId ?? null) ||
    choice.areaId !== (proposal?.place.areaId ?? null);
  const byRules = choice.authorityId === undefined;
  const id = byRules ? (moved ? undefined : proposal?.authority.authorityId) : choice.authorityId;
  const named = words.name(authority.get(id ?? '')?.name);
  return (
    <Line
      {...props}
      field="authority"
      name={words.t('field.authority')}
      keyName="u"
      shown={named || words.t(byRules && moved ? 'triage.byRules' : 'triage.staysWithCentre')}
      changed={!byRules}
      below={
        byRules &&
        !moved &&
        proposal && <small className={classes.why}>{routeInWords(words, proposal.authority.reason)}</small>
      }
      form={
        <AuthoritySelect
          aria-label={words.t('field.authority')}
          value={id ?? null}
          autoFocus
          clearable
          onChange={(authorityId) => {
            change({ authorityId });
            edit(undefined);
          }}
          onBlur={() => edit(undefined)}
        />
      }
    />
  );
}

function TypeField(props: ProposalFormProps) {
  const { proposal, choice, change } = props;
  const { t, code } = useWords();
  return (
    <Line
      {...props}
      field="type"
      name={t('field.type')}
      shown={code('caseType', choice.type)}
      changed={proposal !== null && choice.type !== proposal.type.value}
      below={<Reasons reasons={proposal?.type.reasons ?? []} />}
      form={
        <SegmentedControl
          aria-label={t('field.type')}
          value={choice.type}
          onChange={(type) => change({ type: type === 'explain' ? 'explain' : 'solve' })}
          data={(['solve', 'explain'] as const).map((value) => ({ value, label: code('caseType', value) }))}
        />
      }
    />
  );
}
