import { useState } from 'react';

export interface Edited<Fields> {
  readonly fields: Fields;
  readonly change: (fields: Partial<Fields>) => void;
  /** Whether there is something to save. */
  readonly changed: boolean;
  /** The version the change is based on; undefined for a thing being added. */
  readonly version: number | undefined;
  /** Somebody else has saved since; given only while there are words of one's own to lose. */
  readonly overtaken: { readonly keepMine: () => void; readonly takeTheirs: () => void } | undefined;
}

interface Stored<Fields> {
  readonly version: number | undefined;
  readonly fields: Fields;
}

/**
 * What is typed over what is stored. What somebody else saves meanwhile never takes typed words away: untouched fields
 * follow it, and before touched ones are saved over it there is a choice.
 */
export function useEdited<Fields>(stored: Stored<Fields>): Edited<Fields> {
  const [base, setBase] = useState(stored.version);
  const [typed, setTyped] = useState<Partial<Fields>>();
  const changed = typed !== undefined;
  if (base !== stored.version && !changed) setBase(stored.version);
  return {
    fields: { ...stored.fields, ...typed },
    change: (fields) => setTyped((before) => ({ ...before, ...fields })),
    changed,
    version: base,
    overtaken:
      changed && base !== stored.version
        ? {
            keepMine: () => setBase(stored.version),
            takeTheirs: () => {
              setTyped(undefined);
              setBase(stored.version);
            },
          }
        : undefined,
  };
}
