import './territory.errors.ts';

export { topCentre } from './boundaries/areas.store.ts';
export type { BoundaryReport } from './boundaries/boundaries.schema.ts';
export { tryBoundaries, writeBoundaries } from './boundaries/boundary-imports.ts';
export { guessOptions, propertiesIn } from './boundaries/guess-options.rules.ts';
export { type BoundaryOptions, parseGeojson } from './boundaries/read-areas.rules.ts';
export { type Boundary, type GazetteerEntry, readBoundariesOf, readGazetteer } from './boundaries.store.ts';
export { compiledCalendar } from './compiled-calendar.ts';
export { dayOfRealm } from './day-of-realm.ts';
export { moveStamp } from './directory.store.ts';
export { createDirectories, type Directories } from './directory.ts';
export type {
  Area,
  Authority,
  Calendar,
  Centre,
  Directory,
  Names,
  OfficeContact,
  Passport,
  RoutingEffects,
  RoutingRule,
  Topic,
  TopicGroup,
} from './directory.types.ts';
export { factsOf, type Risk, riskOf, severitiesOf } from './facts.rules.ts';
export { compileRouting, noEffects, type Route, routerOf } from './routing.rules.ts';
export { type RoutingFinding, routingFindings } from './routing-findings.rules.ts';
export { compareRouters, type EffectDifference, type RouteMove } from './routing-trial.rules.ts';
export { type AuthorityInput, writeAuthority } from './save-authority.ts';
export { centreVersions, writeCentre } from './save-centre.ts';
export {
  insertAuthorities,
  insertGroups,
  insertRealm,
  insertTopics,
  type RealmPlan,
} from './set-up.store.ts';
export { territoryModule } from './territory.module.ts';
export {
  mayChangeAuthorities,
  mayChangeBoundaries,
  mayChangeRouting,
  mayChangeTopics,
  mayListAuthorities,
  mayReadDirectory,
} from './territory.policies.ts';
export { RoutingEffectFields } from './territory.schema.ts';
export { realmAbove } from './topics/mappings.store.ts';
export { dayIn, inSeason, topicCodesAt } from './topics/topic-codes.rules.ts';
export {
  type CodeReader,
  cellsOf,
  isPassportChange,
  readEntry,
  type TopicColumn,
  topicCellsAfter,
  topicColumns,
} from './topics/topic-table.rules.ts';
export { type TopicWrite, writeTopics } from './topics/write-topics.ts';
