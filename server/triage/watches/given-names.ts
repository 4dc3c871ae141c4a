/* Common given names by their stems, so that every case of them is known. Names that are also common words of messages
about services ("света", "роман", "вера", "роза", "слава") are left to the patronymic and to the second person. */

const hard =
  'иван петр пётр александр владимир владислав вячеслав станислав святослав ярослав максим михаил антон артем артём борис вадим виктор ' +
  'валентин глеб даниил денис егор захар кирилл константин леонид никит олег павел павл руслан ринат рамзан ' +
  'ахмед магомед мурат ильдар айрат рустам тимур ренат марат степан федор фёдор филипп эдуард богдан макар яков семен семён герман платон';
const soft =
  'андре серге алексе никола дмитри васили юри евгени анатоли валери геннади аркади витали георги григори тимофе матве игор иль савели афанаси';
const feminine =
  'анн мари марин елен ольг ирин татьян наталь натали екатерин светлан людмил галин валентин нин зинаид тамар ларис юли ксени анастаси ' +
  'алин полин дарь софь софи алл антонин раис маргарит олес кристин евгени александр валери жанн эльвир гульнар диан карин елизавет варвар лиди';

const group = (stems: string) => stems.split(' ').join('|');
const given = new RegExp(
  `^(?:(?:${group(hard)})(?:а|у|ом|ем|е)?|(?:${group(soft)})(?:й|ь|я|ю|ем|ём|е|и)|(?:${group(feminine)})(?:а|я|ы|и|е|у|ю|ой|ей|ою|ею))$`,
  'u',
);

const english =
  'james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony andrew paul joshua kenneth kevin brian ' +
  'george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory ' +
  'alexander patrick jack dennis jerry peter ivan igor sergey dmitry vladimir ' +
  'mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley kimberly emily donna michelle ' +
  'carol amanda melissa deborah stephanie rebecca laura helen sharon cynthia kathleen amy angela anna olga natalia maria';
const englishNames = new Set(english.split(' '));

/** Stems a patronymic is made of, beyond those that end in -ович and -евич and need no list. */
const fathers =
  'иван петр александр владимир владислав вячеслав станислав святослав ярослав максим михайл антон артем борис вадим виктор валентин глеб даниил данил ' +
  'денис егор захар кирилл константин леонид матве олег павл руслан ринат ахмед магомед мурат ильдар айрат рустам тимур марат степан федор филипп эдуард ' +
  'богдан макар семен герман платон андре серге алексе никола дмитри василь юрь евгень анатоль валерь геннадь аркадь виталь георги григорь игор тимофе ' +
  'савель афанась роман льв';
const daughterOf = new RegExp(
  `^(?:${group(fathers)})(?:овн|евн)(?:а|ы|е|у|ой|ою)$|^(?:яковлевн|ильиничн|никитичн|кузьминичн|фоминичн|лукиничн|саввичн)(?:а|ы|е|у|ой|ою)$`,
  'u',
);
/** Singular only: "Барановичи" and the like are places. */
const sonOf =
  /^[а-яё]{3,}(?:ович|евич)(?:а|у|ем|е)?$|^(?:ильич|никитич|кузьмич|фомич|лукич|саввич)(?:а|у|ем|ом|е)?$/u;
/** In small letters. */
export function isGivenName(word: string): boolean {
  return given.test(word) || englishNames.has(word);
}

/** In small letters. */
export function isPatronymic(word: string): boolean {
  return sonOf.test(word) || daughterOf.test(word);
}
