import { emit } from '../events/index.ts';
import { writeDisposition } from '../intake/index.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { isoText } from '../platform/iso-times.ts';
import { newPublicNumber } from '../platform/public-number.ts';
import {
  type Directory,
  factsOf,
  noEffects,
  type Route,
  routerOf,
  topicCodesAt,
} from '../territory/index.ts';
import type { Case, CasePlace } from './case.types.ts';
import { caseFields } from './case-columns.ts';
import { insertCases, linkMessages } from './cases.store.ts';
import type { CaseContext } from './change-case.ts';
import { type CaseClock, nextDue, reactionTerm, resolutionTerm, startClock } from './clocks.rules.ts';
import { insertClocks } from './clocks.store.ts';
import { applyEffects } from './routing/apply-effects.ts';
import { withoutThoseWhoLeft } from './routing/those-who-left.ts';
import { titleOf } from './title.rules.ts';
import { firstLook } from './warnings.rules.ts';

/** A problem to open a case for, as triage proposed it or a person corrected it. */
export interface Opening {
  readonly messageId: string;
  readonly text: string;
  readonly language: string;
  readonly topicId: string;
  readonly type: 'solve' | 'explain';
  readonly severity: number;
  readonly severityReason: string | null;
  readonly centreId: string;
  readonly areaId: string | null;
  readonly place: CasePlace | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly reach: number;
  readonly channelId: string;
  /** How the message came; left out where that is not known. */
  readonly source?: string;
  /** Null when it is not known: then no clock runs from it. */
  readonly registeredAt: Date | null;
  /** A person's choice; otherwise the routing rules decide. */
  readonly authorityId?: string | null | undefined;
}

/**
 * Opens a case for each, routes it, starts its clocks, accepts its message, tells of it: a handful of statements
 * however many there are. @returns the cases in the order of the openings
 */
export async function openCases(
  tx: Tx,
  context: CaseContext,
  directory: Directory,
  openings: readonly Opening[],
): Promise<Case[]> {
  const { realmId, at } = context;
  const chosen = openings.map((opening) => chooseRoute(directory, opening));
  const routes = await withoutThoseWhoLeft(tx, context, chosen);
  const planned = openings.map((opening, index) =>
    openingCase(directory, opening, at, routes[index] ?? null),
  );
  await insertWithFreeNumbers(tx, realmId, planned);
  const cases = planned.map(({ row }) => row);
  await insertClocks(
    tx,
    realmId,
    planned.flatMap(({ row, clocks }) =>
      clocks.map((clock) => ({ ...clock, lookAt: firstLook(directory, clock, row, at) })),
    ),
  );
  await linkMessages(
    tx,
    realmId,
    openings.map(({ messageId }, index) => ({
      caseId: cases[index]!.id,
      messageId,
      role: 'opened' as const,
    })),
    at,
  );
  await writeDisposition(tx, realmId, [...new Set(openings.map(({ messageId }) => messageId))], 'accepted');
  await emit(
    tx,
    context,
    cases.map((row, index) => ({
      event: {
        type: 'case.opened' as const,
        data: { changes: storyOf(row), messageId: openings[index]!.messageId },
      },
      streamId: row.id,
    })),
  );
  return applyEffects(
    tx,
    context,
    cases.map((row, index) => ({ row, effects: routes[index]?.effects ?? noEffects })),
  );
}

/**
 * Before a case opens it has nothing, and half of what it may have it does not get then: its story says only the rest.
 * Times as the text they become in it.
 */
function storyOf(row: Case): Record<string, unknown> {
  const said: Record<string, unknown> = {};
  for (const field of inStory) {
    const value = row[field];
    if (value !== null) said[field] = value instanceof Date ? isoText(value) : value;
  }
  return said;
}

const inStory = caseFields.filter((field) => field !== 'id' && field !== 'version');

interface Planned {
  row: Case;
  readonly clocks: readonly CaseClock[];
}

type Chosen = Pick<Route, 'authorityId' | 'executorId' | 'reason'>;

/** A case as it is when it opens, with its clocks running; without a route it waits with its centre. */
export function openingCase(directory: Directory, opening: Opening, at: Date, route: Chosen | null): Planned {
  const topic = directory.topics.get(opening.topicId);
  if (!topic) throw new Error(`topic ${opening.topicId} is not in the directory`);
  const id = newId();
  const authorityId = route?.authorityId ?? null;
  const executorId = route?.executorId ?? null;
  const held = { id, centreId: opening.centreId, authorityId, passportVersion: topic.passport.version };
  const clocks = [
    startClock(
      directory,
      held,
      'reaction',
      reactionTerm(opening.severity, topic.passport),
      opening.registeredAt,
    ),
    startClock(directory, held, 'resolution', resolutionTerm(topic.passport), opening.registeredAt),
  ];
  const row: Case = {
    ...held,
    number: newPublicNumber(),
    version: 1,
    state: authorityId ? 'assigned' : 'accepted',
    type: opening.type,
    title: titleOf(opening.text),
    language: opening.language,
    topicId: opening.topicId,
    ...topicCodesAt(directory, opening.topicId, at),
    severity: opening.severity,
    severityReason: opening.severityReason,
    areaId: opening.areaId,
    place: opening.place,
    lon: opening.lon,
    lat: opening.lat,
    executorId,
    routeReason: route?.reason ?? null,
    reach: opening.reach,
    messageCount: 1,
    mergedInto: null,
    massProblemId: null,
    registeredAt: opening.registeredAt,
    openedAt: at,
    assignedAt: authorityId ? at : null,
    firstAnsweredAt: null,
    answeredAt: null,
    closedAt: null,
    objectionUntil: null,
    outcome: null,
    solved: null,
    forwardedCount: 0,
    reopenedCount: 0,
    ...nextDue(clocks),
    imported: false,
  };
  return { row, clocks };
}

/** Where a person chose the authority, the rule still says what the case is marked with. */
function chooseRoute(directory: Directory, opening: Opening): Route {
  const route = routerOf(directory)(
    factsOf(directory, { ...opening, source: opening.source ?? null, messages: 1, tags: [] }),
  );
  if (opening.authorityId) {
    const reason = { ruleId: null, position: null, note: 'chosen by a person', passedOver: 0 };
    return { ...route, authorityId: opening.authorityId, executorId: null, reason };
  }
  return route;
}

/** Numbers are random, so now and then one is taken: those cases get another and are tried again. */
async function insertWithFreeNumbers(tx: Tx, realmId: string, planned: readonly Planned[]): Promise<void> {
  let left = planned;
  while (left.length > 0) {
    const written = await insertCases(
      tx,
      realmId,
      left.map(({ row }) => row),
    );
    left = left.filter(({ row }) => !written.has(row.id));
    for (const one of left) one.row = { ...one.row, number: newPublicNumber() };
  }
}
