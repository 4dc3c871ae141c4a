/*
 * Words around names, by language. Adding a language is adding an entry; every entry is looked for in every
 * message, since people mix languages. Spaces stand for any white space; ~ for any ending of the word.
 */

export interface NameWords {
  /** A name may follow, if it is a known first name or has a patronymic. */
  readonly greetings: readonly string[];
  /** What follows is the writer's name. */
  readonly signatures: readonly string[];
  readonly introductions: readonly string[];
  /** The writer's name may follow: `я, Мария Иванова, …`. */
  readonly speakers: readonly string[];
  /** A surname follows. */
  readonly titles: readonly string[];
  /** Capitalised words in a signature that are no names. */
  readonly roles: readonly string[];
  /** After these a name is a street, a school, a square; a full stop behind a whole word ends its sentence. */
  readonly places: readonly string[];
  /** The same, shortened: the full stop belongs to the word. */
  readonly shortPlaces: readonly string[];
  /** Nominative, lower case. */
  readonly firstNames: string;
  /** First names that are also other words of a message: света (light), роман (novel), mark. */
  readonly ambiguousNames: string;
}

export const NAME_WORDS: readonly NameWords[] = [
  {
    greetings: [
      ...[
        'здравствуй~',
        'здрасте',
        'добрый день',
        'добрый вечер',
        'доброе утро',
        'доброго дня',
        'доброго времени суток',
      ],
      ...[
        'приветствую',
        'привет',
        'уважаем~',
        'многоуважаем~',
        'дорогой',
        'дорогая',
        'спасибо',
        'благодар~',
        'заранее спасибо',
      ],
    ],
    signatures: [
      'с уважением',
      'с ув.',
      'с наилучшими пожеланиями',
      'искренне ваш~',
      'подпись',
      'заявитель',
      'фио',
      'ф.и.о.',
      'ф. и. о.',
    ],
    introductions: ['меня зовут', 'мое имя', 'моё имя', 'моя фамилия', 'пишет вам', 'обращается к вам'],
    speakers: ['я', 'от', 'это'],
    titles: ['господин~', 'госпож~', 'г-н~', 'г-ж~', 'гр-н~', 'гр-к~'],
    roles: [
      ...[
        'жители',
        'житель',
        'жительница',
        'жильцы',
        'жилец',
        'родители',
        'мама',
        'многодетная',
        'инициативная',
        'группа',
      ],
      ...[
        'коллектив',
        'собственники',
        'собственник',
        'соседи',
        'пенсионеры',
        'пенсионерка',
        'пенсионер',
        'администрация',
      ],
      ...[
        'гражданин',
        'граждане',
        'россияне',
        'прошу',
        'просим',
        'жду',
        'ждем',
        'надеюсь',
        'спасибо',
        'ваш',
        'ваша',
        'тел',
        'телефон',
      ],
      ...['улица', 'ул', 'дом', 'город', 'мы', 'я', 'совет', 'председатель', 'тсж', 'ук', 'снт', 'жск'],
    ],
    places: [
      ...['улиц~', 'проспект~', 'переулок', 'переулк~', 'бульвар~', 'площад~', 'имени', 'шоссе', 'набережн~'],
      ...['парк~', 'сквер~', 'памятник~', 'школ~', 'микрорайон~', 'поселк~', 'посёлк~', 'село', 'деревн~'],
      ...['тракт~', 'театр~', 'музе~', 'больниц~', 'остановк~', 'станци~', 'проезд~'],
    ],
    shortPlaces: ['ул', 'пр', 'пр-т', 'просп', 'пер', 'б-р', 'пл', 'им', 'наб', 'мкр', 'пос', 'дер', 'ост'],
    firstNames:
      'александр алексей анатолий андрей антон аркадий арсений артем артём артур богдан борис вадим валентин валерий василий виктор виталий владимир владислав вячеслав геннадий георгий герман глеб григорий данил данила даниил денис дмитрий евгений егор иван игорь илья ильдар ильнур камиль кирилл константин лев леонид максим марат марк матвей михаил никита николай олег павел петр пётр рамиль ренат ринат роберт роман руслан рустам савелий святослав семен семён сергей станислав степан тарас тимофей тимур федор фёдор филипп эдуард эльдар юрий яков ярослав ' +
      'алена алёна александра алина алиса алла алсу альбина анастасия ангелина анжела анна антонина арина валентина валерия варвара василиса вера вероника виктория галина гузель дарья диана динара ева евгения екатерина елена елизавета жанна зинаида злата зоя инга инна ирина карина кира клавдия кристина ксения лариса лидия лилия любовь людмила майя маргарита марина мария марьяна милана надежда наталия наталья нина оксана олеся ольга полина раиса регина римма роза светлана софия софья снежана стефания таисия тамара татьяна ульяна фаина эвелина элина эльвира эльмира эмилия юлия яна ' +
      'саша леша лёша андрюша толя боря вадик валя валера вася витя вова володя слава гена гоша гриша даня денис дима женя ваня игорек кирюша костя леня лёня миша никитос коля паша петя рома сережа серёжа стас степа тема федя юра аня настя надя наташа оля катя лена лиза ира ксюша лара лида люба люда маша марина рита света соня таня тома юля ольга лиля галя вика',
    ambiguousNames:
      'света надежда вера любовь слава роза лилия злата люба лев роман тома рома лада майя марк карина александра валентина валерия евгения виктория стёпа паша поля лида',
  },
  {
    greetings: [
      'hello',
      'hi',
      'dear',
      'good morning',
      'good afternoon',
      'good evening',
      'thanks',
      'thank you',
    ],
    signatures: [
      ...[
        'regards',
        'kind regards',
        'best regards',
        'many thanks',
        'yours sincerely',
        'sincerely',
        'yours faithfully',
      ],
      ...['yours truly', 'best wishes', 'signed'],
    ],
    introductions: ['my name is', 'my name’s', "my name's", 'i am called'],
    speakers: ['this is', 'i am', "i'm", 'i’m', 'i', 'it is'],
    titles: ['mr', 'mrs', 'ms', 'miss', 'dr', 'sir', 'madam', 'councillor', 'mayor'],
    roles: [
      ...[
        'residents',
        'resident',
        'neighbours',
        'the',
        'a',
        'concerned',
        'tenants',
        'tenant',
        'parents',
        'team',
        'i',
        'we',
        'it',
      ],
      ...[
        'street',
        'road',
        'flat',
        'phone',
        'tel',
        'please',
        'thanks',
        'city',
        'council',
        'sir',
        'madam',
        'all',
        'everyone',
      ],
    ],
    places: ['at', 'on', 'street', 'saint', 'school', 'park', 'square', 'avenue', 'road', 'bridge'],
    shortPlaces: ['st'],
    firstNames:
      'adam alan albert alexander alfred andrew anthony arthur barry ben benjamin brian carl charles chris christopher colin craig daniel david dennis derek donald edward eric frank fred gary george gordon graham greg harry henry howard ian jack jacob james jason jeff jeremy jim joe john jonathan joseph joshua keith kenneth kevin larry lee leonard louis luke mark martin matthew michael mike neil nicholas nigel oliver oscar patrick paul peter philip ralph raymond richard robert robin roger ronald ross roy ryan sam samuel scott sean simon stephen steven stuart ted terence thomas tim timothy tom tony trevor vincent walter warren william ' +
      'abigail alice alison amanda amy andrea angela ann anna anne barbara betty beverley brenda carol caroline catherine charlotte cheryl christina christine claire daisy dawn deborah denise diana diane donna dorothy edith eleanor elizabeth ella ellen emily emma eva evelyn fiona florence frances gemma geraldine gillian gloria grace hannah heather helen holly irene isabella jackie jane janet janice jean jennifer jessica jill joan joanna josephine joyce judith julia julie karen kate katherine kathleen kelly kerry kim laura lauren leah linda lisa liz louise lucy lynn maria marie marion martha mary maureen megan melanie michelle natalie natasha nicola olivia pamela patricia paula pauline rachel rebecca rose ruth sally samantha sandra sarah sharon sheila shirley sophie stella stephanie susan suzanne sylvia teresa theresa tina tracy valerie vanessa victoria violet wendy yvonne zoe',
    ambiguousNames:
      'rose grace mark dawn holly victoria frank gene ray will may june april rob bill pat sue art faith hope joy robin',
  },
];
