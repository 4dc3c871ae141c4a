import { useSyncExternalStore } from 'react';

/** One value that components far apart share: what is open, what the connection does. */
export interface Cell<Value> {
  get(): Value;
  set(value: Value): void;
  use(): Value;
}

export function cell<Value>(first: Value): Cell<Value> {
  let value = first;
  const watchers = new Set<() => void>();
  const subscribe = (watcher: () => void) => {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  };
  const get = () => value;
  return {
    get,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const watcher of watchers) watcher();
    },
    use: () => useSyncExternalStore(subscribe, get),
  };
}
