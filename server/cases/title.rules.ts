const longest = 120;

/** How letters begin that say nothing yet: a greeting, whoever is greeted, a cry. */
const greeting =
  /^(здравствуй|добр(ый|ое|ого|ой|ых)\s+(дня|день|утро|утра|вечер|вечера|времени|ночи)|привет|уважаем|люди добрые|ау+(?!\p{L})|эй(?!\p{L})|внимание|hello|hi\b|hey\b|dear\b|good (morning|afternoon|evening|day))/iu;
const shortWords = 6;

/** Where a sentence ends: not after the short words of addresses and counts (“ул. Садовая”, “12 Mill St. again”). */
const sentenceEnd =
  /(?<=[.!?])(?<!(?:^|[^\p{L}])(?:г|ул|пр|просп|пр-т|пер|пл|наб|бул|б-р|ш|д|кв|корп|к|стр|с|п|пос|дер|х|ст|обл|р-н|мкр|мкрн|т|тыс|руб|тел|им|см|гр|St|Ave|Rd|Ln|Sq|Apt|No|Mr|Mrs|Ms|Dr)\.)\s+/iu;

/** The first sentence that says something, cut at a word: residents' own words are the best title. */
export function titleOf(text: string): string {
  const lines = text
    .replace(/<br\s*\/?>/gi, '\n')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const sentences = lines.flatMap((line, at) =>
    line.split(sentenceEnd).map((sentence) => ({ sentence, at })),
  );
  const first = Math.max(
    0,
    sentences.findIndex(({ sentence }) => !isGreeting(sentence)),
  );
  const { sentence = '', at = 0 } = sentences[first] ?? {};
  // A few words say little: then the line goes on.
  const rest = sentences.slice(first).filter((one) => one.at === at);
  const start = sentence.length < 30 ? rest.map((one) => one.sentence).join(' ') : sentence;
  if (start.length <= longest) return start;
  return `${start.slice(0, longest).replace(/\s+\S*$/, '')}…`;
}

const isGreeting = (sentence: string): boolean =>
  greeting.test(sentence) && sentence.split(/\s+/).length <= shortWords;
