import { romaniseRussian } from '../../../../engines/place/index.ts';

const known = new Map<string, string>();

/** Russian letters in Latin for readers of English. Names repeat, so each is spelled out once. */
export function toLatin(text: string): string {
  let latin = known.get(text);
  if (latin === undefined) {
    latin = romaniseRussian(text);
    known.set(text, latin);
  }
  return latin;
}
