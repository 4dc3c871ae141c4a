/** What a key press is called in a binding: "a", "?", "Enter", "mod+k". */
export interface Press {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/**
 * The name of a press. Letters go by their place on the keyboard when the layout is not Latin, so that the key marked
 * A is "a" also while Russian is typed. Undefined for combinations that belong to the browser.
 */
export function nameOfPress(press: Press): string | undefined {
  if (press.altKey) return undefined;
  const name = nameOfKey(press);
  if (press.ctrlKey || press.metaKey) return name === undefined ? undefined : `mod+${name}`;
  return name;
}

function nameOfKey({ key, code }: Press): string | undefined {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  const place = /^Key([A-Z])$/.exec(code)?.[1];
  if (place && key.length === 1) return place.toLowerCase();
  // The Russian layout has "?" on another key; the one marked "/" works as well.
  if (code === 'Slash' && key.length === 1) return key === '.' || key === '/' ? '/' : '?';
  return key.length > 0 && key !== 'Unidentified' ? key : undefined;
}

export interface Binding {
  /** One name, or two in a row: "g c". */
  readonly keys: string;
  readonly says: string;
  readonly run: () => void;
}

/** Ways a press can go on: it runs something, begins a pair, or is nothing of ours. */
export function resolve(
  bindings: readonly Binding[],
  pending: string | undefined,
  name: string,
): { run: Binding } | { pending: string } | undefined {
  const typed = pending === undefined ? name : `${pending} ${name}`;
  // The latest binding wins: a dialog's keys stand before those of the page below.
  const exact = bindings.findLast(({ keys }) => keys === typed);
  if (exact) return { run: exact };
  if (pending === undefined && bindings.some(({ keys }) => keys.startsWith(`${name} `)))
    return { pending: name };
  return pending === undefined ? undefined : resolve(bindings, undefined, name);
}
