import { useReducer } from 'react';

/** Words typed and not yet sent, by what they are for: a dialog closed by mistake gives them back when opened again. */
const kept = new Map<string, string>();

/** As `useState` for a text that outlives the component; each key has its own. */
export function useKeptText(key: string): [string, (text: string) => void] {
  const [, renew] = useReducer((times: number) => times + 1, 0);
  const set = (text: string) => {
    kept.set(key, text);
    renew();
  };
  return [kept.get(key) ?? '', set];
}

/** What has been sent is not offered again. */
export function forgetKeptText(key: string): void {
  kept.delete(key);
}

/** Whoever sits down next finds nothing. */
export function forgetKeptTexts(): void {
  kept.clear();
}
