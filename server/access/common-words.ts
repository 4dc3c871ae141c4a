/**
 * Words that stand at the heart of the passwords people choose most, written down for Heed: what such lists hold
 * everywhere (the word itself, names, teams, animals, love, work, places), in English and Russian, the latter also as
 * written in Latin letters. With the rules of `password-guess.rules.ts` each stands for thousands of passwords.
 */
const english = `password passw pass passcode secret letmein welcome login logon signin access admin administrator root
  user guest test testing tester temp temporary default changeme change new old my your the master system server service
  manager office work company home house family mother father mama papa baby love iloveyou lovely sweet honey angel devil
  monkey dragon tiger lion wolf bear eagle horse dog cat puppy kitty kitten fish bird shadow sunshine sunny summer winter
  spring autumn moon star stars starwars sky rain snow fire ice water flower rose princess prince king queen hello hi bye
  god jesus heaven hell freedom football soccer hockey baseball basketball tennis sport player winner champion superman
  batman spider pokemon naruto matrix hunter ranger killer soldier gun power magic wizard ninja pirate samsung apple google
  yandex microsoft windows linux android iphone computer internet mobile phone mail email gmail money dollar rich bank
  cookie chocolate coffee orange banana cherry pepper cheese diamond gold golden silver black white red blue green yellow
  purple pink michael daniel david robert john james thomas andrew alex alexander george charlie jordan jessica jennifer
  ashley amanda nicole anna maria mary kate elena victoria summer monday tuesday wednesday thursday friday saturday sunday
  january february march april may june july august september october november december trustno one two three four five
  abc qwerty qwert asdf zxcv moscow russia london paris america city town region government centre center heed`;

/** Chosen whole, since a cartoon praised it. */
const phrases = ['correcthorsebatterystaple'];
const russian = `пароль привет любовь люблю тебя меня солнце солнышко зайка котик кошка кот собака тигр медведь волк
  дракон ангел демон принцесса королева король царь россия москва питер город область родина победа свобода спартак зенит
  динамо локомотив футбол хоккей чемпион мама папа сын дочь семья дом дача работа офис начальник директор админ
  администратор пользователь гость тест проверка новый старый мой моя вход доступ секрет весна лето осень зима январь
  февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь понедельник вторник среда четверг пятница
  суббота воскресенье александр саша алексей андрей анна аня антон артем виктор виктория владимир вова дарья даша денис
  дима дмитрий евгений женя екатерина катя елена лена иван игорь ирина кирилл максим мария маша марина михаил миша
  наталья наташа настя никита николай оля ольга павел паша роман сергей светлана света татьяна таня юля юлия машина
  деньги рубль удача счастье жизнь компьютер телефон интернет почта администрация управа обращение гражданин центр`;

const wordsOf = (text: string) => text.split(/\s+/).filter((word) => word.length > 1);

/** The same keys pressed with the other layout: "пароль" becomes "gfhjkm". */
const keysRu = 'йцукенгшщзхъфывапролджэячсмитьбюё';
const keysEn = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const otherLayout = (word: string) =>
  [...word].map((letter) => keysEn[keysRu.indexOf(letter)] ?? letter).join('');

const latin: Readonly<Record<string, string>> = Object.fromEntries(
  [...'абвгдеёзийклмнопрстуфыэ'].map((letter, at) => [letter, [...'abvgdeeziyklmnoprstufye'][at]!]),
);
const digraphs = { ж: 'zh', х: 'h', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'sch', ъ: '', ь: '', ю: 'yu', я: 'ya' };
const inLatin = (word: string) =>
  [...word].map((letter) => ({ ...latin, ...digraphs })[letter] ?? letter).join('');

export const commonWords: ReadonlySet<string> = new Set([
  ...wordsOf(english),
  ...phrases,
  ...wordsOf(russian).flatMap((word) => [word, otherLayout(word), inLatin(word)]),
]);
