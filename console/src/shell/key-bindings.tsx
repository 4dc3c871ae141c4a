import { createContext, type ReactNode, useContext, useEffect, useId, useMemo, useRef } from 'react';
import { type Binding, nameOfPress, resolve } from './keys.ts';

interface Registry {
  put(owner: string, bindings: readonly Binding[]): void;
  remove(owner: string): void;
  all(): readonly Binding[];
}

const Context = createContext<Registry | undefined>(undefined);

/** How long the first key of a pair waits for the second. */
const pairMs = 1200;

/** One listener for all keys; pages and dialogs put their bindings here while they are shown. */
export function KeyBindings({ children }: { children: ReactNode }) {
  const owners = useRef(new Map<string, readonly Binding[]>());
  const registry = useMemo<Registry>(
    () => ({
      put: (owner, bindings) => owners.current.set(owner, bindings),
      remove: (owner) => owners.current.delete(owner),
      all: () => [...owners.current.values()].flat(),
    }),
    [],
  );
  useEffect(() => listen(registry), [registry]);
  return <Context.Provider value={registry}>{children}</Context.Provider>;
}

function listen(registry: Registry): () => void {
  let pending: { name: string; until: number } | undefined;
  const onKeyDown = (event: KeyboardEvent) => {
    const name = nameOfPress(event);
    if (name === undefined || event.defaultPrevented || (event.repeat && !['j', 'k'].includes(name))) return;
    if (takesKeys(event.target, name)) return;
    const waiting = pending && pending.until > event.timeStamp ? pending.name : undefined;
    const found = resolve(registry.all(), waiting, name);
    pending =
      found && 'pending' in found ? { name: found.pending, until: event.timeStamp + pairMs } : undefined;
    if (!found || !('run' in found)) return;
    event.preventDefault();
    found.run.run();
  };
  window.addEventListener('keydown', onKeyDown);
  return () => window.removeEventListener('keydown', onKeyDown);
}

/**
 * Fields take every key, a box to tick only those that tick it, controls take the keys that press them, an open dialog
 * takes what its own bindings do not.
 */
function takesKeys(target: EventTarget | null, name: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('input[type="checkbox"], input[type="radio"]')) return name === ' ' || name === 'Enter';
  if (target.closest('input, textarea, select, [contenteditable="true"]')) return true;
  if ((name === 'Enter' || name === ' ') && target.closest('button, a, [role="option"], summary'))
    return true;
  if (target.closest('[role="menu"], [role="listbox"]')) return true;
  return target.closest('[role="dialog"]') !== null && target.closest('[data-own-keys]') === null;
}

/** Binds keys while the component is shown. */
export function useKeys(bindings: readonly Binding[]): void {
  const registry = useRegistry();
  const owner = useId();
  // After every render: the bindings close over what is shown now.
  useEffect(() => {
    registry.put(owner, bindings);
  });
  useEffect(() => {
    return () => registry.remove(owner);
  }, [registry, owner]);
}

export function useRegistry(): Registry {
  const registry = useContext(Context);
  if (!registry) throw new Error('keys are bound outside KeyBindings');
  return registry;
}
