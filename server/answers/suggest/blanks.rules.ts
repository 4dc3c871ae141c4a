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
const blank = /\[\p{L}[\p{L}\p{M} ,'’-]{0,40}\](?!\()/gu;

/** What is left to be filled in by hand, in the order of the text. */
export function blanksIn(text: string): Blank[] {
  return [...text.matchAll(blank)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    text: found,
  }));
}
