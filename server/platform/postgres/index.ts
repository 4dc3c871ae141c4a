export { type LeftCluster, leftBehind } from './away.ts';
export { clusterOf } from './place.ts';
export { type Notice, PostgresError } from './postgres.errors.ts';
export { usableMemory } from './settings.ts';
export { runningPostgres, startPostgres } from './start.ts';
export { inspect, requireUsable } from './verify.ts';
