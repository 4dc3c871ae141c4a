/** What a message says of cold, °C; undefined when it does not. */
export interface Temperatures {
  readonly outside: number | undefined;
  readonly inside: number | undefined;
}

const tens: Readonly<Record<string, number>> = {
  двадцать: 20,
  тридцать: 30,
  сорок: 40,
  пятьдесят: 50,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
};
const units: Readonly<Record<string, number>> = {
  один: 1,
  два: 2,
  две: 2,
  три: 3,
  четыре: 4,
  пять: 5,
  шесть: 6,
  семь: 7,
  восемь: 8,
  девять: 9,
  десять: 10,
  одиннадцать: 11,
  двенадцать: 12,
  тринадцать: 13,
  четырнадцать: 14,
  пятнадцать: 15,
  шестнадцать: 16,
  семнадцать: 17,
  восемнадцать: 18,
  девятнадцать: 19,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
};

const numeral = `(\\d{1,2}|[а-яa-z]+(?:[\\s-]+[а-яa-z]+)?)`;

interface Wording {
  readonly expression: RegExp;
  /** The expression is slow; without one of these it cannot match. */
  readonly needs?: readonly string[];
}

/** "−30", "минус тридцать один", "мороз под сорок", "minus twenty", "20 below". A dash between numbers is a range. */
const outsideForms: readonly Wording[] = [
  {
    expression: /(?:^|[^\d\p{L}\p{N}])[-−–—](\d{1,2})(?![\d\p{L}-]|[.,]\d|\s*(?:%|шт|руб|кв|эт))/giu,
    needs: ['-', '−', '–', '—'],
  },
  {
    expression: new RegExp(`(?:минус|minus|мороз[а-я]*(?:\\s+(?:под|за|в|до|около))?)\\s+${numeral}`, 'giu'),
    needs: ['минус', 'minus', 'мороз'],
  },
  {
    expression: new RegExp(
      `${numeral}\\s+(?:below|degrees below|градус[а-я]*\\s+(?:мороза|ниже)|мороза)`,
      'giu',
    ),
    needs: ['below', 'мороза', 'ниже'],
  },
];
/** "дома 10 градусов", "в палате плюс 13", "flat is 8 degrees", "rooms at 11". */
const insideForms: readonly Wording[] = [
  {
    expression: new RegExp(
      `(?:дома|доме|квартире|комнате|комнатах|палате|палатах|группе|группах|классе|помещении|спальне|садике)[^.!?\\d]{0,25}?(?:плюс\\s+|\\+\\s?)?${numeral}(?:\\s*(?:°|градус|тепла|[.,!?;)]|$|и\\s))`,
      'giu',
    ),
  },
  {
    expression: new RegExp(
      `(?:плюс|\\+)\\s?${numeral}[^.!?]{0,20}?(?:дома|квартире|комнате|палате|группе|классе|помещении|спальне|доме)`,
      'giu',
    ),
    needs: ['плюс', '+'],
  },
  {
    expression: new RegExp(
      `(?:flat|house|room|rooms|ward|bedroom|home|inside|indoors|living room|bungalow)[^.!?\\d]{0,20}?${numeral}\\s*(?:°|degrees|c\\b|celsius)`,
      'giu',
    ),
    needs: ['flat', 'house', 'room', 'ward', 'home', 'inside', 'indoors', 'bungalow'],
  },
  {
    expression: new RegExp(
      `${numeral}\\s*(?:°|degrees|c\\b)[^.!?]{0,15}?(?:in the flat|in the house|in my|inside|indoors|in the ward|in here|in the room)`,
      'giu',
    ),
    needs: ['in the', 'in my', 'in here', 'inside', 'indoors'],
  },
];

const anyNumeral = new RegExp(`\\d|${[...Object.keys(tens), ...Object.keys(units)].join('|')}`);

/** Reads temperatures written in figures or in words, in Russian and English. */
export function readTemperatures(message: string): Temperatures {
  const text = message.slice(0, 4_000).toLowerCase().replaceAll('ё', 'е');
  if (!anyNumeral.test(text)) return { outside: undefined, inside: undefined };
  const outside = valuesOf(text, outsideForms);
  const inside = valuesOf(text, insideForms).filter((value) => value <= 20);
  return {
    outside: outside.length > 0 ? -Math.max(...outside) : undefined,
    inside: inside.length > 0 ? Math.min(...inside) : undefined,
  };
}

function valuesOf(text: string, forms: readonly Wording[]): number[] {
  return forms.flatMap(({ expression, needs }) =>
    needs?.some((word) => text.includes(word)) === false
      ? []
      : [...text.matchAll(expression)].flatMap(([, written]) => degreesOf(written ?? '') ?? []),
  );
}

function degreesOf(written: string): number | undefined {
  if (/^\d+$/.test(written)) return Number(written);
  const [first = '', second = ''] = written.split(/[\s-]+/);
  if (tens[first] !== undefined) return tens[first] + (units[second] ?? 0);
  return units[first];
}
