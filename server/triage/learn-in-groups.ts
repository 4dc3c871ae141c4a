import { type Example, learn, type Model } from '../../engines/classify/index.ts';

/**
 * Lessons are learnt so many at a time, in the order people gave them. What full groups taught never changes, so that
 * whoever holds it goes on from there and comes to the same model as whoever begins with the first lesson.
 */
const groupSize = 200;

export interface Taught {
  /** What it was given, with every full group: to go on from. */
  readonly settled: Model;
  /** With all lessons. */
  readonly model: Model;
}

/** How many of so many lessons are in full groups. */
export const settledOf = (lessons: number): number => lessons - (lessons % groupSize);

/** Learns lessons on a trained model, or on what the lessons before them have settled. */
export function learnInGroups(from: Model, lessons: readonly Example[]): Taught {
  const whole = settledOf(lessons.length);
  let settled = from;
  for (let at = 0; at < whole; at += groupSize) settled = learn(settled, lessons.slice(at, at + groupSize));
  return { settled, model: learn(settled, lessons.slice(whole)) };
}
