/** Two years, or any other span, of what the region's residents wrote. */
import type { DemoMessage, HistoryOptions } from '../message.types.ts';
import { hash32, Random } from '../random.ts';
import type { World } from '../world.types.ts';
import { drawTimeOfDay, HOLIDAY_FACTOR, WEEKDAY_FACTOR } from './hours.ts';
import { type Kit, kitOf } from './kit.ts';
import { Memory } from './memory.ts';
import { makeMessage } from './message.ts';
import { type Outbreak, planOutbreaks } from './outbreaks.ts';

const DAY = 86_400_000;
const MEMORY_SIZE = 12_000;
/** Each year brings a little more than the one before. */
const YEARLY_GROWTH = 0.14;

/**
 * The messages of the half-open interval in the order of publication, made one by one while they are asked for. The
 * same world, seed, interval and count give the same messages on every machine. Memory does not grow with `count`
 * but for sixteen bytes for each message of an outbreak (an eighth of all).
 */
export function* generateHistory(
  world: World,
  options: HistoryOptions,
): Generator<DemoMessage, void, undefined> {
  const { from, to, count } = options;
  if (!(to > from) || count <= 0) return;
  const kit = kitOf(world);
  const seed = String(options.seed);
  const outbreaks = planOutbreaks(kit, seed, from, to, count);
  const bursts = mergeOutbreaks(outbreaks);
  const memory = new Memory(MEMORY_SIZE);
  const authors = Math.max(150, Math.round(count * 0.45));
  let index = 0;
  let next = 0;
  const make = (at: number, outbreak?: Outbreak) =>
    makeMessage({ kit, seed, index: index++, at, authors, memory, outbreak, until: to });
  const days = planDays(kit, seed, from, to, count - bursts.times.length);
  for (const day of days) {
    for (const at of timesOf(kit, seed, day)) {
      for (; next < bursts.times.length && bursts.times[next]! <= at; next++)
        yield make(bursts.times[next]!, outbreaks[bursts.owners[next]!]);
      yield make(at);
    }
  }
  for (; next < bursts.times.length; next++) yield make(bursts.times[next]!, outbreaks[bursts.owners[next]!]);
}

/** All outbreak messages in order of time, and which outbreak each belongs to. */
function mergeOutbreaks(outbreaks: readonly Outbreak[]): { times: Float64Array; owners: Uint32Array } {
  const total = outbreaks.reduce((sum, one) => sum + one.times.length, 0);
  const times = new Float64Array(total);
  const owners = new Uint32Array(total);
  let at = 0;
  for (const [owner, one] of outbreaks.entries()) {
    times.set(one.times, at);
    owners.fill(owner, at, at + one.times.length);
    at += one.times.length;
  }
  const order = Uint32Array.from(times.keys()).sort((a, b) => times[a]! - times[b]!);
  return {
    times: Float64Array.from(order, (i) => times[i]!),
    owners: Uint32Array.from(order, (i) => owners[i]!),
  };
}

type DayPlan = { readonly day: number; readonly from: number; readonly to: number; readonly count: number };

/** Shares the count among the days in proportion to season, weekday, holidays, growth and chance. */
function planDays(kit: Kit, seed: string, from: number, to: number, count: number): DayPlan[] {
  const { offset } = kit.hours;
  const first = Math.floor((from + offset) / DAY);
  const last = Math.floor((to - 1 + offset) / DAY);
  const weights = Array.from({ length: last - first + 1 }, (_, i) => {
    const start = Math.max(from, (first + i) * DAY - offset);
    const end = Math.min(to, (first + i + 1) * DAY - offset);
    return { start, end, weight: ((end - start) / DAY) * dayWeight(kit, seed, first + i, first) };
  });
  const total = weights.reduce((sum, { weight }) => sum + weight, 0);
  let sum = 0;
  let given = 0;
  return weights.map(({ start, end, weight }, i) => {
    sum += weight;
    const upTo = i === weights.length - 1 ? count : Math.round((count * sum) / total);
    const plan = { day: first + i, from: start, to: end, count: upTo - given };
    given = upTo;
    return plan;
  });
}

function dayWeight({ seasons, hours }: Kit, seed: string, day: number, first: number): number {
  const weekday = (day + 4) % 7;
  const isHoliday = hours.isDayOff(day) && weekday !== 0 && weekday !== 6;
  const chance = new Random(hash32(`${seed}|day|${day}`)).logNormal(1, 0.13);
  const growth = (1 + YEARLY_GROWTH) ** ((day - first) / 365);
  return (
    seasons.at(day * DAY).total * (isHoliday ? HOLIDAY_FACTOR : WEEKDAY_FACTOR[weekday]!) * growth * chance
  );
}

function timesOf({ hours }: Kit, seed: string, { day, from, to, count }: DayPlan): Float64Array {
  const random = new Random(`${seed}|times|${day}`);
  const isDayOff = hours.isDayOff(day);
  const midnight = day * DAY - hours.offset;
  return Float64Array.from({ length: count }, () => {
    const at = midnight + drawTimeOfDay(random, isDayOff);
    return at >= from && at < to ? at : from + random.int(to - from);
  }).sort();
}
