/** Times as people say them. */
import type { Random } from '../random.ts';
import type { Scene } from './scene.ts';

const DAY = 86_400_000;

const MONTHS_OF = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
];
const MONTHS_IN = [
  'январе',
  'феврале',
  'марте',
  'апреле',
  'мае',
  'июне',
  'июле',
  'августе',
  'сентябре',
  'октябре',
  'ноябре',
  'декабре',
];
const MONTHS_EN = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const WEEKDAYS_FROM = ['воскресенья', 'понедельника', 'вторника', 'среды', 'четверга', 'пятницы', 'субботы'];
const WEEKDAYS_EN = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const FOR_RU = [
  'второй день',
  'третий день',
  'четвёртый день',
  'уже неделю',
  'вторую неделю',
  'третью неделю',
  'уже месяц',
  'больше месяца',
  'второй месяц',
  'полгода',
  'уже год',
  'второй год',
  'третий год подряд',
  'несколько дней',
  'уже несколько недель',
  'которую неделю',
  'который год',
  'всё лето',
  'с прошлого года',
  'целую неделю',
  'больше двух недель',
  'недели три',
  'дней десять',
];
const FOR_EN = [
  'for two days',
  'for a week',
  'for almost a month',
  'for more than two weeks',
  'for half a year',
  'for several days',
];
const HOURS_RU = [
  'с самого утра',
  'со вчерашнего вечера',
  'второй час',
  'третий час',
  'уже пять часов',
  'с шести утра',
  'с ночи',
  'вторые сутки',
  'третьи сутки',
  'с обеда',
  'больше суток',
  'полдня',
  'весь день',
  'уже часа четыре',
  'с 5 утра',
  'с 23:00',
  'с 14:00',
  'с 9 утра',
];
const HOURS_EN = [
  'since early morning',
  'since last night',
  'for five hours',
  'for two days',
  'since 6 am',
  'all day long',
];

export function dateInWords(localTime: number, language: 'ru' | 'en'): string {
  const date = new Date(localTime);
  const day = date.getUTCDate();
  return language === 'ru'
    ? `${day} ${MONTHS_OF[date.getUTCMonth()]}`
    : `${day} ${MONTHS_EN[date.getUTCMonth()]}`;
}

/** "14.03.2025", as offices write. */
export function shortDate(localTime: number): string {
  const date = new Date(localTime);
  const two = (n: number) => (n < 10 ? `0${n}` : String(n));
  return `${two(date.getUTCDate())}.${two(date.getUTCMonth() + 1)}.${date.getUTCFullYear()}`;
}

/** How long it has lasted, days to years. */
export function lasting({ language, random }: Scene): string {
  return random.pick(language === 'ru' ? FOR_RU : FOR_EN);
}

/** How long it has lasted, hours to days. */
export function lastingHours({ language, random }: Scene): string {
  return random.pick(language === 'ru' ? HOURS_RU : HOURS_EN);
}

/** "с понедельника", "с 3 марта", "со вчерашнего дня". */
export function since({ language, random, localTime }: Scene): string {
  const daysAgo = random.between(2, 6);
  const then = localTime - daysAgo * DAY;
  const draw = random.float();
  if (language === 'en')
    return draw < 0.5
      ? `since ${WEEKDAYS_EN[new Date(then).getUTCDay()]}`
      : `since ${dateInWords(then, 'en')}`;
  if (draw < 0.4) {
    const weekday = WEEKDAYS_FROM[new Date(then).getUTCDay()]!;
    return `${weekday === 'вторника' ? 'со' : 'с'} ${weekday}`;
  }
  if (draw < 0.75) return `с ${dateInWords(localTime - random.between(2, 25) * DAY, 'ru')}`;
  return random.pick([
    'со вчерашнего дня',
    'с прошлой недели',
    'с выходных',
    'с начала месяца',
    'с прошлой пятницы',
  ]);
}

/** A day within the last two months, in words. */
export function pastDate({ language, random, localTime }: Scene): string {
  return dateInWords(localTime - random.between(2, 60) * DAY, language);
}

/** "в марте": a month two to ten months ago. */
export function pastMonth({ language, random, localTime }: Scene): string {
  const month = new Date(localTime - random.between(60, 300) * DAY).getUTCMonth();
  return language === 'ru' ? `в ${MONTHS_IN[month]}` : `in ${MONTHS_EN[month]}`;
}

/** A time of the working day: "7:40". */
export function clockTime(random: Random): string {
  const minutes = random.pick(['00', '05', '10', '15', '20', '30', '40', '45', '50']);
  return `${random.between(6, 21)}${random.pick([':', ':', '.', '-'])}${minutes}`;
}
