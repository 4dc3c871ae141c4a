const longest = 120;

/** How letters begin that say nothing yet: a greeting, whoever is greeted, a cry. */
const greeting =
  /^(здравствуй|добр(ый|ое|ого|ой|ых)\s+(дня|день|утро|утра|вечер|вечера|времени|ночи)|привет|уважаем|люди добрые|ау+(?!\p{L})|эй(?!\p{L})|внимание|hello|hi\b|hey\b|dear\b|good (morning|afternoon|evening|day))/iu;
const shortWords = 6;

/** The first sentence that says something, cut at a word: residents' own words are the best title. */
export function titleOf(text: string): string {
  const lines = text
    .replace(/<br\s*\/?>/gi, '\n')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const sentences = lines.flatMap((line, at) =>
    line.split(/(?<=[.!?])\s+/).map((sentence) => ({ sentence, at })),
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
