/** The fixed part of the demo realm: what an administrator would have set up before the first message. */

/** A text in the two languages of the demo. */
export type Words = { readonly ru: string; readonly en: string };

/** Longitude and latitude in degrees (WGS 84), in the order of GeoJSON. */
export type Point = readonly [longitude: number, latitude: number];

/** A closed GeoJSON polygon without holes: one ring, counter-clockwise, its last position equal to its first. */
export type Boundary = { readonly type: 'Polygon'; readonly coordinates: readonly [readonly Point[]] };

export type Area = {
  readonly id: string;
  readonly name: Words;
  readonly kind: 'region' | 'municipality';
  /** The region for a municipality, null for the region. */
  readonly parentId: string | null;
  readonly population: number;
  readonly boundary: Boundary;
  /** Ids of the municipalities that share a border; empty for the region. */
  readonly neighbours: readonly string[];
};

export type SettlementKind = 'city' | 'town' | 'urban village' | 'village' | 'hamlet';

export type Settlement = {
  readonly id: string;
  readonly areaId: string;
  readonly kind: SettlementKind;
  readonly name: Words;
  /** "Велемска": of what? */
  readonly genitive: string;
  /** "в Велемске": where?, with its preposition. */
  readonly locative: string;
  readonly population: number;
  readonly centre: Point;
  /** The seat of the municipality. */
  readonly isSeat: boolean;
};

export type StreetKind = 'street' | 'lane' | 'avenue' | 'boulevard' | 'embankment' | 'square';

export type Street = {
  readonly id: string;
  readonly settlementId: string;
  readonly kind: StreetKind;
  /** Without the kind: "Садовая", "Строителей". */
  readonly name: Words;
  /** "Садовой", "Строителей": where?, without kind and preposition. */
  readonly locative: string;
  /** Houses stand along it at even distances, numbered from first to last. */
  readonly houses: { readonly first: number; readonly last: number };
  readonly from: Point;
  readonly to: Point;
};

export type LandmarkKind =
  | 'school'
  | 'kindergarten'
  | 'clinic'
  | 'hospital'
  | 'stop'
  | 'park'
  | 'shop'
  | 'culture'
  | 'sport';

export type Landmark = {
  readonly id: string;
  readonly settlementId: string;
  readonly streetId: string;
  readonly kind: LandmarkKind;
  readonly name: Words;
  /** "школы № 5": of what? */
  readonly genitive: string;
  /** "в школе № 5": where?, with its preposition. */
  readonly locative: string;
  readonly point: Point;
};

/** A place where residents write and are answered. */
export type DemoChannelKind = 'vk' | 'telegram' | 'portal' | 'email' | 'hotline' | 'ok' | 'max';

export type DemoChannel = {
  readonly key: string;
  readonly kind: DemoChannelKind;
  readonly title: Words;
  /** The whole region or one municipality. */
  readonly areaId: string;
  readonly address: string;
  readonly subscribers: number;
  /** An official page or desk of the authorities, as opposed to a town's own group found by a watch. */
  readonly isOfficial: boolean;
};

/** A line of responsibility; which authority carries it may depend on the place. */
export type Duty =
  | 'local roads'
  | 'regional roads'
  | 'traffic'
  | 'improvement'
  | 'lighting'
  | 'waste'
  | 'town hall'
  | 'heat'
  | 'water'
  | 'power'
  | 'gas'
  | 'housing'
  | 'tariffs'
  | 'billing'
  | 'overhaul'
  | 'city transport'
  | 'regional transport'
  | 'health'
  | 'local education'
  | 'education'
  | 'social'
  | 'veterinary'
  | 'nature'
  | 'forest'
  | 'culture'
  | 'sport'
  | 'digital'
  | 'one-stop shop'
  | 'order'
  | 'emergency'
  | 'trade'
  | 'construction'
  | 'land'
  | 'sanitary';

export type AuthorityKind = 'ministry' | 'agency' | 'inspectorate' | 'utility' | 'department' | 'town hall';

export type Authority = {
  readonly code: string;
  readonly kind: AuthorityKind;
  readonly name: Words;
  readonly shortName: Words;
  readonly level: 'regional' | 'municipal';
  /** The region or the municipality whose centre it belongs to. */
  readonly areaId: string;
  readonly duties: readonly Duty[];
  readonly phone: string;
  readonly email: string;
  /** Utilities keep a dispatcher round the clock. */
  readonly hours: 'office' | 'round the clock';
  readonly headId: string;
  readonly executorIds: readonly string[];
};

export type StaffRole =
  | 'operator'
  | 'curator'
  | 'leader'
  | 'analyst'
  | 'administrator'
  | 'fact-checker'
  | 'page editor'
  | 'trainer'
  | 'head'
  | 'executor';

export type Person = {
  readonly id: string;
  readonly role: StaffRole;
  /** "Мельникова Анна Сергеевна" and "Anna Melnikova". */
  readonly name: Words;
  readonly gender: 'f' | 'm';
  readonly position: Words;
  readonly email: string;
  /** Of a centre: its area. Of an authority: null. */
  readonly centreAreaId: string | null;
  readonly authorityCode: string | null;
};

export type Severity = 1 | 2 | 3 | 4 | 5;

/** What turns a month of the year into more or fewer messages. */
export type Demand =
  | 'even'
  | 'snow'
  | 'thaw'
  | 'potholes'
  | 'heating'
  | 'heating start'
  | 'summer'
  | 'warm'
  | 'grass'
  | 'mosquitoes'
  | 'school year'
  | 'enrolment'
  | 'autumn'
  | 'flood'
  | 'gardens'
  | 'respiratory'
  | 'dark'
  | 'tax'
  | 'ice';

export type TopicPassport = {
  /** "roads.potholes": group and topic. */
  readonly code: string;
  readonly groupCode: string;
  readonly name: Words;
  readonly description: Words;
  /** Cold-start words of the classifier. */
  readonly keywords: { readonly ru: readonly string[]; readonly en: readonly string[] };
  readonly severity: Severity;
  readonly resolution: { readonly days: 1 | 3 | 8 | 10 | 30; readonly counted: 'working' | 'calendar' };
  /** Months (1–12, inclusive, may wrap over the new year) outside which the topic is unusual; null: all the year. */
  readonly season: { readonly from: number; readonly to: number } | null;
  readonly duty: Duty;
  readonly level: 'regional' | 'municipal by place';
  readonly proof: 'photo' | 'document' | 'none';
  readonly visibility: 'public' | 'private';
  readonly objectionDays: number;
  readonly type: 'solve' | 'explain';
  /** How often residents write about it, relative to other topics, in an average month. */
  readonly share: number;
  readonly demand: Demand;
};

export type TopicGroup = {
  readonly code: string;
  readonly name: Words;
  readonly topics: readonly TopicPassport[];
};

/** A date as YYYY-MM-DD in the region's own time zone. */
export type PlainDate = string;

export type RegionCalendar = {
  readonly timeZone: string;
  /** The region keeps one offset all the year. */
  readonly utcOffsetMinutes: number;
  /** Working intervals by ISO weekday (1 = Monday), minutes after midnight. */
  readonly week: Readonly<Record<number, readonly { readonly from: number; readonly to: number }[]>>;
  /** Non-working days that are not plain weekends: holidays and days off moved by decree. */
  readonly daysOff: readonly { readonly date: PlainDate; readonly name: Words }[];
  /** Saturdays and Sundays worked because their day off was moved. */
  readonly workedWeekends: readonly PlainDate[];
  /** Working days before a holiday: one hour shorter. */
  readonly shortDays: readonly PlainDate[];
  /** Years whose moved days no decree had fixed when this was written: only the Labour Code is applied. */
  readonly provisionalYears: readonly number[];
};

export type World = {
  readonly region: Area;
  readonly municipalities: readonly Area[];
  readonly settlements: readonly Settlement[];
  readonly streets: readonly Street[];
  readonly landmarks: readonly Landmark[];
  readonly channels: readonly DemoChannel[];
  readonly authorities: readonly Authority[];
  readonly staff: readonly Person[];
  readonly topicGroups: readonly TopicGroup[];
  readonly topics: readonly TopicPassport[];
  readonly calendar: RegionCalendar;
};
