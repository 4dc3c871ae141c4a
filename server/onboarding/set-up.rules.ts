import { type SetUpReply, type Step, steps } from './set-up.schema.ts';

/** What there is in a realm, counted. */
export interface SetUpCounts {
  readonly areas: number;
  readonly areasWithoutBorder: number;
  readonly centres: number;
  readonly authorities: number;
  readonly authoritiesWithoutAreas: number;
  readonly administrators: number;
  readonly operators: number;
  readonly curators: number;
  readonly authoritiesWithoutPeople: number;
  readonly topics: number;
  readonly topicsWithoutNational: number;
  readonly hasNationalList: boolean;
  /** Residents write by; what staff write down themselves is not counted. */
  readonly channels: number;
  /** Of these: the form of Heed's own. */
  readonly forms: number;
  readonly calendarDaysAhead: number;
}

type Missing = readonly (readonly [code: string, count: number])[];

/** What a person still has to do, step by step; 0 is nothing. */
export function missingIn(counts: SetUpCounts): Readonly<Record<Step, Missing>> {
  const none = (count: number): number => (count === 0 ? 1 : 0);
  return {
    boundaries: [
      ['no-areas', none(counts.areas)],
      ['areas-without-border', counts.areasWithoutBorder],
    ],
    centres: [['one-centre', counts.centres > 1 ? 0 : 1]],
    authorities: [
      ['no-authorities', none(counts.authorities)],
      ['authorities-without-areas', counts.authoritiesWithoutAreas],
    ],
    people: [
      ['no-operator', none(counts.operators)],
      ['no-curator', none(counts.curators)],
      ['one-administrator', counts.administrators > 1 ? 0 : 1],
      ['authorities-without-people', counts.authoritiesWithoutPeople],
    ],
    topics: [
      ['no-topics', none(counts.topics)],
      ['topics-without-national', counts.hasNationalList ? counts.topicsWithoutNational : 0],
    ],
    channels: [
      ['no-channels', none(counts.channels)],
      ['only-form', counts.forms > 0 && counts.channels === counts.forms ? 1 : 0],
    ],
    calendar: [['no-days-ahead', none(counts.calendarDaysAhead)]],
  };
}

export function stepsOf(counts: SetUpCounts, skipped: ReadonlySet<string>): SetUpReply['steps'] {
  const missing = missingIn(counts);
  const countOf: Readonly<Record<Step, number>> = {
    boundaries: counts.areas,
    centres: counts.centres,
    authorities: counts.authorities,
    people: counts.administrators + counts.operators + counts.curators,
    topics: counts.topics,
    channels: counts.channels,
    calendar: counts.calendarDaysAhead,
  };
  return steps.map((step) => {
    const left = missing[step].filter(([, count]) => count > 0).map(([code, count]) => ({ code, count }));
    const state = left.length === 0 ? 'done' : skipped.has(step) ? 'skipped' : 'missing';
    return { step, state, missing: left, count: countOf[step] };
  });
}
