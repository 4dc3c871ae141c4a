/** The demo realm's content: a fictional region and what its residents write. Pure: no database, no clock. */
export { DUTY_NOTES } from './duty-notes.ts';
export { freshOutbreak } from './history/fresh-outbreak.ts';
export { generateHistory } from './history/history.ts';
export { trickle } from './history/trickle.ts';
export type * from './message.types.ts';
export { responsible } from './offices/authorities.ts';
export { buildWorld, demoWorld } from './world.ts';
export type * from './world.types.ts';
