import { type Calendar as CompiledCalendar, compileCalendar } from '../../engines/worktime/index.ts';
import type { Calendar } from './directory.types.ts';

const compiled = new WeakMap<Calendar, CompiledCalendar>();

/** A calendar ready to be asked; made once for each version of it that is held. */
export function compiledCalendar(calendar: Calendar): CompiledCalendar {
  const known = compiled.get(calendar) ?? compileCalendar(calendar.data);
  compiled.set(calendar, known);
  return known;
}
