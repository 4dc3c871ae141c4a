/** How many messages of each topic a day of the year brings. */
import { Weighted } from '../random.ts';
import type { Demand, TopicPassport } from '../world.types.ts';

/** Relative demand from January to December; scaled to a mean of one where it is used. */
const MONTHS: Readonly<Record<Demand, readonly number[]>> = {
  even: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  snow: [30, 26, 18, 3, 0.2, 0, 0, 0, 0.1, 1.5, 12, 28],
  thaw: [3, 6, 22, 34, 14, 6, 5, 5, 8, 14, 8, 3],
  potholes: [5, 6, 18, 34, 26, 14, 11, 10, 10, 9, 6, 4],
  heating: [26, 22, 14, 7, 1.5, 0.3, 0.2, 0.5, 10, 24, 20, 22],
  'heating start': [1, 1, 2, 16, 14, 0.5, 0.2, 1, 45, 18, 2, 1],
  summer: [3, 3, 4, 6, 14, 22, 24, 18, 8, 4, 3, 3],
  warm: [2, 2, 4, 12, 18, 18, 17, 15, 12, 7, 3, 2],
  grass: [0, 0, 0, 0.5, 12, 34, 32, 18, 5, 0.5, 0, 0],
  mosquitoes: [0.2, 0.2, 1, 16, 36, 30, 14, 5, 2, 0.5, 0.2, 0.2],
  'school year': [14, 14, 13, 12, 9, 2, 1.5, 6, 18, 15, 14, 13],
  enrolment: [6, 6, 14, 22, 16, 12, 12, 22, 14, 4, 3, 3],
  autumn: [6, 5, 5, 4, 4, 5, 7, 14, 22, 22, 14, 8],
  flood: [1, 1, 6, 36, 30, 8, 4, 3, 3, 3, 2, 1],
  gardens: [1, 1, 3, 16, 24, 18, 14, 12, 9, 4, 1, 1],
  respiratory: [20, 20, 15, 9, 6, 4, 4, 4, 8, 13, 16, 18],
  dark: [18, 13, 9, 6, 3, 1, 1, 4, 9, 16, 20, 22],
  tax: [2, 2, 2, 2, 2, 2, 4, 10, 24, 26, 24, 6],
  ice: [22, 24, 24, 6, 0, 0, 0, 0, 0, 3, 18, 24],
};

/** Outside a topic's own season hardly anybody writes about it. */
const OUT_OF_SEASON = 0.04;
const DAY = 86_400_000;
const STEPS = 48;

function demandAt(demand: Demand, year: number): number {
  const months = MONTHS[demand];
  const mean = months.reduce((sum, one) => sum + one, 0) / 12;
  const at = year * 12 - 0.5 + 12;
  const low = months[Math.floor(at) % 12]!;
  const high = months[Math.ceil(at) % 12]!;
  return (low + (high - low) * (at - Math.floor(at))) / mean;
}

function inSeason({ season }: TopicPassport, month: number): boolean {
  if (!season) return true;
  const { from, to } = season;
  return from <= to ? month >= from && month <= to : month >= from || month <= to;
}

/** Weights of all topics in 48 steps of the year. */
export class Seasons {
  readonly #tables: readonly Weighted[];

  constructor(topics: readonly TopicPassport[]) {
    this.#tables = Array.from({ length: STEPS }, (_, step) => {
      const year = (step + 0.5) / STEPS;
      const month = Math.floor(year * 12) + 1;
      return new Weighted(
        topics.map(
          (topic) =>
            topic.share * demandAt(topic.demand, year) * (inSeason(topic, month) ? 1 : OUT_OF_SEASON),
        ),
      );
    });
  }

  /** The table for a local time given as if it were UTC. */
  at(localTime: number): Weighted {
    const start = Date.UTC(new Date(localTime).getUTCFullYear(), 0, 1);
    return this.#tables[Math.min(STEPS - 1, Math.floor(((localTime - start) / DAY / 366) * STEPS))]!;
  }
}
