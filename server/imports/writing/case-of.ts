import { detectLanguage } from '../../../engines/text/index.ts';
import {
  type Case,
  type CaseClock,
  isOpen,
  nextDue,
  reactionTerm,
  resolutionTerm,
  startClock,
  titleOf,
} from '../../cases/index.ts';
import { newId } from '../../platform/ids.ts';
import { newPublicNumber } from '../../platform/public-number.ts';
import { type Directory, type Topic, topicCodesAt } from '../../territory/index.ts';
import type { ImportedCase, ImportedMessage } from '../rows/imported.types.ts';
import type { NameFinder } from './names.ts';

const mostReach = 2 ** 31 - 1;
const dayMs = 86_400_000;

/** The row of a case and its clocks, as a file tells of it; what it leaves out stays unknown. */
export function caseOf(
  names: NameFinder,
  message: ImportedMessage,
  handled: ImportedCase,
  now: Date,
): { row: Case; clocks: CaseClock[] } {
  const { directory } = names;
  const topic = names.topic(handled.topic);
  if (!topic) throw new Error(`topic "${handled.topic}" was not made`);
  const authority = names.authority(handled.authorities);
  const area = names.area(message.area);
  const held = {
    id: newId(),
    centreId: area?.centreId ?? authority?.centreId ?? names.root.id,
    authorityId: authority?.id ?? null,
    passportVersion: topic.passport.version,
  };
  const clocks = clocksOf(directory, topic, held, handled);
  const place = [message.address, area ? null : message.area].filter((part) => part !== null).join(', ');
  // Lists are in this order: the nearest time the file knows; for a row without any, now.
  const openedAt = handled.registeredAt ?? message.publishedAt ?? now;
  const row: Case = {
    ...held,
    ...topicCodesAt(directory, topic.id, openedAt),
    number: newPublicNumber(),
    version: 1,
    state: handled.state,
    type: handled.type ?? topic.passport.type,
    title: titleOf(message.text),
    language: languageOf(message.text, directory.language),
    topicId: topic.id,
    severity: topic.passport.severity,
    severityReason: null,
    areaId: area?.id ?? null,
    place: place === '' ? null : { text: place, house: handled.house },
    lon: message.lon,
    lat: message.lat,
    executorId: null,
    routeReason: null,
    reach: Math.min(handled.reach, mostReach),
    messageCount: 1,
    mergedInto: null,
    massProblemId: null,
    registeredAt: handled.registeredAt,
    openedAt,
    assignedAt: handled.assignedAt,
    firstAnsweredAt: handled.firstAnsweredAt,
    answeredAt: handled.answeredAt,
    closedAt: handled.closedAt,
    objectionUntil: objectionOf(topic, handled),
    outcome: handled.outcome,
    solved: handled.verdict?.solved ?? null,
    forwardedCount: 0,
    reopenedCount: 0,
    ...nextDue(clocks),
    imported: true,
  };
  return { row, clocks };
}

function languageOf(text: string, realmLanguage: string): string {
  const { language } = detectLanguage(text, ['ru', 'en']);
  return language === 'ru' || language === 'en' ? language : realmLanguage;
}

/** An answer nobody has objected to yet may still be objected to, for as long as the passport says. */
function objectionOf(topic: Topic, { state, answeredAt }: ImportedCase): Date | null {
  if (state !== 'answered' || !answeredAt) return null;
  return new Date(answeredAt.getTime() + topic.passport.objectionDays * dayMs);
}

type Held = Pick<Case, 'id' | 'centreId' | 'authorityId' | 'passportVersion'>;

/**
 * What ended before is only measured: a due time by rules that did not hold then would be invented. What is still in
 * work runs, and is due by the rules that hold now.
 */
function clocksOf(directory: Directory, topic: Topic, held: Held, handled: ImportedCase): CaseClock[] {
  return handled.clocks.map(({ clock, startedAt, stoppedAt }) => {
    const runs = startedAt !== null && stoppedAt === null && isOpen(handled.state);
    if (runs) {
      const terms = {
        reaction: reactionTerm(topic.passport.severity, topic.passport),
        resolution: resolutionTerm(topic.passport),
      };
      const term = clock === 'reaction' || clock === 'resolution' ? terms[clock] : null;
      return startClock(directory, held, clock, term, startedAt);
    }
    const measured = startClock(directory, held, clock, null, startedAt);
    const known = startedAt !== null && stoppedAt !== null;
    return { ...measured, state: known ? 'stopped' : 'unknown', stoppedAt };
  });
}
