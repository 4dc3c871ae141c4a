export { PostgresError } from './postgres.errors.ts';
export { type PostgresOptions, type RunningPostgres, runningPostgres, startPostgres } from './start.ts';
export { inspect, requireUsable, type ServerFacts } from './verify.ts';
