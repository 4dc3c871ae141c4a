import type { CalendarData } from '../../engines/worktime/index.ts';
import type { Condition } from '../conditions/index.ts';

/** A name per language: `{"ru": "Лысая гора", "en": "Bald Hill"}`. */
export type Names = Readonly<Record<string, string>>;

export interface Centre {
  readonly id: string;
  readonly parentId: string | null;
  readonly kind: 'country' | 'region' | 'municipality';
  readonly name: Names;
  readonly calendarId: string;
  readonly version: number;
}

export interface Area {
  readonly id: string;
  readonly centreId: string;
  readonly code: string;
  readonly name: Names;
  readonly lon: number | null;
  readonly lat: number | null;
}

/** How an authority is reached: its office, not a person. */
export interface OfficeContact {
  readonly phone?: string;
  readonly email?: string;
  readonly address?: string;
  readonly site?: string;
}

export interface Authority {
  readonly id: string;
  readonly centreId: string;
  readonly code: string;
  readonly kind: string;
  readonly name: Names;
  readonly shortName: Names;
  readonly calendarId: string;
  readonly contact: OfficeContact | null;
  readonly areaIds: readonly string[];
  readonly version: number;
}

export interface TopicGroup {
  readonly id: string;
  readonly code: string;
  readonly name: Names;
  readonly position: number;
}

export type TermUnit = 'working days' | 'calendar days' | 'hours';

export interface Passport {
  readonly version: number;
  /** 1–5. */
  readonly severity: number;
  readonly resolutionAmount: number;
  readonly resolutionUnit: TermUnit;
  /** Working hours until the first answer, where it is not critical; null or left out: as the risk says. */
  readonly reactionHours?: number | null;
  readonly type: 'solve' | 'explain';
  readonly proof: 'none' | 'photo' | 'document';
  readonly visibility: 'public' | 'private';
  /** Months 1–12 in which the topic occurs; null: all year. */
  readonly season: readonly number[] | null;
  readonly objectionDays: number;
  /** Words per language that speak for the topic before there is history. */
  readonly words: Readonly<Record<string, readonly string[]>>;
  /** The least certainty at which a message is handed over without a person; null: never. */
  readonly automaticFrom: number | null;
  /** Who takes it where no routing rule decides; left out: nobody, it stays with its centre. */
  readonly authorities?: readonly PassportAuthority[];
}

/** The first that names the case's area decides, or else the one that names none. */
export interface PassportAuthority {
  readonly areaId: string | null;
  readonly authorityId: string;
}

/** A topic of the national list, and the days it stands for one of ours. */
export interface NationalSpan {
  readonly code: string;
  /** `2026-01-01`. */
  readonly from: string;
  /** The first day it no longer holds; null: it holds. */
  readonly until: string | null;
}

export interface Topic {
  readonly id: string;
  readonly groupId: string;
  readonly code: string;
  readonly name: Names;
  readonly description: Names;
  readonly version: number;
  readonly passport: Passport;
  /** Left out: mapped to nothing, ever. */
  readonly national?: readonly NationalSpan[];
}

export interface Calendar {
  readonly id: string;
  readonly version: number;
  readonly name: Names;
  readonly data: CalendarData;
}

/** What a routing rule does beside naming who the case goes to. */
export interface RoutingEffects {
  readonly tags: readonly string[];
  /** Accounts that follow the case from its opening. */
  readonly watcherIds: readonly string[];
  /** It joins the open mass problem it matches, without being asked. */
  readonly joinsMassProblem: boolean;
  /** The certainty its messages are handed over at without a person; null: as the topic's passport says. */
  readonly automaticFrom: number | null;
}

export interface RoutingRule extends RoutingEffects {
  readonly id: string;
  readonly position: number;
  readonly conditions: Condition;
  readonly authorityId: string;
  readonly executorId: string | null;
  readonly note: string | null;
  readonly version: number;
}

/** Everything of a realm that decisions need and people rarely change, read at once and kept while its stamp holds. */
export interface Directory {
  readonly realmId: string;
  readonly stamp: number;
  readonly language: string;
  readonly timeZone: string;
  readonly centres: ReadonlyMap<string, Centre>;
  readonly areas: ReadonlyMap<string, Area>;
  readonly authorities: ReadonlyMap<string, Authority>;
  readonly groups: ReadonlyMap<string, TopicGroup>;
  readonly topics: ReadonlyMap<string, Topic>;
  readonly calendars: ReadonlyMap<string, Calendar>;
  /** In the order they are tried. */
  readonly routing: readonly RoutingRule[];
}
