/** What a blank stands for; its words are `blank.<kind>` in the language of the answer. */
export const blankKinds = ['person', 'name', 'address', 'date', 'number', 'phone', 'contact'] as const;
export type BlankKind = (typeof blankKinds)[number];

export interface Blank {
  readonly start: number;
  readonly end: number;
  /** As it stands in the text, brackets and all. */
  readonly text: string;
}

/** Words in square brackets, without figures: `[address]`, but no link of a page and no mention of a network. */
const bracket = /\[(?:\p{L}[\p{L}\p{M} .,:'’…-]{0,60}| ?_[_ ]{0,60})\](?!\()/gu;

/*
 * What the words of a blank ask for: beginnings in Russian, where endings change, whole words in English. Words a writer
 * adds to a quotation, «[sic]», «[так в письме]» or «[мы]», ask for nothing.
 */
const asked = [
  '(?:имя|имен|фамили|отчеств|назван|наименован|адрес|улиц|дат|числ|срок|номер|телефон|контакт|сумм|количеств|должност|подпис|почт)\\p{Ll}{0,4}',
  '(?:фио|укажите|указать|вставьте|вставить|впишите|вписать|заполните|заполнить)',
  '(?:name|surname|address|street|date|deadline|number|figure|amount|phone|telephone|contact|e-?mail|position|signature)s?',
  '(?:your|insert|fill in|enter|specify)',
];
const asks = new RegExp(`…$|_|(?<!\\p{L})(?:${asked.join('|')})(?!\\p{L})`, 'iu');

/** What is left to be filled in by hand, in the order of the text: blanks of Heed, of templates and of a model. */
export function blanksIn(text: string): Blank[] {
  return bracketsIn(text).filter((one) => asks.test(one.text.slice(1, -1)));
}

/**
 * A model leaves blanks in its own words, «[responsible officer]»: an ellipsis behind those that ask for nothing known
 * keeps them blanks.
 */
export function keepBlanks(text: string): string {
  return text.replace(bracket, (found) =>
    asks.test(found.slice(1, -1)) ? found : `${found.slice(0, -1)}…]`,
  );
}

function bracketsIn(text: string): Blank[] {
  return [...text.matchAll(bracket)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    text: found,
  }));
}
