/*
 * What `detectLanguage` knows of languages. Adding one is adding a row: a code, its alphabet and the
 * short words nearly every sentence of it contains. The rows that no centre expects are there so that a
 * neighbour is recognised as something else. Languages without a row are left to the n-gram detector.
 */

export interface LanguageProfile {
  /** ISO 639-1. */
  readonly code: string;
  readonly script: Script;
  /** Lower-case letters of the alphabet; accents that only loanwords have are included. */
  readonly alphabet: string;
  /** Frequent words, lower case, separated by spaces. ё is written е, as `normalise` does. */
  readonly words: string;
}

export type Script = 'cyrillic' | 'latin';

/** Code units a script takes up, inclusive; letters beyond these belong to no listed script. */
export const SCRIPTS: readonly { readonly script: Script; readonly from: number; readonly to: number }[] = [
  { script: 'cyrillic', from: 0x400, to: 0x52f },
  { script: 'latin', from: 0x61, to: 0x7a },
  { script: 'latin', from: 0xdf, to: 0x24f },
];

export const PROFILES: readonly LanguageProfile[] = [
  {
    code: 'ru',
    script: 'cyrillic',
    alphabet: 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
    words:
      'и в не на я что с по у как а то это все он она они за к из от до для о об нет да мы вы бы же ли или если когда где кто уже еще очень только так был была было быть есть будет можно нужно надо почему сколько дня день лет дома доме наш наша нам вас вам нас мне меня их его ее при под над без через после перед между там тут здесь этот эта эти который которые которая чтобы даже тоже раз время люди детей дети улице улица воды вода свет дорога дорогу дороги здравствуйте добрый спасибо пожалуйста просим прошу какой какие каждый сегодня вчера завтра просто много ничего никто себя свой область город города району подскажите больше ни во со ко вот всех всем себе своей нашей нашем нашего г ул д пр края области сделать сделайте помогите почистить убрать убирают снег мусор мусора вывоз автобус автобусы школа школы детский площадка площадки жители двор дворе проблема вопрос связь адрес рядом напротив вообще очередь опять снова месяц месяца недели неделю часов лучше хорошо плохо большое огромное',
  },
  {
    code: 'en',
    script: 'latin',
    alphabet: 'abcdefghijklmnopqrstuvwxyzéèïö',
    words:
      "the a an and or of to in is it this that for on with as are was were be been at by from not no you your we our they their he she his her i my me us them there here have has had do does did will would can could should please hello hi dear thank thanks street road water light when where why how what who which if but so all any some more very just out up down about after before since because than then now still again every day days week weeks never nobody need it's don't isn't doesn't can't i'm",
  },
  {
    code: 'uk',
    script: 'cyrillic',
    alphabet: 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя',
    words:
      'і в не на що з та як це у до за від але він вона вони ми ви є був була було бути якщо коли де хто вже ще дуже тільки немає нема для про або чи треба можна чому скільки будь ласка дякую добрий день вулиці вулиця будинок води світла сьогодні нам нас мене цей ці який які щоб навіть також після через привіт',
  },
  {
    code: 'be',
    script: 'cyrillic',
    alphabet: 'абвгдеёжзійклмнопрстуўфхцчшыьэюя',
    words:
      'і ў не на што з як гэта у да за ад але ён яна яны мы вы ёсць быў была было калі дзе хто ужо яшчэ вельмі толькі няма для пра або ці трэба можна чаму колькі дзякуй добры дзень вуліцы вады святла сёння нам нас мяне гэты які якія каб таксама пасля праз',
  },
  {
    code: 'bg',
    script: 'cyrillic',
    alphabet: 'абвгдежзийклмнопрстуфхцчшщъьюя',
    words:
      'и в не на че с по от за да се е са как това този тази до при но или ако когато къде кой вече още много само няма има беше бъде може трябва защо колко моля благодаря здравейте добър ден днес ни ние вие те той тя аз са си ще съм',
  },
  {
    code: 'sr',
    script: 'cyrillic',
    alphabet: 'абвгдђежзијклљмнњопрстћуфхцчџш',
    words:
      'и у не на што са по од за да се је су како ово тај до при али или ако када где ко већ још веома само нема има био бити може треба зашто колико молим хвала здраво дан дана улици воде данас нам ми ви',
  },
  {
    code: 'kk',
    script: 'cyrillic',
    alphabet: 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя',
    words:
      'және бұл жоқ бар мен сен біз сіз осы үшін бір екі көп өте қалай қайда неге қашан керек болады емес деп су жарық көше үй рахмет сәлем күн бойы',
  },
  {
    code: 'tt',
    script: 'cyrillic',
    alphabet: 'аәбвгдеёжҗзийклмнңоөпрстуүфхһцчшщъыьэюя',
    words:
      'һәм бу юк бар мин син без сез бит өчен бер ике күп бик ничек кайда нигә кайчан кирәк була түгел дип су ут урам йорт рәхмәт сәлам көн белән исәнмесез бүген',
  },
  {
    code: 'ba',
    script: 'cyrillic',
    alphabet: 'абвгғдҙеёжзийҡклмнңоөпрсҫтуүфхһцчшщъыьэәюя',
    words:
      'һәм был юҡ бар мин һин беҙ һеҙ өсөн бер ике күп бик нисек ҡайҙа ниңә ҡасан кәрәк була түгел һыу ут урам йорт рәхмәт сәләм көн менән',
  },
  {
    code: 'de',
    script: 'latin',
    alphabet: 'abcdefghijklmnopqrstuvwxyzäöüß',
    words:
      'der die das und ist nicht in zu den mit von auf für im ein eine einen es ich wir sie er ihr seit wie was wann wo warum kein keine bitte danke guten tag straße wasser licht auch noch schon sehr aber oder wenn bei nach vor hat haben wird werden',
  },
  {
    code: 'fr',
    script: 'latin',
    alphabet: 'abcdefghijklmnopqrstuvwxyzàâæçéèêëîïôœùûüÿ',
    words:
      "le la les de des du un une et est pas ne en à dans que qui pour sur avec il elle nous vous je on au aux ce cette depuis quand où pourquoi comment merci bonjour rue eau lumière plus très mais ou si c'est n'y a",
  },
  {
    code: 'es',
    script: 'latin',
    alphabet: 'abcdefghijklmnopqrstuvwxyzáéíñóúü',
    words:
      'el la los las de del un una y es no en que por para con se su al lo hay desde cuando donde porque cómo gracias hola calle agua luz más muy pero o si está esta este nos',
  },
  {
    code: 'tr',
    script: 'latin',
    alphabet: 'abcçdefgğhıijklmnoöprsştuüvyzâîû',
    words:
      've bir bu da de için yok var ne çok ile ama mi mı değil neden nasıl nerede sokak su ışık gün lütfen teşekkürler merhaba biz siz ben o daha kadar sonra olarak',
  },
  {
    code: 'uz',
    script: 'latin',
    alphabet: "abcdefghijklmnopqrstuvwxyz'ʻʼ",
    words:
      "va bu bir yo'q bor uchun men sen biz siz ular juda ham bilan qanday qayerda nega qachon kerak emas deb suv chiroq ko'cha uy rahmat salom kun",
  },
  {
    code: 'pl',
    script: 'latin',
    alphabet: 'aąbcćdeęfghijklłmnńoóprsśtuwyzźżvqx',
    words:
      'i w nie na z że się to jest do od za po jak o co dla ale czy jeśli kiedy gdzie dlaczego brak proszę dziękuję dzień dobry ulica ulicy woda wody światło już jeszcze bardzo tylko są był była być mamy nas',
  },
];
