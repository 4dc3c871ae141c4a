import { Link } from '@tanstack/react-router';
import type { RefObject } from 'react';
import { asProblem } from '../data/problem.ts';
import { ActButton } from '../parts/act-button.tsx';
import { Confidence } from '../parts/confidence.tsx';
import rowClasses from '../parts/row.module.css';
import { Loading } from '../parts/screens.tsx';
import { Section } from '../parts/section.tsx';
import { AreaMap } from '../territory/area-map.tsx';
import { spoken } from '../words/case-number.ts';
import { useWords } from '../words/use-words.ts';
import classes from './arrival.module.css';
import type { Arrival, Duplicate } from './arrivals.api.ts';
import type { Choice } from './decision.ts';

interface ArrivalContextProps {
  readonly arrival: Arrival;
  readonly choice: Choice;
  readonly duplicates: readonly Duplicate[] | undefined;
  /** Why they are not known. */
  readonly error: Error | null;
  readonly listRef: RefObject<HTMLDivElement | null>;
  readonly join: ((caseId: string) => void) | undefined;
}

/** Where it is, and what it seems to repeat. */
export function ArrivalContext({
  arrival: { proposal },
  choice,
  duplicates,
  error,
  listRef,
  join,
}: ArrivalContextProps) {
  const { t } = useWords();
  const moved = choice.areaId !== (proposal?.place.areaId ?? null);
  return (
    <>
      <AreaMap
        areaId={choice.areaId}
        lon={moved ? null : (proposal?.place.lon ?? null)}
        lat={moved ? null : (proposal?.place.lat ?? null)}
        label={moved ? null : choice.placeText || null}
      />
      <Section title={t('triage.duplicates')} {...(duplicates ? { count: duplicates.length } : {})}>
        <div ref={listRef}>
          {duplicates === undefined && !error && <Loading rows={3} />}
          {duplicates === undefined && error && <p className={classes.none}>{asProblem(error).detail}</p>}
          {duplicates?.length === 0 && <p className={classes.none}>{t('triage.duplicatesNone')}</p>}
          {duplicates?.map((duplicate) => (
            <OneDuplicate key={duplicate.messageId ?? duplicate.caseId} duplicate={duplicate} join={join} />
          ))}
        </div>
      </Section>
    </>
  );
}

function OneDuplicate({ duplicate, join }: { duplicate: Duplicate; join: ArrivalContextProps['join'] }) {
  const { t, code } = useWords();
  const { caseId, caseNumber, caseState } = duplicate;
  return (
    <article className={classes.duplicate}>
      <span className={rowClasses.line}>
        <span>{code('relation', duplicate.relation)}</span>
        <Confidence value={duplicate.similarity} />
      </span>
      <p className={classes.duplicateText}>{duplicate.text}</p>
      {caseId && (
        <span className={rowClasses.line}>
          <Link to="/cases/{-$caseId}" params={{ caseId }} className={rowClasses.dim}>
            {spoken(caseNumber)} · {code('state', caseState)}
          </Link>
          {join && (
            <ActButton size="compact-xs" onClick={() => join(caseId)}>
              {t('triage.join')}
            </ActButton>
          )}
        </span>
      )}
    </article>
  );
}
